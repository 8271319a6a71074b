# What is added to Brython's own `time`: a sleep that waits.
from _offthread import offthread_sleep as sleep  # noqa: F401 - it is the name that programs use
