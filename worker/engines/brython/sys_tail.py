# What is added to Brython's own `sys`: it forgets with what a program ends.
from _offthread import offthread_leave as exit  # noqa: A004, F401 - it is the name that programs use
