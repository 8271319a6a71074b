import pytest

from tools.base.steps import StepError
from tools.build.templates import fill


def test_placeholders_become_values() -> None:
    assert fill("a.html", '<link href="{{style}}">{{ version }}', {"style": "a.css", "version": "1"}) == (
        '<link href="a.css">1'
    )


def test_values_are_escaped_in_html_but_not_in_css() -> None:
    assert fill("a.html", "{{title}}", {"title": '<"&">'}) == "&lt;&quot;&amp;&quot;&gt;"
    assert fill("a.css", "{{title}}", {"title": '"&"'}, escapes=False) == '"&"'


def test_an_unknown_placeholder_stops_the_build_by_its_name() -> None:
    with pytest.raises(StepError) as caught:
        fill("a.html", "{{stile}}", {"style": "a.css"})
    assert caught.value.fix == "There is no placeholder {{stile}}. Use one of style."


def test_json_in_a_page_is_left_alone() -> None:
    text = '{"files": {"{{app}}": "./*"}, "more": {"a": {"b": 1}}}'
    assert fill("a.html", text, {"app": "app.tar.gz"}) == text.replace("{{app}}", "app.tar.gz")
