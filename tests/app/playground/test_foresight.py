"""Those who can prepare for a program are told of the one that is open."""

from app.playground.foresight import Foresight


class File:
    def __init__(self, text: str) -> None:
        self.text = text


class Desk:
    def __init__(self, file: File | None) -> None:
        self._file = file

    def program(self) -> File | None:
        return self._file


class Told:
    """All of them at once, who note what they are told."""

    def __init__(self, *, packages: bool = True) -> None:
        self.heard: list[str] = []
        self._packages = packages

    def foresee(self, code: str) -> None:
        self.heard.append(f"foresee {code}")

    def open(self, code: str) -> None:
        self.heard.append(f"open {code}")

    @property
    def current(self) -> str:
        return "engine"

    def has_packages(self, _name: str) -> bool:
        return self._packages


def heard(told: Told, file: File | None) -> list[str]:
    Foresight(told, told, told, Desk(file)).look()
    return told.heard


def test_images_are_asked_for_and_a_worker_is_prepared() -> None:
    assert heard(Told(), File("import numpy")) == ["open import numpy", "foresee import numpy"]


def test_nothing_is_done_without_a_program_or_for_an_engine_without_packages() -> None:
    assert heard(Told(), None) == heard(Told(packages=False), File("import numpy")) == []
