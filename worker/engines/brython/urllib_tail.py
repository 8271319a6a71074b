# What takes the place of Brython's own `urlopen`: bytes, status and headers, and errors that say why.
# mypy: disable-error-code="no-untyped-def,no-untyped-call,import-not-found,type-arg,arg-type"
import io as _io
from urllib.error import HTTPError, URLError

from browser import self as _scope

_UNREAD = (
    "{} could not be read: either its host does not let web pages of other sites read it (CORS), "
    "or it cannot be reached"
)
_FORM = "application/x-www-form-urlencoded"


class _Headers(dict):
    def __getitem__(self, name):
        return dict.__getitem__(self, name.lower())

    def get(self, name, default=None):
        return dict.get(self, name.lower(), default)

    def __contains__(self, name):
        return dict.__contains__(self, name.lower())


class Request:
    """What is asked for."""

    def __init__(self, url, data=None, headers=None, **options):
        self.full_url, self.data, self.method = url, data, options.get("method")
        self.headers = dict(headers or {})

    def get_method(self):
        """Return how it is asked for."""
        return self.method or ("GET" if self.data is None else "POST")

    def add_header(self, name, value):
        """Say something more of it."""
        self.headers[name] = value


class _Response(_io.BytesIO):
    def __init__(self, request, headers):
        body = _scope.Uint8Array.new(request.response)
        _io.BytesIO.__init__(self, bytes(list(body)))
        self.url, self.headers, self.reason = request.responseURL, headers, request.statusText
        self.status = self.code = request.status

    def geturl(self):
        return self.url

    def getcode(self):
        return self.status

    def info(self):
        return self.headers


def _sent(asked, timeout):
    request = _scope.XMLHttpRequest.new()
    request.responseType = "arraybuffer"
    request.open(asked.get_method(), asked.full_url, False)
    if timeout is not None:
        request.timeout = max(1, int(timeout * 1000))
    headers = {name.lower(): value for name, value in asked.headers.items()}
    if asked.data is not None:
        headers.setdefault("content-type", _FORM)
    for name, value in headers.items():
        # For this one browsers would ask the host first, and hosts say no.
        if name != "user-agent":
            request.setRequestHeader(name, value)
    try:
        request.send(None if asked.data is None else _scope.Uint8Array.new(list(asked.data)))
    except Exception:  # noqa: BLE001 - whatever JavaScript throws
        raise URLError(_UNREAD.format(asked.full_url)) from None
    return request


def _told(request):
    headers = _Headers()
    for line in request.getAllResponseHeaders().split("\r\n"):
        name, colon, value = line.partition(":")
        if colon:
            headers[name.strip().lower()] = value.strip()
    return headers


def urlopen(url, data=None, timeout=None):
    """Open an address and return its answer, which is read like a file."""
    asked = Request(url) if isinstance(url, str) else url
    if data is not None:
        asked.data = data
    request = _sent(asked, timeout)
    headers = _told(request)
    response = _Response(request, headers)
    if not 200 <= response.status < 300:
        raise HTTPError(asked.full_url, response.status, response.reason, headers, response)
    return response


def urlretrieve(url, filename):
    """Copy what is at an address into a file."""
    with urlopen(url) as response, open(filename, "wb") as file:  # noqa: PTH123 - programs may have no pathlib
        file.write(response.read())
    return filename, response.headers
