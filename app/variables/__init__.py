"""What the last program's names stand for, and tables among them."""
