# Additions to Brython's own `itertools`, and a fix: `accumulate` goes on after a zero.
import operator as _operator


def accumulate(iterable, func=_operator.add, *, initial=None):  # type: ignore[no-untyped-def]
    """Yield what is put together of the first item, of the first two, and so on."""
    items = iter(iterable)
    total = initial
    if initial is None:
        try:
            total = next(items)
        except StopIteration:
            return
    yield total
    for item in items:
        total = func(total, item)
        yield total


def pairwise(iterable):  # type: ignore[no-untyped-def]
    """Yield each item together with the next."""
    items = iter(iterable)
    try:
        last = next(items)
    except StopIteration:
        return
    for item in items:
        yield last, item
        last = item
