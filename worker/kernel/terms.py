"""Words that both tables of lines have in common: parts of patterns, and sentences. Constants alone."""

from __future__ import annotations

BRACES = (
    "Python has no braces round a block. End the line with a colon, and indent the lines that belong to it "
    "by 4 spaces."
)
PRINT = "To print something, write print(…), as in print('hello')."

BLOCKS = r"(?:if|elif|else|for|while|def|class|try|except|finally|with|match|case)"
KEYWORDS = (
    r"(?:and|as|assert|async|await|break|class|continue|def|del|elif|else|except|finally|for|from|global|if|"
    r"import|in|is|lambda|nonlocal|not|or|pass|raise|return|try|while|with|yield)"
)
# No word of Python's own comes next.
NO_WORD = r"(?!" + KEYWORDS + r"\b)"

# What may stand before the brace of a block, and not before one of a dict.
END = r"(?:\)|\b(?!(?:in|is|or|and|not|if|else)\b)\w+)"
