"""What stands between Playwright and Firefox changes one command, and nothing else of what it hands on."""

import io
import json

import pytest

from tests.browser.bidi import frames, masked

MASK = b"\x01\x02\x03\x04"


def frame(payload: bytes) -> bytes:
    """A frame as a client sends it."""
    size = len(payload)
    if size < 126:
        head = bytes([0x81, 0x80 | size])
    elif size < 1 << 16:
        head = bytes([0x81, 0xFE]) + size.to_bytes(2)
    else:
        head = bytes([0x81, 0xFF]) + size.to_bytes(8)
    return head + MASK + masked(payload, MASK)


@pytest.mark.parametrize("size", [0, 1, 125, 126, 65535, 65536])
def test_frames_of_every_length_are_handed_on_as_they_are(size: int) -> None:
    sent = [frame(b"x" * size), frame(b"the next")]
    assert list(frames(io.BytesIO(b"".join(sent)))) == sent


def test_the_missing_command_becomes_one_that_changes_nothing() -> None:
    command = {"id": 5, "method": "emulation.setMediaFeaturesOverride", "params": {"features": {}}}
    sent = frame(json.dumps(command).encode())
    (got,) = frames(io.BytesIO(sent))
    assert len(got) == len(sent)
    assert json.loads(masked(got[6:], MASK)) == {**command, "method": "session.status"}
