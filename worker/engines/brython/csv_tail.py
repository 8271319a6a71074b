# Fixes of Brython's own `csv`: its writer wants rows that have a length.
# mypy: disable-error-code="name-defined"
# ruff: noqa: F821
_fields_of = DictWriter._dict_to_list


def _list_of_fields(self, rowdict):  # type: ignore[no-untyped-def]
    return list(_fields_of(self, rowdict))


DictWriter._dict_to_list = _list_of_fields
