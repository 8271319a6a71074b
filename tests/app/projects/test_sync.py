"""What page and worker know of each other's files: nothing is lost, whichever writes when."""

import random

from app.projects.files import Files
from app.projects.sync import Sync


def texts(files: Files) -> dict[str, object]:
    return {file.name: file.content for file in files.all}


def edit(files: Files, name: str, text: str) -> None:
    file = files.find(name)
    assert file is not None
    files.show(file)
    files.touch(lambda: text)


def begun() -> tuple[Files, Sync]:
    """Two files that worker 1 has."""
    files = Files([("main.py", "1"), ("a.csv", "x")])
    sync = Sync(files)
    assert sync.hand_over(1) == {"files": ["main.py", "1", "a.csv", "x"], "removed": []}
    return files, sync


def test_only_what_has_changed_is_handed_over_again() -> None:
    files, sync = begun()
    assert sync.hand_over(1) == {"files": [], "removed": []}
    edit(files, "a.csv", "y")
    files.remove(files.all[0])
    files.add("b.py", "2")
    assert sync.hand_over(1) == {"files": ["a.csv", "y", "b.py", "2"], "removed": ["main.py"]}


def test_another_worker_gets_everything() -> None:
    _, sync = begun()
    assert sync.hand_over(2) == {"files": ["main.py", "1", "a.csv", "x"], "removed": []}


def test_what_a_program_wrote_is_taken_and_not_sent_back() -> None:
    files, sync = begun()
    assert sync.take(worker=1, rounds=1, changed=[("a.csv", "y"), ("out.txt", "z")], removed=[]) == []
    assert texts(files) == {"main.py": "1", "a.csv": "y", "out.txt": "z"}
    assert sync.hand_over(1) == {"files": [], "removed": []}
    assert sync.take(worker=1, rounds=2, changed=[], removed=["out.txt"]) == []
    assert files.names == ["main.py", "a.csv"]


def test_both_versions_are_kept_if_the_visitor_was_at_it_too() -> None:
    files, sync = begun()
    edit(files, "a.csv", "mine")
    said = sync.take(worker=1, rounds=1, changed=[("a.csv", "its")], removed=[])
    assert said == [
        "a.csv was changed by you and by the program. The program's version is in a (program).csv."
    ]
    assert texts(files) == {"main.py": "1", "a.csv": "mine", "a (program).csv": "its"}
    handed = sync.hand_over(1)
    assert handed["files"] == ["a.csv", "mine", "a (program).csv", "its"]


def test_what_was_written_before_a_hand_over_does_not_undo_it() -> None:
    files, sync = begun()
    edit(files, "a.csv", "mine")
    sync.hand_over(1)
    sync.take(worker=1, rounds=1, changed=[("a.csv", "its")], removed=["main.py"])
    # Nobody edited main.py, so its removal is heeded.
    assert texts(files) == {"a.csv": "mine", "a (program).csv": "its"}


def test_a_file_that_the_visitor_deleted_and_the_program_wrote_is_there_again() -> None:
    files, sync = begun()
    files.remove(files.all[1])
    sync.take(worker=1, rounds=1, changed=[("a.csv", "y")], removed=[])
    assert texts(files) == {"main.py": "1", "a.csv": "y"}


def test_a_file_that_the_visitor_edited_stays_though_the_program_removed_it() -> None:
    files, sync = begun()
    edit(files, "a.csv", "mine")
    assert sync.take(worker=1, rounds=1, changed=[], removed=["a.csv"]) == [
        "The program removed a.csv, but you have changed it since, so it stays."
    ]
    assert sync.hand_over(1)["files"] == ["a.csv", "mine"]


def test_the_last_file_stays_whatever_the_program_removes() -> None:
    files, sync = begun()
    said = sync.take(worker=1, rounds=1, changed=[], removed=["main.py", "a.csv"])
    assert (files.names, said) == (
        ["a.csv"],
        ["The program removed a.csv, but it is the only file, so it stays."],
    )


def test_a_worker_that_is_gone_has_nothing_more_to_say() -> None:
    files, sync = begun()
    sync.hand_over(2)
    assert sync.take(worker=1, rounds=1, changed=[("a.csv", "late")], removed=["main.py"]) == []
    assert texts(files) == {"main.py": "1", "a.csv": "x"}


def test_what_is_too_large_is_said_and_not_cut() -> None:
    files, sync = begun()
    said = sync.take(worker=1, rounds=1, changed=[("big.txt", "x" * 20_000_001)], removed=[])
    stays = "What the program wrote there stays in Python until Restart."
    assert said == ["big.txt is too large: a file may have 20.0 MB here. " + stays]
    assert files.names == ["main.py", "a.csv"]


def test_no_text_is_ever_lost_however_the_two_take_turns() -> None:
    for seed in range(200):
        chance = random.Random(seed)
        files, sync = begun()
        rounds, theirs = 1, texts(files)
        edited: dict[str, str] = {}
        written: dict[str, str] = {}
        for step in range(30):
            name, what = (
                chance.choice(["main.py", "a.csv"]),
                chance.choice(["edit", "write", "report", "run"]),
            )
            if what == "edit":
                edited[name] = f"mine {step}"
                edit(files, name, edited[name])
            elif what == "write":
                theirs[name] = written[name] = f"its {step}"
            else:
                sync.take(worker=1, rounds=rounds, changed=list(written.items()), removed=[])
                assert {*edited.values(), *written.values()} <= {*texts(files).values()}, seed
                written.clear()
            if what == "run":
                handed = sync.hand_over(1)["files"]
                theirs.update(zip(map(str, handed[::2]), handed[1::2], strict=True))
                assert theirs == texts(files), seed
                edited.clear()
                rounds += 1
