"""The only Python that knows js and pyodide: messages become calls, and reports become messages."""

from pathlib import Path

from worker.private import keep_apart

# And to what lies above, the protocol.
FINDERS = keep_apart([*__path__, str(Path(__file__).parent.parent)])
