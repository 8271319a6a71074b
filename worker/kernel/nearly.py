"""Lines that are almost Python, signs that look like Python's, and what Python says of lines. Tables alone.

The patterns are as those of `grammar.py`, behind which they come.
"""

from __future__ import annotations

from worker.kernel.terms import BLOCKS, BRACES, END, KEYWORDS, NO_WORD, PRINT

_BESIDE = "Something is missing behind {sign} at the end of this line."
_OWN = "{word} is one of Python's own words and cannot be a name. Choose another one, such as {word}_1."

# The same where Python says no more than that it is invalid.
VAGUE = (
    (r"^(?:print|exec|input|len)\s+(?:\"\"|'')|^(?:echo|puts|println|say|console)\s", PRINT),
    (r";;", "Python needs no ; at the end of a line. One line is one step."),
    (r"^" + BLOCKS + r"\b.*;$", "This line begins a block. End it with a colon, and not with ;"),
    (r"^(?P<name>[A-Za-z_]\w*)\s*:=", "Outside of brackets a name gets its value by = alone: {name} = …"),
    (
        (
            r"^(?P<word>"
            + KEYWORDS[3:]
            + r"\s*=(?!=)|^(?:def|class)\s+(?P<word_2>"
            + KEYWORDS[3:]
            + r"\s*[(:]"
        ),
        _OWN,
    ),
    (r"^def\s*\(|^def\s*:", "A function needs a name, as in def greet(name):"),
    (r"^class\s+(?P<name>\w+)\s*\([^)]*\)\s*\{", BRACES),
    (
        r"^(?P<word>global|nonlocal)\s+(?P<name>\w+)\s*=",
        "Write {word} {name} in one line, and {name} = … in the next.",
    ),
    (r"^with\b.*\)\s+(?!as\b)(?P<name>\w+)\s*:$", "with needs the word as: with open('a.txt') as {name}:"),
    (r"=\s*if\b", "Python chooses a value by if and else in this order: a if condition else b."),
    (r"\blambda\b[^:]*:\s*return\b", "A lambda needs no return: lambda x: x + 1"),
    (r"(?P<mark>[-+*/%<>!])\s+=(?!=)", "Write {mark}= without a space between its two signs."),
    (r"\d\s*%\s*(?:$|[,)])", "Python has no percent sign behind a number. Write 50 / 100 for 50 percent."),
    (
        r"\b\d+\.\d+\.\d",
        "A number has one point at most. A million is 1_000_000, and a text such as 1.2.3 stands in quotes.",
    ),
    (
        r"\b\d+\s+\d+\b",
        "There are two numbers side by side. Is a sign between them missing? A long number has no spaces.",
    ),
    (
        r"^(?!" + KEYWORDS + r"\b)(?P<name>[A-Za-z_]\w*)\s+(?P<name_3>[A-Za-z_]\w*)\s*=(?!=)",
        "A name cannot have a space. Write {name}_{name_3} with an underscore.",
    ),
    (
        r"^(?P<orphan>else|elif|except|finally|case)\b",
        "This {orphan} belongs to nothing above. It must stand exactly below the line that it belongs to.",
    ),
    (
        r"^(?:for|while|if|elif)\b[^:]*\)\s+" + NO_WORD + r"\w+\s*\(",
        "A colon is missing behind the loop or condition, before what is to be done.",
    ),
    (
        r"(?:\b(?:and|or|not|in|is|if|elif|while)|[<>=+*/-])\s*:$",
        "Something is missing before the colon at the end of this line.",
    ),
    (
        r"\)\s+" + NO_WORD + r"[A-Za-z_]\w*\s*(?:\(|=(?!=))",
        "There are two steps in this line. Give each of them a line of its own.",
    ),
    (
        r"\{.*:.*,\s*\"\"\s+(?:\"\"|[\w.]+)\s*[,}]",
        "In a dict a colon stands between key and value: {{'name': 'Ada'}}",
    ),
    (
        (
            r"\b(?P<name>input|len|int|str|float|range|sorted|sum|max|min|open|round|abs)\s+(?:\"\"|"
            + NO_WORD
            + r"\w+)\s*$"
        ),
        "{name} is a function. Put round brackets around its values: {name}(…)",
    ),
    (r",\s*,", "There are two commas side by side. Remove one, or put a value between them."),
    (r"(?P<sign>[-+*/%,]|(?<![<>=!])=|==|!=|[<>]=?|\b(?:and|or|not|in|is|as|import|del|from))\s*$", _BESIDE),
    (
        r"^(?!" + BLOCKS + r"\b)[\w.]+\s*(?:\((?:[^()]|\([^()]*\))*\)|=[^()\[\]{}]*[^:])\s*:$",
        "Only a line that begins a block ends with a colon, such as if, for, while or def.",
    ),
)

# Lines above the one that Python could not read, from where braces have begun.
ABOVE = (
    r"^\}?\s*(?:(?:if|elif|while|for|else|try|def|class|switch|do|function|catch)\b.*"
    + END
    + r"|else|try|do)\s*\{$",
    BRACES,
)

# Signs that only look like Python's, and those to write instead.
SIGNS = {
    "−": "-",
    "–": "-",
    "—": "-",
    "‐": "-",
    "‑": "-",
    "×": "*",
    "∗": "*",
    "÷": "/",
    "⁄": "/",
    "∕": "/",
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    "。": ".",
    "、": ",",
    "→": "->",
    "⇒": "=",
    "∧": "and",
    "∨": "or",
    "¬": "not",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "″": '"',
    "‘": "'",
    "’": "'",
    "‚": "'",
    "‹": "'",
    "›": "'",
    "′": "'",
    "´": "'",
    "【": "[",
    "】": "]",
    "「": "'",
    "」": "'",
    "²": "**2",
    "³": "**3",
    "·": "*",
    "⋅": "*",
    "∙": "*",
    "：": ":",
    "؛": ";",
    "،": ",",
}
SIGN = "This sign only looks like Python's: {sign}. Write {right} instead."

# What Python says of lines, where the general rules have nothing to add: patterns, and the sentence.
MESSAGES = (
    (
        r"^':' expected after dictionary key",
        "In a dict a colon stands between key and value: {{'name': 'Ada'}}",
    ),
    (
        r"^expression expected after dictionary",
        "A value is missing behind a colon of this dict.",
    ),
    (r"^leading zeros in decimal", "A whole number does not begin with 0. Write 7 for 07."),
    (
        r"^invalid decimal literal",
        "A name cannot begin with a digit, and a number cannot have letters in it.",
    ),
    (r"^Expected one or more names after 'import'", "Say what to import behind the word import."),
    (r"^Did you mean to use 'from", "Write it the other way round: from, the module, import, and the name."),
    (r"^'await' outside async function", "await works only in a function that begins with async def."),
    (
        r"^'(?P<word>yield|async for|async with).*' outside",
        "{word} works only inside a function. Check the indentation.",
    ),
    (r"^'elif' block follows an 'else' block", "else comes last. Move this elif above it."),
    (
        r"^expected 'except' or 'finally' block",
        "A try needs an except below its block, with the indentation of the try.",
    ),
    (r"^expected '\('", "The name of a function has round brackets behind it, as in def greet():"),
    (
        r"^expected 'else' after 'if' expression",
        "A value that is chosen by if needs an else, too: a if condition else b.",
    ),
    (
        r"^cannot assign to (?P<word>True|False|None)",
        "{word} is one of Python's own values and cannot be a name.",
    ),
    (
        r"^cannot assign to (?:comparison|expression)",
        "A name must stand alone on the left of =. It has letters, digits and _ only.",
    ),
    (
        r"^(?:cannot assign to|cannot delete|illegal target)",
        "Only a name, an item or an attribute can stand there.",
    ),
    (
        r"^\(unicode error\) 'unicodeescape'",
        "A \\ in a text begins a special sign. Write / instead, or r before the quotes.",
    ),
    (
        r"^unexpected character after line continuation",
        "A \\ outside of quotes must be the last sign of its line. Is it meant to be /, or in quotes?",
    ),
    (
        r"^f-string: expecting '\}'|^f-string: expecting a valid",
        "The {{ in this f-string needs a }} behind its value.",
    ),
    (
        r"^f-string: (?:valid expression required|empty expression)",
        "A value is missing between {{ and }}. For the signs themselves write {{{{ and }}}}.",
    ),
    (r"^f-string: single '\}'", "A }} in an f-string needs a {{ before it. For the sign itself write }}}}."),
    (
        r"^duplicate (?:argument|parameter) '(?P<name>\w+)'",
        "Two parameters are called {name}. Give one another name.",
    ),
    (
        r"default (?:argument|parameter)|parameter without a default",
        "Parameters that have a value already, as in x=1, come last.",
    ),
    (
        r"^positional argument follows keyword",
        "Values with a name, as in x=1, come last between the brackets.",
    ),
    (r"^keyword argument repeated: (?P<name>\w+)", "{name} gets two values here. Remove one."),
    (
        r"^name '(?P<name>\w+)' is (?:assigned to|used) (?:before|prior to) global",
        "The line with global {name} must come first in the function.",
    ),
    (
        r"^no binding for nonlocal '(?P<name>\w+)'",
        "No function around this one has a variable {name}. Did you mean global?",
    ),
    (
        r"^Missing parentheses in call to 'exec'",
        "exec is a function. Put round brackets around the text, as in exec('x = 1').",
    ),
    (
        r"^multiple exception types must be parenthesized",
        "Several errors stand in brackets: except (ValueError, TypeError):",
    ),
    (
        r"^'\w' and '\w' prefixes are incompatible",
        "Write the quotes without letters before them. All text is Unicode in Python 3.",
    ),
    (
        r"^bytes can only contain ASCII",
        "b'…' has only plain letters. Write the text without b, and then .encode().",
    ),
    (
        r"^cannot mix bytes and nonbytes",
        "Texts with b before the quotes and those without cannot stand side by side.",
    ),
    (r"^trailing comma not allowed", "Remove the comma at the end of this line."),
    (
        r"^too many statically nested blocks",
        "There are too many blocks in blocks. Put some of them into functions.",
    ),
    (
        r"^wildcard import|^import \* only allowed",
        "from … import * works only outside of functions. Write it at the top.",
    ),
    (
        r"^from __future__ imports must occur at the beginning",
        "from __future__ must be the first line of the program.",
    ),
)
