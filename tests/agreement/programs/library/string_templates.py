"""`string` and `textwrap`: sets of letters, templates, and text in lines."""

import string
import textwrap

print(string.ascii_lowercase, string.digits, string.punctuation)
print(string.Template("$who likes ${what}s").substitute(who="Ada", what="cat"), string.capwords("two words"))
text = "The quick brown fox jumps over the lazy dog and runs away."
print(textwrap.fill(text, width=24, subsequent_indent="  "))
print(textwrap.dedent("    a\n      b\n"), textwrap.shorten(text, 20), textwrap.indent("x\ny", "> "))
