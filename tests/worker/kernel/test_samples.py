"""Samples become sound files."""

import io
import struct
import wave

import pytest

from worker.kernel.samples import waved


def read(content: bytes) -> tuple[int, int, tuple[int, ...]]:
    """Channels, rate and samples of a file."""
    with wave.open(io.BytesIO(content)) as file:
        frames = file.readframes(file.getnframes())
        found = struct.unpack(f"<{len(frames) // 2}h", frames)
        return file.getnchannels(), file.getframerate(), found


@pytest.mark.parametrize(
    ("data", "normalize", "expected"),
    [
        ([0, 0.5, -0.25], True, (1, 8000, (0, 32767, -16383))),
        ([0, 0.5, -0.25], False, (1, 8000, (0, 16383, -8191))),
        ([[0, 1], [1, 0]], False, (2, 8000, (0, 32767, 32767, 0))),
        ([0, 0], True, (1, 8000, (0, 0))),
        ([], True, (1, 8000, ())),
    ],
)
def test_samples_are_scaled_and_channels_take_turns(
    data: list[float], normalize: bool, expected: tuple[int, int, tuple[int, ...]]
) -> None:
    assert read(waved(data, 8000, normalize=normalize)) == expected


def test_what_is_no_sound_is_refused() -> None:
    with pytest.raises(ValueError, match="between -1 and 1"):
        waved([2.0], 8000, normalize=False)
    with pytest.raises(ValueError, match="1D or 2D"):
        waved([[[1.0]]], 8000, normalize=True)
