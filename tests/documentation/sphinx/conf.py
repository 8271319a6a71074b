"""A site of Sphinx with cells, in the default theme."""

project = "Sample"
extensions = ["offthread.sphinx"]
offthread_doctest = True
offthread_settings = {"engines": ["cpython"], "snapshot": "none"}
