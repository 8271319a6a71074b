"""`contextlib`: context managers from generators, and ready-made ones."""

import io
from contextlib import ExitStack, contextmanager, redirect_stdout, suppress


@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    finally:
        print(f"</{name}>")


with tag("p") as title, suppress(KeyError):
    print(title)
    {}["missing"]
held = io.StringIO()
with redirect_stdout(held):
    print("hidden")
print(repr(held.getvalue()))
with ExitStack() as stack:
    for name in "ab":
        stack.enter_context(tag(name))
