# Fixes of Brython's own `tempfile`: files are opened by their names, since there are no descriptors.
# mypy: disable-error-code="name-defined"
# ruff: noqa: A002, F821
from _offthread_handles import open as _open


def _get_default_tempdir(_dirlist=None):  # type: ignore[no-untyped-def]
    _os.makedirs("/tmp", exist_ok=True)
    return "/tmp"


def NamedTemporaryFile(  # type: ignore[no-untyped-def]  # noqa: N802 - it is the name that programs use
    mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True,
    *, errors=None, delete_on_close=True,
):  # fmt: skip
    """Return a file of its own name, which is gone when it is closed."""
    name = (prefix or template) + next(_get_candidate_names()) + (suffix or "")
    path = _os.path.join(dir or gettempdir(), name)
    file = _open(path, mode, buffering, encoding, errors, newline)
    return _TemporaryFileWrapper(file, path, delete, delete_on_close)


TemporaryFile = NamedTemporaryFile
