"""try with all its parts, and errors of one's own that name their cause."""


class TooCold(Exception):
    def __init__(self, degrees):
        super().__init__(f"{degrees} degrees")
        self.degrees = degrees


def check(degrees):
    try:
        if degrees < 0:
            raise TooCold(degrees)
        print(100 // degrees)
    except ZeroDivisionError as error:
        raise RuntimeError("no heat at all") from error
    except TooCold as error:
        print("caught", error, error.degrees, error.args)
    else:
        print("warm enough")
    finally:
        print("checked", degrees)


check(20)
check(-5)
try:
    check(0)
except RuntimeError as error:
    print(error, "<-", type(error.__cause__).__name__)
