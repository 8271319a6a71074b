"""A block that is missing."""

source = "if True:\nprint('here')\n"
try:
    compile(source, "lesson.py", "exec")
except SyntaxError as error:
    print(type(error).__name__, error.lineno, error.filename)
    raise
