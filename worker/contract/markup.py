"""What becomes of a program's HTML that is shown where nothing runs and nothing is loaded.

The page and the element for other people's pages hold it to the same: see app/output/display.py.
"""

# The frame's own rules come first: a later policy can only forbid more.
# Names of hosts that links point to are not looked up. Links would open a window, which the sandbox denies,
# instead of taking the frame's place.
HEAD = (
    '<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="'
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; media-src data:\">"
    '<meta http-equiv="x-dns-prefetch-control" content="off">'
    '<base target="_blank">'
    "<style>html{color-scheme:only light;background:#fff;color:#1c2223}body{margin:.5rem;display:flow-root;"
    "font:.875rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}table{border-collapse:collapse}"
    "td,th{padding:2px .5rem;text-align:right}img,svg{max-width:100%}</style>"
)

# What makes a frame connect somewhere though its policy lets it load nothing, or opens another document in
# it, or takes back one of its rules. No display needs them: nothing of what they name would be loaded.
BANNED = "link, meta, base, iframe, frame, frameset, object, embed, portal, fencedframe, model"
# Parsed once more, a document may have elements that it did not have: so often it is looked at again.
MOST_LOOKS = 4
# Elements that are taken out one by one: the page must not stand still for them.
MOST_TAKEN = 500
# Characters of a document: as many as the worker lets through, or can be read at once.
MOST_HTML = 2000000
