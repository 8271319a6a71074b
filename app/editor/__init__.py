"""The code and data editors, completion, and the JavaScript pane."""
