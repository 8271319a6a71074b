"""The history of the console: back and forth in it, and looking for a part."""

from app.console.history import History, Search

TYPED = ["a = 1", "b = 2", "print(a)", "a = 1"]


def test_one_goes_back_to_the_first_and_forth_to_what_was_being_typed() -> None:
    history = History(lambda: TYPED)
    assert [history.back("draft"), history.back("x"), history.back("x"), history.back("x")] == TYPED[::-1]
    assert history.back("x") is None
    assert [history.forth() for _ in range(5)] == ["b = 2", "print(a)", "a = 1", "draft", None]


def test_after_an_entry_one_is_at_the_end_again() -> None:
    history = History(lambda: TYPED)
    history.back("")
    history.back("")
    history.leave()
    assert (history.forth(), history.back("")) == (None, "a = 1")


def test_without_entries_there_is_nowhere_to_go() -> None:
    history = History(list)
    assert (history.back("x"), history.forth()) == (None, None)


def test_a_search_finds_the_latest_and_then_older_ones_each_once() -> None:
    search = Search(TYPED, "a")
    found = [search.found]
    for _ in range(3):
        search.older()
        found.append(search.found)
    assert found == ["a = 1", "print(a)", "print(a)", "print(a)"]
    search.narrow("b =")
    assert search.found == "b = 2"
    search.narrow("nothing of the kind")
    assert search.found is None
