"""Shows what is more than text: pictures, tables made of data, and a program's HTML in a frame of its own.

All text goes in as text. HTML goes into a sandboxed frame, in which nothing runs and nothing is loaded: it
can neither reach the page nor the network, nor keep the page busy. See docs/decisions/0009.
"""

from app.base import browser
from app.output import displays, link, live
from worker.contract import markup

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

js = browser.window

TAGS = tuple(["<" + tag for tag in markup.BANNED.split(", ")])
SAVE, SAVE_ONE, PICTURE, HTML = "Save", "Save {}", "Picture", "HTML"
SOUND, FILM = "Sound", "Film"
# What stands below a table: with a note on it, or without.
NOTED, CAPTION = "{}: {}", "{}"


def fill(element: "Any", content: "Any") -> None:
    """Show a display in an entry; what the page does not know is shown as its text."""
    mime = content["mime"]
    table = displays.read_table(content["data"]) if mime == displays.TABLE else None
    if displays.is_picture(mime):
        element.append(_picture(content))
    elif displays.is_played(mime):
        element.append(_player(content))
    elif table is not None:
        element.append(_table(table))
    elif displays.is_live(content):
        live.fill(element, content)
    elif mime == displays.HTML:
        html = _harmless(content["data"])
        if html is None:
            element.textContent = content["text"]
        else:
            element.append(_frame(content, html))
    elif mime == displays.LINK:
        link.fill(element, content["text"])
    elif type(content["data"]) is str and mime != displays.TABLE:
        element.textContent = content["data"]
    else:
        element.textContent = content["text"]


def renew(element: "Any", content: "Any") -> None:
    """Show another display in place of the one that is there: of a picture, without a flicker."""
    image = element.querySelector("img")
    if image is None or not displays.is_picture(content["mime"]):
        release(element)
        element.replaceChildren()
        fill(element, content)
        return
    before = image.src
    _load(image, content)
    _offer(element.querySelector("button"), content)
    browser.forget_address(before)


def release(element: "Any") -> None:
    """Give back the memory of the pictures in an element that is to go."""
    for image in element.querySelectorAll("img, audio, video"):
        browser.forget_address(image.src)


def on_click(event: "Any") -> None:
    """Save the picture whose button was pressed."""
    button = event.target.closest("[data-save]")
    if button is not None:
        address = button.closest("figure").querySelector("img, audio, video").src
        browser.create("a", href=address, download=button.getAttribute("data-save")).click()


def fit(frame: "Any") -> None:
    """Give a frame the height of its content, within bounds; what is not a frame is left alone."""
    shown = frame.contentDocument if frame.localName == "iframe" else None
    # Out of sight it has no height that could be read.
    if shown is not None and shown.documentElement is not None and frame.clientWidth:
        root = shown.documentElement
        bar = frame.clientHeight - root.clientHeight if root.scrollWidth > root.clientWidth else 0
        height = displays.clamped(float(root.getBoundingClientRect().height) + bar)
        frame.style.height = f"{height}px"


def fit_all(log: "Any") -> None:
    """Give all frames in the output the height of their content: they are wider now, or less wide."""
    for frame in list(log.querySelectorAll("iframe")):
        fit(frame)


def _picture(content: "Any") -> "Any":
    image = browser.create("img", decoding="async")
    _load(image, content)
    return _card(image, content)


def _player(content: "Any") -> "Any":
    """A player, which plays when the visitor says so."""
    is_sound = content["mime"] in displays.SOUNDS
    player = browser.create(
        "audio" if is_sound else "video", controls="", preload="metadata", class_="player"
    )
    player.setAttribute("aria-label", content.get("alt", SOUND if is_sound else FILM))
    player.src = _address(content)
    return _card(player, content)


def _card(shown: "Any", content: "Any") -> "Any":
    """What is shown, with a button that saves it."""
    card = browser.create("figure", class_="card")
    save = browser.create("button", SAVE, type="button", class_="button small")
    _offer(save, content)
    card.append(shown, save)
    return card


def _offer(save: "Any", content: "Any") -> None:
    """Say what a button saves, and under which name."""
    name = content.get("name", "picture")
    save.setAttribute("data-save", name)
    save.setAttribute("aria-label", SAVE_ONE.format(name))


def _load(image: "Any", content: "Any") -> None:
    """Set what the picture is, and its size, so that its place is kept before it is there."""
    image.alt = content.get("alt", PICTURE)
    for side in ("width", "height"):
        if content.get(side):
            image.setAttribute(side, str(content[side]))
        else:
            image.removeAttribute(side)
    image.src = _address(content)


def _address(content: "Any") -> str:
    options = js.Object.new()
    options.type = content["mime"]
    return browser.address_of(browser.make("Blob", browser.array([content["data"]]), options))


def _harmless(html: str) -> "str | None":
    """Return a program's HTML without the elements that are banned; None if it has too many or some again."""
    if len(html) > markup.MOST_HTML:
        return None
    for _ in range(markup.MOST_LOOKS):
        text = html.lower()
        if not [tag for tag in TAGS if tag in text]:
            return html
        # Nothing is loaded in a document that nobody shows.
        parsed = js.DOMParser.new().parseFromString(html, "text/html")
        taken = _purge(parsed)
        if not taken:
            return html
        if taken > markup.MOST_TAKEN:
            break
        html = str(parsed.documentElement.outerHTML)
    return None


def _purge(root: "Any") -> int:
    """Remove what is banned, from templates too, which may become a part of the document.

    Return how many elements that were, or more than MOST_TAKEN if there are too many to look at.
    """
    taken = looked = 0
    roots = [root]
    while roots:
        part = roots.pop()
        banned, templates = part.querySelectorAll(markup.BANNED), part.querySelectorAll("template")
        taken += int(banned.length)
        looked += int(banned.length) + int(templates.length)
        if looked > markup.MOST_TAKEN:
            return markup.MOST_TAKEN + 1
        for element in list(banned):
            element.remove()
        roots.extend([each.content for each in list(templates)])
    return taken


def _frame(content: "Any", html: str) -> "Any":
    frame = browser.create("iframe", class_="frame", title=content.get("alt", HTML))
    # Without scripts, and of our own origin only so that its height can be read: see the decision.
    frame.setAttribute("sandbox", "allow-same-origin")
    frame.setAttribute("referrerpolicy", "no-referrer")
    frame.style.height = f"{displays.guessed_height(html)}px"
    frame.srcdoc = markup.HEAD + html
    return frame


def _table(content: "Any") -> "Any":
    figure = browser.create("figure", class_="table")
    # It is not read out as a whole when it comes: its caption is.
    pane = browser.create("div", class_="cells", role="region", tabindex="0", aria_live="off")
    pane.setAttribute("aria-label", content["caption"])
    table = browser.create("table")
    table.append(browser.create("caption", content["caption"], class_="unseen"))
    table.append(_rows("thead", content["head"], "col"), _rows("tbody", content["body"], "row"))
    pane.append(table)
    form = NOTED if content["note"] else CAPTION
    words = form.format(content["caption"], content["note"])
    figure.append(pane, browser.create("figcaption", words))
    return figure


def _rows(tag: str, rows: "Any", scope: str) -> "Any":
    part = browser.create(tag)
    for row in rows:
        line = browser.create("tr")
        for cell in row:
            line.append(_cell(cell, scope))
        part.append(line)
    return part


def _cell(cell: "Any", scope: str) -> "Any":
    # An empty header names nothing.
    is_head = cell.get("head") and cell["text"] != ""
    made = browser.create("th" if is_head else "td", cell["text"])
    if is_head:
        made.setAttribute("scope", scope)
    if cell.get("number"):
        made.setAttribute("class", "number")
    for field, attribute in (("columns", "colspan"), ("rows", "rowspan")):
        if field in cell:
            made.setAttribute(attribute, str(cell[field]))
    return made
