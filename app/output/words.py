"""What the output says of displays that bring code of their own."""

CLICK = "Click to run"
SHARED = (
    "This display brings code of its own. In this browser, that code can make the page wait. "
    "Run it if you trust the program."
)
MISSING = (
    "This site does not bring {}, which draws this. The one who runs this site can add it with the "
    "setting `displays`. Until then, draw it with matplotlib, or print the numbers."
)
UNFIT = (
    "The package of this program needs {} {}, and this site brings {}. Ask for a fitting version of the "
    "package in a line such as # requirements: {}."
)
UNREACHED = "The scripts that draw this could not be loaded. Check the network, and run the program again."
LACKS = "This display asks for something from {}. Displays reach no network, so a part of it may be missing."
WITHOUT = (
    "A part of this display needs {}, which this site does not bring. The one who runs this site can add "
    "it with the setting `displays`."
)
FAILED = "This display could not be shown: {}"
SILENT = "This display was closed, since it did not answer any more."
NOISY = "This display was closed, since it sent more messages to the page than a display needs."
GREEDY = "This display was closed, since it took the keyboard while you were elsewhere."
OVER = "These widgets belong to a program that is over. Run it again to use them."
UNMADE = "This browser does not let a display run code of its own here. Try Chrome, Edge or Firefox."
