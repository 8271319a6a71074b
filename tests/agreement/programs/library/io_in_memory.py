"""`io`: files that are only in memory."""

import io

text = io.StringIO("one\ntwo\nthree")
print(text.readline(), list(text), text.tell())
text.seek(0)
print(text.read(3), text.getvalue().count("\n"))
raw = io.BytesIO()
raw.write(b"abc")
raw.seek(1)
print(raw.read(), raw.getvalue())
