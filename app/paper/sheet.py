"""A project as it stands on paper: its title, all of its code with the numbers of lines, its data.

All text goes in as text. What the program wrote comes behind it: see printing.py and saved.py.
"""

from app.base import browser, units

TYPE_CHECKING = False
if TYPE_CHECKING:
    from app.base.kinds import JsObject
    from app.paper.joints import File, Project

DATA, OUTPUT = "Data", "Output"
OTHERS, OTHER = "Other files: {}", "{} ({})"
# Characters of a file that is no program; lines that are numbered: an element each.
MOST_TEXT, MOST_LINES = 20000, 5000


def make(project: "Project", when: str, has_output: bool) -> "JsObject":
    """Return the element of it; when: the day."""
    sheet = browser.create("article", class_="paper")
    head = browser.create("header", class_="paper-head")
    head.append(browser.create("h1", project.name), browser.create("p", when))
    sheet.append(head)
    files = project.files.all
    for file in files:
        if _is_written_out(file):
            sheet.append(browser.create("h2", file.name), _lines(file.text))
    others = [OTHER.format(file.name, units.size(file.size)) for file in files if not _is_written_out(file)]
    if others:
        sheet.append(browser.create("p", OTHERS.format(", ".join(others)), class_="paper-others"))
    if project.data.strip():
        sheet.append(browser.create("h2", DATA), _lines(project.data))
    if has_output:
        sheet.append(browser.create("h2", OUTPUT))
    return sheet


def _is_written_out(file: "File") -> bool:
    """Tell whether a file is a program, or a text that is not too long to be read on paper."""
    return file.is_text and (file.name.endswith(".py") or len(file.text) <= MOST_TEXT)


def _lines(text: str) -> "JsObject":
    lines = text.replace("\r\n", "\n").split("\n")
    if lines[-1] == "" and len(lines) > 1:
        lines = lines[:-1]
    if len(lines) > MOST_LINES:
        return browser.create("pre", text, class_="paper-long")
    listed = browser.create("ol", class_="paper-code")
    for line in lines:
        listed.append(browser.create("li", line))
    return listed
