"""Modules that Python itself has dropped or renamed, since when, and what to use instead. A table alone."""

from __future__ import annotations

_SOUND = "Python {version} dropped the module {{name}}. To read and write .wav files, import wave."
_NETWORK = "Python 3.13 dropped the module {name}. It needs network connections that no browser gives."

# What Python itself has dropped, and the two that say where it has gone.
DROPPED = (
    (
        "distutils",
        (
            "Python 3.12 dropped the module {name}. The package setuptools has taken its place: import "
            "setuptools first, and then {name}."
        ),
    ),
    ("imp", "Python 3.12 dropped the module {name}. Use importlib: importlib.reload(), for example."),
    ("asyncore asynchat smtpd", "Python 3.12 dropped the module {name}. Use asyncio."),
    (
        "cgi",
        "Python 3.13 dropped the module {name}. Use urllib.parse to read forms, and html.escape() for text.",
    ),
    ("cgitb", "Python 3.13 dropped the module {name}. Use traceback to show errors."),
    ("telnetlib nntplib", _NETWORK),
    (
        "audioop",
        (
            "Python 3.13 dropped the module {name}. The package audioop-lts brings it back: # "
            "requirements: audioop-lts"
        ),
    ),
    ("aifc sunau chunk ossaudiodev", _SOUND.format(version="3.13")),
    (
        "imghdr sndhdr",
        (
            "Python 3.13 dropped the module {name}. The first bytes of a file tell its kind: open(…, "
            "'rb').read(8)"
        ),
    ),
    ("crypt", "Python 3.13 dropped the module {name}. For passwords, use hashlib.scrypt()."),
    ("spwd nis", "Python 3.13 dropped the module {name}. It listed the users of a computer with Unix."),
    ("mailcap", "Python 3.13 dropped the module {name}. Use mimetypes to learn the kind of a file."),
    ("msilib", "Python 3.13 dropped the module {name}. It made installers for Windows."),
    ("pipes", "Python 3.13 dropped the module {name}. For quote(), import shlex."),
    ("uu", "Python 3.13 dropped the module {name}. Use base64."),
    ("xdrlib", "Python 3.13 dropped the module {name}. Use struct."),
    ("lib2to3", "Python 3.13 dropped the module {name}, which changed programs of Python 2."),
    ("binhex", "Python 3.11 dropped the module {name}. Use base64."),
    ("formatter parser symbol", "Python 3.10 dropped the module {name}. To read programs, use ast."),
    ("macpath", "Python 3.8 dropped the module {name}. Use os.path."),
    ("sets", "Python 3 has no module {name}: set() is there without an import."),
    ("exceptions", "Python 3 has no module {name}: all exceptions are there without an import."),
    ("md5 sha", "Python 3 has no module {name}. Use hashlib."),
)

RENAMED_WORDS = "{{name}} is what Python 2 called it. In Python 3 write: import {new}"
# What Python 2 calls otherwise: its name and the one of today.
RENAMED = (
    ("urllib2", "urllib.request"),
    ("urlparse", "urllib.parse"),
    ("robotparser", "urllib.robotparser"),
    ("httplib", "http.client"),
    ("BaseHTTPServer SimpleHTTPServer", "http.server"),
    ("Cookie", "http.cookies"),
    ("cookielib", "http.cookiejar"),
    ("HTMLParser", "html.parser"),
    ("htmlentitydefs", "html.entities"),
    ("ConfigParser", "configparser"),
    ("Queue", "queue"),
    ("SocketServer", "socketserver"),
    ("StringIO cStringIO", "io"),
    ("cPickle", "pickle"),
    ("copy_reg", "copyreg"),
    ("xmlrpclib", "xmlrpc.client"),
    ("__builtin__", "builtins"),
    ("UserDict UserList UserString", "collections"),
    ("anydbm", "dbm"),
    ("email.MIMEText", "email.mime.text"),
    ("email.MIMEMultipart", "email.mime.multipart"),
)
