"""The little Markdown of lessons."""

from app.lessons.markdown import Lesson, spans

TEXT = """# Title

One `a` and
**two** lines.

- first
* second

## Head

```python
x = 1
```

```csv data/t.csv
a,b
```

```python
y = 2
```

```data
{"a": 1}
```

<b>no HTML</b>
"""


def test_a_lesson_has_a_text_and_files() -> None:
    lesson = Lesson("intro.md", TEXT)
    assert lesson.title == "Title"
    assert lesson.files == [("intro.py", "x = 1\n"), ("data/t.csv", "a,b\n")]
    assert lesson.data == '{"a": 1}\n'
    assert lesson.blocks == [
        (
            "text",
            [("plain", "One "), ("code", "a"), ("plain", " and "), ("strong", "two"), ("plain", " lines.")],
        ),
        ("item", [("plain", "first")]),
        ("item", [("plain", "second")]),
        ("heading", "Head"),
        ("code", "y = 2\n"),
        ("text", [("plain", "<b>no HTML</b>")]),
    ]


def test_a_python_file_is_a_lesson_without_a_text() -> None:
    lesson = Lesson("a.py", "# not a title\n")
    assert (lesson.title, lesson.files, lesson.blocks) == ("a", [("a.py", "# not a title\n")], [])


def test_code_that_never_ends_is_code_to_the_end() -> None:
    assert Lesson("a.md", "```python\nx").files == [("a.py", "x\n")]


def test_marks_within_code_are_text() -> None:
    assert spans("`a**b`") == [("code", "a**b")]
