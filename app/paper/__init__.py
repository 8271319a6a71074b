"""The work and its output on paper, and as one HTML file."""
