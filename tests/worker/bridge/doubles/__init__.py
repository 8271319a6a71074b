"""Stand-ins for what the worker's bridge has of JavaScript and of Pyodide, so that it runs on the host.

They take the place of the modules `js` and `pyodide` and behave as Python sees the real ones: what crosses is
a scalar, an object of JavaScript's (a JsProxy) or a PyProxy, and what cannot be cloned cannot be posted.
"""
