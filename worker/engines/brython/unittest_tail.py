# Fixes of Brython's own `unittest.case`: a method without a docstring has none.
# mypy: disable-error-code="name-defined"
# ruff: noqa: F821


def _short_description(self):  # type: ignore[no-untyped-def]
    words = getattr(type(self), self._testMethodName).__doc__
    return words.split("\n")[0].strip() if words else None


TestCase.shortDescription = _short_description
