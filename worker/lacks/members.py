"""What modules of the library do not have here, or no longer: owner, names, and what is said. A table alone.

{owner} is the module, {name} the name that was asked for.
"""

from __future__ import annotations

_SYSTEM = (
    "{owner}.{name} asks the computer's system for something, and a browser keeps programs away from it. "
    "Leave it out here."
)
_TEXT = "{owner}.{name}() was dropped: a text has it as a method, as in text.{name}(…)."
_ABC = "Python 3.10 moved {name} out of {owner}: write from collections.abc import {name}."
_BUILTIN = "{owner}.{name} is of Python 2. Write {new}(…), which needs no import."
_PAGE = (
    "Programs run beside the page, in a worker: {name} belongs to the page and is not there. "
    "Use print(), input() and display()."
)

MEMBERS = (
    (
        "signal",
        "alarm setitimer getitimer",
        (
            "{owner}.{name} sets an alarm clock of the computer's system, and a browser has none. Look at "
            "time.monotonic() within the program instead."
        ),
    ),
    ("signal", "pthread_kill pthread_sigmask sigtimedwait sigwaitinfo siginterrupt sigpending", _SYSTEM),
    (
        "os",
        "startfile",
        (
            "{owner}.{name} opens a file with another program of Windows, and a browser has none. Click "
            "the file's tab to see it."
        ),
    ),
    (
        "os",
        (
            "fork forkpty nice mkfifo mknod chroot openpty login_tty posix_spawn posix_spawnp setsid "
            "getsid sched_getaffinity sched_setaffinity getgrouplist initgroups setgroups wait3 wait4 "
            "waitid pidfd_open eventfd memfd_create posix_openpt ptsname unshare"
        ),
        _SYSTEM,
    ),
    ("os", "getcwdu", "{owner}.{name} is of Python 2. Write os.getcwd()."),
    ("os", "popen2 popen3 popen4 spawnvp spawnlp", _SYSTEM),
    ("time", "clock", "Python 3.8 dropped {owner}.{name}. Use time.perf_counter()."),
    ("time", "tzset", _SYSTEM),
    ("select", "epoll kqueue kevent devpoll", _SYSTEM),
    (
        "ctypes",
        "windll oledll WinDLL OleDLL WINFUNCTYPE",
        "{owner}.{name} calls parts of Windows. A browser has none of them.",
    ),
    ("js", "document window localStorage alert prompt confirm parent", _PAGE),
    ("string", "letters", "{owner}.{name} is of Python 2. Write string.ascii_letters."),
    ("string", "lowercase", "{owner}.{name} is of Python 2. Write string.ascii_lowercase."),
    ("string", "uppercase", "{owner}.{name} is of Python 2. Write string.ascii_uppercase."),
    ("string", "maketrans", "{owner}.{name} is of Python 2. Write str.maketrans(…)."),
    ("string", "join split replace strip lower upper find zfill center ljust rjust", _TEXT),
    ("string", "atoi", "{owner}.{name} is of Python 2. Write int(…)."),
    ("string", "atof", "{owner}.{name} is of Python 2. Write float(…)."),
    (
        "sys",
        "maxint",
        "{owner}.{name} is of Python 2, since whole numbers have no limit now. Use sys.maxsize.",
    ),
    (
        "sys",
        "setdefaultencoding",
        "{owner}.{name} is of Python 2. All text is Unicode now: leave the line out.",
    ),
    ("itertools", "izip", _BUILTIN.replace("{new}", "zip")),
    ("itertools", "imap", _BUILTIN.replace("{new}", "map")),
    ("itertools", "ifilter", _BUILTIN.replace("{new}", "filter")),
    ("itertools", "izip_longest", "{owner}.{name} is of Python 2. Write itertools.zip_longest(…)."),
    (
        "collections",
        (
            "Mapping MutableMapping Sequence MutableSequence Set MutableSet Iterable Iterator Callable "
            "Hashable Sized Container Generator Collection"
        ),
        _ABC,
    ),
    ("inspect", "getargspec", "Python 3.11 dropped {owner}.{name}. Use inspect.signature()."),
    ("fractions", "gcd", "Python 3.9 dropped {owner}.{name}. Use math.gcd()."),
    ("platform", "linux_distribution dist", "Python 3.8 dropped {owner}.{name}. Use platform.platform()."),
    ("asyncio", "coroutine", "Python 3.11 dropped {owner}.{name}. Begin the function with async def."),
    ("asyncio", "async", "Python 3.7 dropped {owner}.{name}. Use asyncio.create_task()."),
    ("ast", "Num Str Bytes NameConstant Ellipsis", "Python 3.14 dropped {owner}.{name}. Use ast.Constant."),
    ("unittest", "makeSuite findTestCases", "Python 3.13 dropped {owner}.{name}. Use unittest.TestLoader()."),
    (
        "pkgutil",
        "find_loader get_loader",
        "Python 3.14 dropped {owner}.{name}. Use importlib.util.find_spec().",
    ),
    ("importlib", "find_loader", "Python 3.12 dropped {owner}.{name}. Use importlib.util.find_spec()."),
    ("locale", "format", "Python 3.12 dropped {owner}.{name}. Use locale.format_string()."),
    (
        "configparser",
        "SafeConfigParser",
        "Python 3.12 dropped {owner}.{name}. Use configparser.ConfigParser.",
    ),
    ("base64", "encodestring", "Python 3.9 dropped {owner}.{name}. Use base64.encodebytes()."),
    ("base64", "decodestring", "Python 3.9 dropped {owner}.{name}. Use base64.decodebytes()."),
    ("random", "jumpahead", "{owner}.{name} is of Python 2. Use random.seed()."),
    (
        "matplotlib.pyplot",
        "hold",
        "matplotlib dropped {name}. Leave the line out: plots add up by themselves.",
    ),
)
