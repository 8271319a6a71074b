# Fixes of Brython's own `_pydatetime`: a class that it removes still asks for itself by its name.
# mypy: disable-error-code="name-defined"
IsoCalendarDate = _IsoCalendarDate  # noqa: F821
