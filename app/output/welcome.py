"""What an empty output offers: examples that can be put into the editor."""

from app.base import browser

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.output.examples import Example


class Welcome:
    """Lists examples and tells which one is chosen."""

    def __init__(self, examples: "tuple[Example, ...]", on_choose: "Callable[[Example], object]") -> None:
        self._list, self._on_choose = browser.element("examples"), on_choose
        for example in examples:
            self._add(example)

    def _add(self, example: "Example") -> None:
        button = browser.create("button", type="button", class_="example")
        button.append(browser.create("strong", example.title), browser.create("span", example.about))
        browser.on_press(button, lambda: self._on_choose(example))
        item = browser.create("li")
        item.append(button)
        self._list.append(item)
