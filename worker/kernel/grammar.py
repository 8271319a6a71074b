"""Lines that are no Python: patterns, and what is said of them. A table, and nothing else.

A pattern is looked for in the line that Python could not read, without its indentation, its comment and what
stands in its quotes: there "" is left. Each must settle what is wrong, whatever the program meant: the order
of the rows matters, and what Python says of the line comes after them. Named groups fill the sentence.
"""

from __future__ import annotations

from worker.kernel.terms import BRACES, END, PRINT

_DECLARED = "A variable needs no type or other word before it. Write only {name} = and its value."
_TERMINAL = "This is a command for a terminal, and not Python. Remove the line."
_INSTALL = (
    "Packages need no pip here. Remove this line and write import and the package's name: it is loaded by "
    "itself."
)
_PROMPT = "{prompt} is what Python shows before your line. Remove it, and keep what stands behind it."
_DEFINE = "A function begins with def, as in def {name}(x): with a colon at the end."
_REPEAT = "A loop that counts looks like this: for {name} in range(10):"

_TYPES = r"(?:int|float|double|char|bool|boolean|string|String|str|long|list|dict|var|let|const)"

LINES = (
    # Of notebooks, terminals and prompts.
    (r"^%matplotlib\b", "Plots show here by themselves. Remove this line, which belongs to notebooks."),
    (r"^%%?(?:pip|conda)\b|^!\s*(?:pip|conda)", _INSTALL),
    (
        (
            r"^(?:sudo\s+)?(?:python[\d.]*\s+-m\s+)?(?:pip[\d.]*|conda|pipenv|poetry|"
            r"uv)\s+(?:pip\s+)?(?:install|add|uninstall)\b"
        ),
        _INSTALL,
    ),
    (r"^%%?[A-Za-z]", "A line that begins with % belongs to notebooks, and not to Python. Remove it."),
    (r"^!\s*[A-Za-z.]", _TERMINAL),
    (
        r"^(?:python[\d.]*|py)\s+(?:-\S+\s+)*[\w./\\-]+",
        "This is a command for a terminal. Here the button Run starts the program: remove the line.",
    ),
    (r"^(?:sudo|cd|ls|mkdir|rm|cp|mv|apt|apt-get|brew|npm|git|touch|chmod|source)\s+[\w./~-]+", _TERMINAL),
    (r"^(?P<prompt>>>>)(?:\s|$)|^(?P<prompt_2>\.\.\.)\s+\S", _PROMPT),
    (r"^(?P<prompt>(?:In|Out)\s*\[\d*\]:)", _PROMPT),
    (
        r"^`{3}|^~{3}",
        "Three backticks mark code in a chat or on a page. Remove the lines that begin with them.",
    ),
    (r"`", "Python has no backticks. A text stands in straight quotes: ' or \"."),
    (
        r"^\?+\s*(?P<name>[\w.]+)$|^(?P<name_2>[\w.]+(?:\(\))?)\s*\?+$",
        "? for help belongs to notebooks and the console line. In a program write help({name}).",
    ),
    # Comments.
    (
        r"^//|^/\*|^\*/|^--\s|^<!--",
        "This is a comment in another language. In Python a comment begins with #.",
    ),
    (
        r"\S\s+/\*|\S\s+//\s*[A-Za-z]+\s+[A-Za-z]+\s+[A-Za-z]|;\s*//",
        "If a comment was to begin here, write # before it: in Python // divides.",
    ),
    # Other languages, and marks of theirs that Python has nowhere.
    (r"^<\?(?:php|=)?", "This looks like PHP, and not like Python."),
    (r"^<!?[A-Za-z][^<>]*>", "This looks like HTML, and not like Python."),
    (
        r"^(?:SELECT|select)\s.+\s(?:FROM|from)\s|^(?:INSERT INTO|CREATE TABLE)\b",
        "This looks like SQL. In Python it stands in quotes, as in cursor.execute('SELECT …').",
    ),
    (
        r"^using\s+namespace\b|^package\s+[\w.]+;?$|^(?:#\s*)?include\s*<",
        "This line belongs to another language. Remove it.",
    ),
    (
        r"^(?:include|require|use|using|load)\s+(?P<name>[\w.]+)\s*;?$|^(?:include|require)\s*(?:\"\"|'')",
        "To use a module, write import and its name, as in import math.",
    ),
    (r"^import\s+(?:\"\"|'')", "The name of a module has no quotes. Write import math, for example."),
    (
        r"^import\s+(?P<name>\w+(?:\.\w+)*)\.\*\s*;?$",
        "Write from {name} import * to have all names of a module.",
    ),
    (
        r"^import\s+(?P<names>[\w, ]+?)\s+from\s+(?P<name>[\w.]+)",
        "Write it the other way round: from {name} import {names}",
    ),
    (
        r"^from\s+(?P<name>[\w.]+)(?:\s+import)?\s*$",
        "Say what to import: from {name} import … with a name, or import {name}.",
    ),
    (r"\bstd::|^(?:cout|cin)\b", PRINT),
    (
        r"^(?:public|private|protected|static|virtual|export|abstract)\s+(?:\w+\s+)*class\b",
        "A class begins with the word class alone, as in class Dog:",
    ),
    (
        r"^(?:public|private|protected|static|virtual|export|void)\s",
        "Python has no words such as public, static or void. A function begins with def.",
    ),
    (
        r"^class\s+(?P<name>\w+)\s+(?:extends|implements|inherits|:)\s*(?P<base>\w+)",
        "The class that it is based on stands in brackets: class {name}({base}):",
    ),
    (r"^(?:function|func|fn|fun|sub|define|procedure|void|Def|DEF|Function)\s+(?P<name>\w+)\s*\(?", _DEFINE),
    (r"^" + _TYPES + r"\s+(?P<name>\w+)\s*\([^)]*\)\s*[:{]?$", _DEFINE),
    (
        r"^def\s+(?P<name>\w+)\s*\(.*\b" + _TYPES + r"\s+\w",
        "A parameter has no type before its name. Write def {name}(x): without it.",
    ),
    (
        r"^for\s*\(?\s*(?:int|let|var|auto)?\s*(?P<name>[A-Za-z_]\w*)\s*=.*(?:;|\bto\b|\.\.|\bwhile\b)",
        _REPEAT,
    ),
    (
        r"^(?:foreach|for\s+each|for\s+all|foreach\s*\()\s*\(?\s*(?:\w+\s+)?(?P<name>\w+)\s+(?:in|as|of)\b",
        "A loop begins with for alone, as in for {name} in values:",
    ),
    (r"^for\s+in\b", "A name is missing between for and in, as in for item in items:"),
    (r"^from\s+(?!import\b)(?P<name>[\w.]+)\s+\*$", "The word import is missing: from {name} import *"),
    (
        r"^for\s+(?P<name>\w+)\s+(?P<word>range|of|to|from|over|through|=|:)(?!\s*in\b)",
        "A loop needs the word in: for {name} in range(10): or for {name} in values:",
    ),
    (r"^" + _TYPES + r"\s+(?P<name>[A-Za-z_]\w*)\s*(?:=(?!=)|;|$)", _DECLARED),
    (r"^(?:double|float|int|char|String|string|bool)\s*\[\]\s*(?P<name>\w+)", _DECLARED),
    (r"^for\s*\(\s*(?P<name>\w+)\s+in\b", "A loop has no brackets round it: for {name} in values:"),
    (r"^[Dd]im\s+(?P<name>\w+)", _DECLARED),
    (r"^switch\s*\(?", "Python has no switch. Write if and elif, or match with a colon, as in match x:"),
    (
        r"^(?:do\s*[:{]?|until\b.*|unless\b.*|repeat\b.*|loop\b.*|forever\s*:?)$",
        "Python has no such loop or test. It has while, for and if, as in while x < 3:",
    ),
    (
        r"^\}?\s*else\s*if\b|^(?:elseif|elsif|elif\s+if|elseIf|ElseIf)\b",
        "Python writes elif for else if, as in elif x == 2:",
    ),
    (r"^else\s+[^:\s{][^:]*:?$", "else has no condition: write else: alone, or elif with the condition."),
    (r"^\}?\s*catch\b", "Python writes except for catch, as in except ValueError as error:"),
    (r"^throw\b", "Python writes raise for throw, as in raise ValueError('bad')."),
    (r"^raise\s+(?P<name>\w+)\s*,", "The message of an error stands in brackets: raise {name}('…')"),
    (r"\bnew\s+(?P<name>[A-Za-z_]\w*)\s*\(", "Python needs no new. Write {name}() alone to make one."),
    (
        (
            r"^(?P<word>If|IF|Elif|ELIF|Else|ELSE|For|FOR|While|WHILE|Class|CLASS|Import|IMPORT|From|FROM|"
            r"Return|RETURN|Try|TRY|Except|With|WITH|Break|Pass)\b(?!\s*[=.(])"
        ),
        "Python writes its own words in small letters, and this one has a capital letter: {word}",
    ),
    (r"^(?:if|elif|while)\b.*\b(?P<word>then|do)\s*:?$", "Python has no {word}. End the line with a colon."),
    (r"^(?:(?:if|elif|while|for|else|try|def|class|switch|do)\b.*" + END + r"|else|try|do)\s*\{$", BRACES),
    (r"^\}\s*(?:;|else\b.*|)$", BRACES),
    (
        r"^(?P<name>[A-Za-z_]\w*)-(?P<name_3>[A-Za-z_]\w*)\s*=(?!=)",
        "A name has letters, digits and _, but no minus sign. Write {name}_{name_3}.",
    ),
    (r"^@(?P<name>\w+)\s*=(?!=)", "A name has no @ before it. Write {name} alone."),
    (
        r"^(?:\"\"|\d+(?:\.\d+)?)\s*=(?!=)",
        "The name stands on the left of =, and its value on the right, as in x = 1",
    ),
    (r"\bis\s+not\s+in\b", "Python writes not in to check that something is not there."),
    (r"&&", "Python writes and for &&."),
    (r"\|\|", "Python writes or for ||."),
    (r"===", "Python writes == to check whether two values are equal."),
    (r"!==|<>|=!", "Python writes != to check whether two values differ."),
    (r"=<", "Python writes <= for less or equal."),
    (r"^(?:if|elif|while)\b[^=]*=>|\breturn\b[^=]*=>", "Python writes >= for greater or equal."),
    (
        r"\([^()]*\)\s*=>|\b\w+\s*=>",
        "Python has no => for functions. Write lambda x: x + 1, or a function with def.",
    ),
    (r"\blambda\b[^:]*->", "A lambda has a colon: lambda x: x + 1"),
    (
        (
            r"^print\((?!.*\b(?:if|else|and|or|not|in|is|for|lambda|"
            r"await)\b)\s*[A-Za-z]+(?:\s+[A-Za-z]+)+\s*[!.?]*\s*\)$"
        ),
        "A text stands in quotes, as in print('hello').",
    ),
    (r"(?<![\w)\]])!\s*[A-Za-z_(]", "Python writes not for !, as in if not done:"),
    (r"\?.*:", "Python chooses a value by if and else: a if condition else b."),
    (r"\?", "Python does not use ?. Inside a text it stands in quotes."),
    (r"\$", "Python has no $. A name stands alone, as in price = 5."),
    (
        r"(?P<name>[A-Za-z_]\w*)\s*\+\+|\+\+\s*(?P<name_2>[A-Za-z_]\w*)",
        "Python has no ++. Write {name} += 1.",
    ),
    (
        r"(?P<name>[A-Za-z_]\w*)\s*--\s*(?:$|[;,)\]])|^--(?P<name_2>[A-Za-z_]\w*)",
        "Python has no --. Write {name} -= 1.",
    ),
    (r"\{\s*\"\"\s*=(?!=)", "In a dict a colon stands between key and value: {{'name': 'Ada'}}"),
    (
        r"\{\s*\"\"\s+(?:\"\"|[\w.]+)\s*[,}]",
        "In a dict a colon stands between key and value: {{'name': 'Ada'}}",
    ),
)
