"""Take the pictures of the documents from the built page."""
