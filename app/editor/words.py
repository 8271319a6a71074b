"""What this room says to visitors. Names, signs and places stand where the braces are."""

# The JavaScript pane.
TRANSLATING = "Translating …"
MISSING = "The viewer could not be loaded. Close this pane and open it again."
NO_PYTHON = "There is no Python file to translate."
COPIED, SELECTED = "Copied", "Press Ctrl+C to copy what is selected"
LATE = "The translation took too long. It is tried again when the program changes."
LINE = "Line {}: {}"

# The data pane: what is wrong, behind its place.
PLACE = "Line {}, column {}: {}"
NO_OBJECT = "the data must be an object: begin with { and end with }."
AFTER_END = "there is something after the closing }: remove it, or put it inside."
WRONG_CLOSE = "here should be {}, not {}."
NO_COMMA = "a comma is missing before this, or {} after what came before."
EXTRA_COMMA = "remove this comma: nothing follows it before {}."
KEY_TWICE = 'the key "{}" is there twice: remove one.'
NO_COLON = 'a colon is missing after the key "{}".'
ENDS_EARLY = "a value is missing here, the text ends too early."
TOO_DEEP = "this is nested more than {} deep: make it flatter."
OPEN_TEXT = 'the text that begins here has no closing ".'
CONTROL = "a control character must be written \\u{:04x} (a tab: \\t)."
HALF = "half of a character is here: remove it."
BAD_ESCAPE = 'after \\ may come one of " \\ / b f n r t u; a \\ itself is written \\\\.'
HALF_ESCAPE = "\\u{:04x} is half of a character: its other half is missing."
BAD_HEX = "after \\u must come four digits of 0-9 and a-f."
LEADING_ZERO = "a number may not begin with 0: remove it."
ODD_NUMBER = "JSON has no such number: write decimal digits alone, such as 1000 or 0.5."
NO_DIGIT = "a digit is missing in this number."
BARE_KEY = 'put the key in double quotes: "{}".'
NO_KEY = "a key in double quotes should be here."
BARE_TEXT = 'put text in double quotes: "{}".'
NO_VALUE = "a value should be here: a number, text in double quotes, …"
COMMENT = "JSON has no comments: remove this."
WRONG_QUOTE = 'JSON quotes with ", not with {}.'
ODD_SIGN = "the character U+{:04X} may not be here: remove it."
UNCLOSED = "this is never closed: add a {} at the end."
# Words of other languages in the place of a value.
FOREIGN = {
    "True": "JSON writes true in lower case.",
    "False": "JSON writes false in lower case.",
    "None": "JSON writes null for None.",
    "NaN": "JSON has no NaN: leave it out, or write null.",
    "Infinity": "JSON has no Infinity: leave it out, or write a large number.",
    "undefined": "JSON has no undefined: leave it out, or write null.",
}
FAILED = "{} {}"

# Where a program has failed: its line, what is wrong, and the file.
ERROR = "Error in line {}: {}"
ERROR_ELSEWHERE = "Error in line {0} of {2}: {1}"
# What an error is and says, and behind it what may help.
SAID = "{}: {}"
HINTED = "{}\n{}"
