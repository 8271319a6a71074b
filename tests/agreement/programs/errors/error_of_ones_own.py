"""An error of one's own that is not caught, raised while another is handled."""


class OutOfStock(LookupError):
    """There is none left."""


stock = {"tea": 1}
try:
    stock["coffee"]
except KeyError as error:
    print(type(error).__name__, error, repr(error), isinstance(error, LookupError))
    raise OutOfStock("coffee", 0) from error
