"""The only Python that knows js and pyodide: messages become calls, and reports become messages."""
