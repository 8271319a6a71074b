"""What an empty output offers."""

from app.output.examples import EXAMPLES, Example
from app.output.welcome import Welcome
from tests.app.dom import Page, outline


def test_examples_are_listed_and_the_one_that_is_pressed_is_chosen(page: Page) -> None:
    chosen: list[Example] = []
    Welcome(EXAMPLES[:2], chosen.append)
    first, second = EXAMPLES[:2]
    assert outline(page.element("examples")) == "\n".join(
        "<li>\n"
        '  <button class="example" type="button">\n'
        f"    <strong> {each.title!r}\n"
        f"    <span> {each.about!r}"
        for each in (first, second)
    )
    page.press(page.element("examples").querySelectorAll("button")[1])
    assert chosen == [second]
