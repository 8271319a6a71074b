# What is added to Brython's own `getpass`: the page asks.
from _offthread import offthread_getpass as getpass  # noqa: F401 - it is the name that programs use
