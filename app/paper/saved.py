"""The work and its output as one HTML file, which can be read without JavaScript and without a network.

What programs wrote is text, pictures in `data:` addresses, and frames in which nothing runs; the file has a
policy that lets no script run and nothing be loaded. It looks as the page does, by the page's own rules.
"""

from app.base import browser, titles
from app.paper import sheet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.base.kinds import JsObject
    from app.paper.joints import Project, Shown

HEAD = (
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    '<meta http-equiv="Content-Security-Policy" content="'
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:\">\n"
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    '<meta name="color-scheme" content="light dark">\n'
)
# Which of the page's rules are about paper and output: those whose selectors have one of these words.
WANTED = (".paper", ".entry", ".nested", ".card", ".frame", ".table", ".cells", ".log", ".prompt") + (
    ".fg-",
    ".bg-",
    ".inverse",
    ".bold",
    ".dim",
    ".italic",
    ".underline",
    ".strike",
)
PLAIN = (
    "*{box-sizing:border-box}body{margin:0;"
    "background:var(--page);color:var(--text);font:1rem/1.5 var(--sans)}"
    "h1,h2,p,ol,figure{margin:0}.log{padding:0 0 2rem;font:0.875rem/1.5 var(--mono)}"
    ".entry{content-visibility:visible!important}"
    "body>*{max-width:60rem;margin-inline:auto}.frame{resize:vertical}"
)
PICTURE = "data:{};base64,{}"


class HtmlFile:
    """Offers the file. project(): what is open now; output: what its last run wrote."""

    def __init__(self, project: "Callable[[], Project]", output: "Shown") -> None:
        self._project, self._output = project, output

    def save(self) -> None:
        """Make the file of what is there now."""
        project, today = self._project(), browser.today()
        log = browser.element("log").cloneNode(True)
        made = sheet.make(project, today, log.firstChild is not None)
        self._settle(log)
        text = "".join(
            [
                HEAD,
                str(browser.create("title", project.name).outerHTML),
                "\n<style>",
                _style(),
                PLAIN,
                "</style>\n</head>\n<body>\n",
                str(made.outerHTML),
                "\n",
                str(log.outerHTML),
                "\n</body>\n</html>\n",
            ]
        )
        browser.download(titles.file_name(project.name, today, ".html"), browser.html(text))

    def _settle(self, log: "JsObject") -> None:
        """Leave nothing in a copy of the output that needs the page."""
        for name in ("id", "role", "tabindex", "aria-label"):
            log.removeAttribute(name)
        pictures = dict(self._output.pictures())
        for image in list(log.querySelectorAll("img")):
            content = pictures.get(str(image.src))
            if content is not None:
                image.src = PICTURE.format(content["mime"], browser.base64(content["data"]))
        for place in list(log.querySelectorAll(".live")):
            place.replaceChildren(place.getAttribute("data-text"))
        for frame in list(log.querySelectorAll("iframe")):
            frame.setAttribute("sandbox", "")
        for button in list(log.querySelectorAll("button")):
            if button.matches(".link"):
                button.replaceWith(str(button.textContent))
            else:
                button.remove()


def _style() -> str:
    """Return the page's own rules about what is in the file, and the colours they use."""
    rules: list[str] = []
    for style in list(browser.document.styleSheets):
        for rule in list(style.cssRules):
            selector = str(getattr(rule, "selectorText", ""))
            if selector == ":root" or [word for word in WANTED if word in selector]:
                rules.append(str(rule.cssText))
    # Nothing in a rule may end the element that holds it.
    return "".join(rules).replace("</", "<\\/")
