"""What a device, its browser and the site's host make possible, in words.

The page and the drop-in worker say the same. For the words' keys see CAPABILITIES in worker/protocol.py.
"""

SECURE = "Open the site by HTTPS, or from localhost."
TRUST = "Open the site by HTTPS, or from localhost: browsers share memory nowhere else."
HEADERS = (
    "Send Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp with every "
    "file of the site: then Stop and input use shared memory."
)
SEE = "Shared memory would be faster still: see Isolation."
BROWSER = "a browser with stack switching (JSPI): Chrome or Edge 137, Firefox 153, or later."
SWITCHING = "Use " + BROWSER
EITHER = "See Isolation, or use " + BROWSER

STOPS = {
    "restart": "Stop ends Python together with the program, and starts it anew: the variables are lost.",
    "shared memory": "Stop reaches a busy program at once, through shared memory.",
    "revoked address": "Stop reaches a busy program within a moment: it asks every 40 ms whether to go on.",
}
INPUTS = {
    "shared memory": "input() waits for your answer in shared memory.",
    "stack switching": "input() suspends the program until you answer, by stack switching.",
    "service worker": "input() waits for your answer through the site's service worker.",
    "none": "input() cannot wait here: it raises an error that says so.",
}
ISOLATION = {
    True: "The page is cross-origin isolated: it shares memory with Python.",
    False: "The page is not cross-origin isolated: it cannot share memory with Python.",
}
PACKAGES = {
    True: "Packages that a program imports are loaded.",
    False: "This engine has its own library and no packages.",
}
FILES = {
    True: "Programs open and import the files of your work, and what they write is among them.",
    False: "Programs of this engine do not see the files of your work.",
}
DISPLAYS = {
    True: "Pictures, tables and HTML are shown among the output.",
    False: "This engine shows text alone, and no pictures or tables.",
}
AWAITS = {
    True: "await is possible at the top of a program, too.",
    False: "Nothing can be awaited: this engine runs a program from its first line to its last at once.",
}
WAITS = {
    True: "asyncio.run() and time.sleep() suspend the program, and it can be reached meanwhile.",
    False: "asyncio.run() is not possible while the program runs; await at the top of the program is.",
}
WAITING = "While a program sleeps or asks, this engine hears nothing but the answer."
GUARDS = {
    True: "Most recursion that goes too deep becomes a RecursionError.",
    False: "Recursion that goes too deep may end Python, which is then started anew.",
}
NEWER = "Use a Python of 3.14 or later."
LOSSES = {
    True: "A Python that ends without a word is noticed and replaced at once.",
    False: "A Python that ends without a word is noticed only when you press Stop or Restart.",
}
LOCKS = "Use a browser with Web Locks."
