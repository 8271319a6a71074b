from pathlib import Path

import pytest

from tools.settings import Settings, read
from tools.steps import StepError

PROJECT = '[project]\nversion = "1.2.3"\n[tool.offthread]\n'


def test_settings_are_read(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        PROJECT + 'title = "Class 7b"\npackages = ["pytz"]\nlessons = "l"\n'
    )
    assert read(tmp_path) == Settings("1.2.3", "Class 7b", ("pytz",), "l")


@pytest.mark.parametrize(
    ("line", "mend"),
    [
        ('tittle = "x"', "`tittle` is not a setting: there are title, packages, lessons."),
        ('packages = "numpy"', "`packages` must be a list."),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, line: str, mend: str) -> None:
    (tmp_path / "pyproject.toml").write_text(PROJECT + line)
    with pytest.raises(StepError) as caught:
        read(tmp_path)
    assert caught.value.mend == mend
