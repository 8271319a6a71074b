"""Names of other languages, of Python 2 and of modules, and what to write instead. Tables, and nothing else.

Each sentence must be true whatever the program meant by the name.
"""

from __future__ import annotations

_FROM = "If you mean {name} of the module {module}, write at the top: from {module} import {name}"
_SHORT = "{name} is the usual short name of {module}. Write at the top: import {module} as {name}"
_PRINT = "Python does not know {name}. To print something, write print(…)."
_OLD = "{name} is of Python 2. Write {new} instead."
_CONSTANT = "Python does not know {name}. It writes {new}, with a capital letter."
_END = "Python needs no {name}: a block ends where the indentation ends. Remove this line."
_COMMAND = "{name} is a command for a terminal, and not Python. Remove this line."
_PAGE = "{name} belongs to JavaScript and to pages. Python has print(), input() and display()."

# Rows: names, and the sentence.
NAMES = (
    ("true false", _CONSTANT),
    ("TRUE FALSE", _CONSTANT),
    (
        "none null NULL nil Null Nil undefined nullptr",
        "Python does not know {name}. Its word for no value is None, with a capital letter.",
    ),
    ("raw_input", _OLD.replace("{new}", "input(…)")),
    ("xrange", _OLD.replace("{new}", "range(…)")),
    ("unicode basestring", _OLD.replace("{new}", "str")),
    ("long", _OLD.replace("{new}", "int")),
    ("unichr", _OLD.replace("{new}", "chr(…)")),
    ("execfile", _OLD.replace("{new}", "import")),
    ("cmp", "{name} is of Python 2. Compare with <, == and >."),
    ("reload", "{name} is of Python 2. Write import importlib, and importlib.reload(…)."),
    ("reduce", "Python 3 has reduce in a module. Write at the top: from functools import reduce"),
    ("In Out", "In [1]: and Out[1]: are what a notebook shows before your line. Remove them."),
    ("System Console printf println echo puts cout writeln printl disp fmt", _PRINT),
    (
        "cin scanf Scanner gets readline readLine prompt",
        "Python does not know {name}. To ask for a line, write input(…).",
    ),
    ("console alert document window", _PAGE),
    (
        "require include",
        "Python does not know {name}. To use a module, write import and its name, as in import math.",
    ),
    ("Math", "Python does not know Math. Write import math at the top, and math.sqrt(…), for example."),
    ("this", "Python does not know this. In a method, the object is called self."),
    (
        "self",
        "Python knows self only inside a method: it must be the first name in the brackets of its def.",
    ),
    (
        "String Integer Boolean Double",
        "Python does not know {name}. Its types are called str, int, bool and float.",
    ),
    (
        "parseInt parseFloat",
        "Python does not know {name}. Write int(…) or float(…) to make a number of a text.",
    ),
    (
        "strlen sizeof length count",
        "Python does not know {name}. If you want to know how many there are, write len(…).",
    ),
    ("end endif endfor endwhile fi done esac begin", _END),
    ("cls clear ls pwd pip python", _COMMAND),
    ("np", _SHORT.replace("{module}", "numpy")),
    ("pd", _SHORT.replace("{module}", "pandas")),
    ("plt", _SHORT.replace("{module}", "matplotlib.pyplot")),
    ("sns", _SHORT.replace("{module}", "seaborn")),
    ("tk", _SHORT.replace("{module}", "tkinter")),
)
# Of these the line must show that the name is meant so: what stands behind it.
CALLED = {
    "length",
    "count",
    "cls",
    "clear",
    "sleep",
    "choice",
    "gets",
    "prompt",
    "readline",
    "include",
    "echo",
    "end",
    "done",
    "begin",
    "fmt",
    "document",
    "window",
}
ALONE = ("end", "done", "begin", "cls", "clear", "ls", "pwd", "pip", "python", "fi")

# Functions of modules that are called without them: names, module.
FUNCTIONS = (
    ("sqrt sin cos tan floor ceil factorial gcd log log10 exp radians degrees hypot", "math"),
    ("randint choice shuffle randrange uniform sample", "random"),
    ("sleep", "time"),
    ("Counter defaultdict deque namedtuple OrderedDict", "collections"),
    ("Path", "pathlib"),
    ("dataclass", "dataclasses"),
    ("datetime timedelta", "datetime"),
    ("mean median stdev", "statistics"),
    ("pprint", "pprint"),
    ("copy deepcopy", "copy"),
    ("partial lru_cache wraps", "functools"),
    ("permutations combinations product cycle chain", "itertools"),
)
CONSTANTS = (("pi tau", "math"),)
FROM = _FROM
CAUGHT = "The name of an error stands behind as: write except {kind} as {name}: in place of the comma."

_METHOD = "A {type} has no {name}. Write {new} instead."
_LENGTH = "A {type} has no {name}. Write len(…) around it, as in len(x)."

# Rows: types, names of methods and attributes, and what to write instead or the whole sentence.
ATTRIBUTES = (
    ("str list tuple dict set bytes range", "length size len count_items Length Count", _LENGTH),
    ("dict", "has_key", "A dict has no has_key in Python 3. Write key in d instead."),
    ("dict", "iteritems", "A dict has no iteritems in Python 3. Write items() instead."),
    ("dict", "iterkeys", "A dict has no iterkeys in Python 3. Write keys() instead."),
    ("dict", "itervalues", "A dict has no itervalues in Python 3. Write values() instead."),
    ("dict", "append add push", "A dict has no {name}. Write d[key] = value to put something in."),
    ("dict", "sort", "A dict has no {name}. Write sorted(d) to have its keys in order."),
    ("list", "push add push_back append_all enqueue", "A list has no {name}. Write append(…) instead."),
    ("list", "addAll concat", "A list has no {name}. Write extend(…) instead."),
    ("list", "unshift prepend push_front", "A list has no {name}. Write insert(0, …) instead."),
    ("list", "shift dequeue", "A list has no {name}. Write pop(0) instead."),
    ("list", "indexOf find", "A list has no {name}. Write index(…) instead."),
    ("list str tuple dict set", "contains includes has", "A {type} has no {name}. Write value in x instead."),
    ("list", "join", "A list has no join. The text between the parts has it: ', '.join(words)"),
    (
        "list",
        "split strip upper lower replace startswith isdigit",
        "{name} belongs to a text, and this is a list. Use it on each item, in a loop.",
    ),
    ("list", "slice", "A list has no slice. Write square brackets: x[1:3]."),
    ("list", "forEach map filter", "A list has no {name}. Write a loop: for item in items:"),
    (
        "list",
        "shape reshape mean sum max min",
        "A list has no {name}. Write sum(x), max(x) or min(x), or make a numpy array of it first.",
    ),
    (
        "tuple str range",
        "append sort reverse insert remove",
        "A {type} cannot be changed, so it has no {name}. Make a list of it first: list(x).",
    ),
    ("set", "append push", "A set has no {name}. Write add(…) instead."),
    ("str", "toUpperCase toUpper upcase uppercase", "A text has no {name}. Write upper() instead."),
    ("str", "toLowerCase toLower downcase lowercase", "A text has no {name}. Write lower() instead."),
    (
        "str",
        "charAt substring substr slice",
        "A text has no {name}. Write square brackets: text[0] or text[1:3].",
    ),
    ("str", "charCodeAt", "A text has no {name}. Write ord(…) instead."),
    ("str", "indexOf", "A text has no {name}. Write find(…) instead."),
    ("str", "trim", "A text has no {name}. Write strip() instead."),
    ("str", "replaceAll", "A text has no {name}. Write replace(…) instead, which changes all of them."),
    ("str", "startsWith", "A text has no {name}. Write startswith(…) in small letters."),
    ("str", "endsWith", "A text has no {name}. Write endswith(…) in small letters."),
    ("str int float bool list", "toString", "A {type} has no {name}. Write str(…) around it."),
    ("str", "equals", "A text has no {name}. Write == instead."),
    ("str", "decode", "A text has no decode in Python 3, since it is decoded already. Leave it out."),
    ("str", "format_text concat", "A text has no {name}. Write + or an f-string instead."),
    (
        "int float",
        "upper lower split strip replace isdigit append",
        "{name} belongs to a text or list, and this is a number ({type}). Write str(…) around it for a text.",
    ),
    (
        "generator map filter zip list_iterator",
        "next",
        "This has no next in Python 3. Write next(…) around it.",
    ),
    (
        "map filter zip dict_keys dict_values dict_items",
        "append sort reverse",
        "This is no list yet. Write list(…) around it first.",
    ),
    ("dict_keys dict_values dict_items", "index", "This is no list yet. Write list(…) around it first."),
    ("DataFrame Series", "append", "pandas 2 dropped append. Write pd.concat([a, b]) instead."),
    ("DataFrame Series", "ix", "pandas dropped ix. Write loc for names and iloc for numbers."),
    ("DataFrame", "iteritems", "pandas 2 dropped iteritems. Write items() instead."),
)
