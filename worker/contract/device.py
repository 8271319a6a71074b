"""What a device, its browser and the site's host make possible, in words.

The page and the drop-in worker say the same. For the words' keys see CAPABILITIES in worker/protocol.py.
"""

SECURE = "Open the site over HTTPS or from localhost."
TRUST = "Open the site over HTTPS or from localhost. Browsers share memory only there."
HEADERS = (
    "Send Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp with every "
    "file of the site. Then Stop and input use shared memory."
)
SEE = "Shared memory is faster: see Isolation."
SWITCHING = "Use a browser with stack switching (JSPI): Chrome or Edge 137, Firefox 153, or later."

STOPS = {
    "restart": "Stop ends Python together with the program and starts a new one. The variables are lost.",
    "shared memory": "Stop reaches a busy program at once, through shared memory.",
    "revoked address": "Stop reaches a busy program within a moment: the program looks for it every 40 ms.",
}
INPUTS = {
    "shared memory": "input() waits for your answer in shared memory.",
    "stack switching": "input() pauses the program until you answer, by stack switching.",
    "revoked address": "input() looks for your answer now and then, and needs no shared memory for it.",
    "none": "input() does not work in this browser on this page.",
}
OTHER_BROWSER = "Use Chrome, Edge, Firefox or Safari."
ISOLATION = {
    True: "The page is cross-origin isolated: it shares memory with Python.",
    False: "The page is not cross-origin isolated: it cannot share memory with Python.",
}
PACKAGES = {
    True: "A package loads when a program imports it.",
    False: "This engine has its own library and no packages.",
}
FILES = {
    True: "Programs can open and import the files of your work. The files they write appear there too.",
    False: "Programs of this engine cannot see the files of your work.",
}
DISPLAYS = {
    True: "The output shows pictures, tables and HTML.",
    False: "This engine shows only text, no pictures or tables.",
}
AWAITS = {
    True: "You can use await at the top of a program, too.",
    False: "You cannot use await. This engine runs a program from start to end without a pause.",
}
WAITS = {
    True: "asyncio.run() and time.sleep() pause the program, and Stop still reaches it.",
    False: "asyncio.run() does not work in a running program. Use await at the top of the program instead.",
}
WAITING = "While a program sleeps or waits for input, this engine hears only the answer."
GUARDS = {
    True: "Most recursion that goes too deep becomes a RecursionError.",
    False: "Recursion that goes too deep may end Python. Then Python starts again.",
}
NEWER = "Use Python 3.14 or later."
LOSSES = {
    True: "If Python ends unexpectedly, the page notices at once and starts a new one.",
    False: "If Python ends unexpectedly, the page notices only when you press Stop or Restart.",
}
LOCKS = "Use a browser with Web Locks."
