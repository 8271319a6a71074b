# What is added to Brython's own `sys`: it forgets with what a program ends.


def exit(status: object = None, /) -> None:  # noqa: A001 - the name that programs use
    raise SystemExit(status)
