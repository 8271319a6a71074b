"""A module that there is nowhere."""

try:
    from math import square_root
except ImportError as error:
    print(type(error).__name__)
import there_is_no_such_module
