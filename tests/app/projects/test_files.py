"""The files of a work: names, versions, what is to be stored, and limits."""

import pytest

from app.projects.files import FileError, Files


class Binary:
    """What is binary on the page: of it only the size is known."""

    def __init__(self, size: int) -> None:
        self.byteLength = size


def unsaved(files: Files) -> tuple[list[str], list[str]]:
    changed, gone = files.take_unsaved()
    return [file.name for file in changed], gone


@pytest.fixture
def files() -> Files:
    """Two files, which are stored."""
    made = Files([("main.py", "1"), ("a.csv", "x")])
    made.take_unsaved()
    return made


def test_there_always_is_a_file() -> None:
    files = Files([])
    assert files.names == ["main.py"]
    with pytest.raises(FileError, match="This is the only file"):
        files.remove(files.shown)


def test_a_new_file_is_shown_and_to_be_stored(files: Files) -> None:
    files.add("b.py")
    assert (files.shown.name, unsaved(files)) == ("b.py", (["b.py"], []))


def test_a_file_cannot_have_a_name_that_is_taken(files: Files) -> None:
    for change in (lambda: files.add("MAIN.py"), lambda: files.rename(files.all[1], "main.py")):
        with pytest.raises(FileError, match=r"There is a file main\.py already"):
            change()
    assert files.names == ["main.py", "a.csv"]


def test_a_renamed_file_is_stored_under_its_new_name_alone(files: Files) -> None:
    files.rename(files.all[1], "A.csv")
    files.rename(files.all[1], "b.csv")
    assert unsaved(files) == (["b.csv"], ["a.csv", "A.csv"])


def test_two_files_may_change_names(files: Files) -> None:
    main, table = files.all
    files.rename(main, "x")
    files.rename(table, "main.py")
    files.rename(main, "a.csv")
    assert unsaved(files) == (["a.csv", "main.py"], ["x"])


def test_a_deleted_file_comes_back_where_it_was(files: Files) -> None:
    main = files.all[0]
    restore = files.remove(main)
    assert (files.names, files.shown.name, unsaved(files)) == (["a.csv"], "a.csv", ([], ["main.py"]))
    files.add("main.py", "another")
    restore()
    assert files.names == ["main 2.py", "a.csv", "main.py"]
    assert (files.shown is main, main.content) == (True, "1")
    assert unsaved(files) == (["main 2.py", "main.py"], [])


def test_no_two_versions_are_alike(files: Files) -> None:
    first = files.add("b.py").version
    files.remove(files.shown)
    assert files.add("b.py").version != first


def test_the_text_of_an_edited_file_is_asked_for_once(files: Files) -> None:
    texts = iter(["2", "3"])
    files.touch(lambda: next(texts))
    assert [files.shown.content, files.shown.content] == ["2", "2"]
    assert unsaved(files) == (["main.py"], [])


def test_an_edited_text_is_asked_for_before_another_file_is_shown(files: Files) -> None:
    texts = iter(["of main.py", "of another"])
    main = files.shown
    files.touch(lambda: next(texts))
    files.add("b.py")
    assert main.content == "of main.py"


def test_what_could_not_be_stored_is_noted_again(files: Files) -> None:
    files.touch(lambda: "2")
    files.remove(files.all[1])
    changed, gone = files.take_unsaved()
    assert unsaved(files) == ([], [])
    files.note_unsaved(changed, gone)
    assert unsaved(files) == (["main.py"], ["a.csv"])


@pytest.mark.parametrize(
    ("sizes", "words"),
    [
        ([20_000_001], "b0 is too large: a file may have 20.0 MB here."),
        ([20_000_000, 20_000_000, 10_000_000], "There is no room for b2: all files may have 50.0 MB here."),
        ([0] * 199, "There is no room for b198: there may be 200 files here."),
    ],
)
def test_limits_are_stated(files: Files, sizes: list[int], words: str) -> None:
    *fitting, last = sizes
    for number, size in enumerate(fitting):
        files.add(f"b{number}", Binary(size))
    with pytest.raises(FileError) as caught:
        files.add(f"b{len(fitting)}", Binary(last))
    assert str(caught.value) == words


def test_listeners_hear_of_lists_contents_and_changes(files: Files) -> None:
    heard: list[str] = []
    files.listed.listen(lambda: heard.append("list"))
    files.touched.listen(lambda: heard.append("change"))
    files.turned.listen(lambda: heard.append("turn"))
    files.replaced.listen(lambda file: heard.append(file.name))
    files.show(files.all[1])
    files.put(files.all[0], "2")
    assert heard == ["list", "turn", "change", "main.py"]
