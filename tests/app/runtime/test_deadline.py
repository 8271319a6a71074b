"""A deadline of the page's own time."""

from collections.abc import Callable

from app.runtime.deadline import MORE_STEPS, STEPS, Deadline


class Page:
    """A page's timers: those that are due are carried out when the page comes to itself."""

    def __init__(self) -> None:
        self.now = 0
        self._timers: list[tuple[int, Callable[[], object]]] = []

    def after(self, milliseconds: int, handler: Callable[[], object]) -> Callable[[], None]:
        """Call a handler later."""
        timer = (self.now + milliseconds, handler)
        self._timers.append(timer)
        return lambda: self._timers.remove(timer)

    def sleep(self, milliseconds: int) -> None:
        """Let time pass in which the page does not come to itself, and then what was due meanwhile."""
        self.now += milliseconds
        for timer in [timer for timer in self._timers if timer[0] <= self.now]:
            self._timers.remove(timer)
            timer[1]()

    def live(self, milliseconds: int) -> None:
        """Let time pass bit by bit."""
        for _ in range(milliseconds):
            self.sleep(1)


def late(page: Page) -> tuple[Deadline, list[int]]:
    """A deadline, and when it was over."""
    deadline, moments = Deadline(page.after), list[int]()
    deadline.set(1000, lambda: moments.append(page.now))
    return deadline, moments


def test_a_page_that_lives_gives_the_time_that_was_set() -> None:
    page = Page()
    _deadline, moments = late(page)
    page.live(2000)
    assert moments == [1000]


def test_a_page_that_was_asleep_gives_an_answer_its_time() -> None:
    page = Page()
    _deadline, moments = late(page)
    page.live(300)
    page.sleep(60_000)
    assert not moments
    page.live(1000)
    assert moments == [60_300 + 1000 - 300 - 1000 // STEPS]


def test_one_that_is_called_off_or_set_again_does_not_come() -> None:
    page = Page()
    deadline, moments = late(page)
    page.live(500)
    deadline.set(1000, lambda: moments.append(-page.now))
    page.live(600)
    assert not moments
    page.live(400)
    assert moments == [-1500]
    deadline.set(1000, lambda: moments.append(page.now))
    page.live(950)
    deadline.call_off()
    page.live(1000)
    assert moments == [-1500]


def test_while_something_is_heard_it_goes_on_for_a_while() -> None:
    page = Page()
    deadline, moments = late(page)
    for _ in range(20):
        page.live(50)
        deadline.hear()
        page.live(50)
    assert not moments
    page.live(1000)
    assert moments == [3000]


def test_what_never_ends_to_talk_has_a_deadline_too() -> None:
    page = Page()
    deadline, moments = late(page)
    while not moments:
        page.live(10)
        deadline.hear()
    assert moments == [100 * (STEPS + MORE_STEPS)]
