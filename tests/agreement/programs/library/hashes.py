"""`hashlib`, `base64` and `zlib`: fingerprints and packings of bytes."""

import base64
import hashlib
import zlib

print(hashlib.sha256(b"abc").hexdigest())
print(hashlib.md5(b"abc").hexdigest(), base64.b64encode(b"any + old & data"))
print(
    base64.b64decode("cGxheQ=="), zlib.crc32(b"abc"), zlib.decompress(zlib.compress(b"ab" * 50)) == b"ab" * 50
)
