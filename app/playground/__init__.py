"""What happens when: presses reach the client, and its reports reach the panes."""
