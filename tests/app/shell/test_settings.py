import json

import pytest

from app.shell.settings import KEY, Settings


def settings_of(store: dict[str, str]) -> Settings:
    return Settings(store.get, store.__setitem__)


def test_an_empty_store_gives_the_defaults() -> None:
    settings = settings_of({})
    assert (settings.split, settings.theme, settings.data) == (55, "", "")


@pytest.mark.parametrize(
    "text", ["", "nonsense", "[]", "7", '{"split": "wide", "theme": 3, "data": null}', '{"packages": 3}']
)
def test_nonsense_in_the_store_counts_as_nothing(text: str) -> None:
    settings = settings_of({KEY: text})
    assert (settings.split, settings.theme, settings.data, settings.packages) == (55, "", "", [])


def test_what_is_set_is_remembered() -> None:
    store: dict[str, str] = {}
    settings = settings_of(store)
    settings.split, settings.theme, settings.data = 42.4, "dark", "folded"
    settings.packages = ["numpy", "rich", "numpy"]
    remembered = {"split": 42, "theme": "dark", "data": "folded", "packages": ["numpy", "rich"]}
    assert json.loads(store[KEY]) == remembered
    again = settings_of(store)
    assert (again.split, again.theme, again.data) == (42, "dark", "folded")
    assert again.packages == ["numpy", "rich"]


def test_names_are_kept_between_runs_only_if_the_visitor_wants_it() -> None:
    store: dict[str, str] = {}
    settings = settings_of(store)
    assert settings.keeps_names is False
    settings.keeps_names = True
    assert json.loads(store[KEY])["names"] is True
    assert settings_of(store).keeps_names is True
    settings.keeps_names = False
    assert "names" not in json.loads(store[KEY])
    assert settings_of({KEY: '{"names": "yes"}'}).keeps_names is False


def test_long_lines_wrap_unless_the_visitor_wants_them_not_to() -> None:
    store: dict[str, str] = {}
    settings = settings_of(store)
    assert settings.wraps is True
    settings.wraps = False
    assert json.loads(store[KEY])["wrap"] is False
    assert settings_of(store).wraps is False
    settings.wraps = True
    assert "wrap" not in json.loads(store[KEY])
    assert settings_of({KEY: '{"wrap": 0}'}).wraps is True


def test_a_split_stays_within_its_limits() -> None:
    settings = settings_of({})
    settings.split = 3
    assert settings.split == 20
    settings.split = 99
    assert settings.split == 80


def test_an_unknown_theme_is_refused() -> None:
    with pytest.raises(ValueError, match="theme must be one of"):
        settings_of({}).theme = "pink"
