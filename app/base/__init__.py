"""What every room stands on: the door to the browser, signals, quantities in words."""
