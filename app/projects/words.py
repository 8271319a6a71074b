"""What this room says to visitors. Names, numbers and causes stand where the braces are."""

# Which tab has the project.
ELSEWHERE = "This project is open in another tab. Here is a copy of it. The copy is saved on its own."
TAKEN = "Another tab took over this project. Here is a copy of it. The copy is saved on its own."
OVERTAKEN = "Another tab has changed this project. Your version is saved as a copy."
TAKE_OVER, KEEP_COPY = "Take over here", "Keep working on the copy"

# Saving and opening.
LINKED = "This project came from a link. Your own work is still there. Nothing runs until you press Run."
BACK_TO_OWN = "Back to my work"
FAILED = "Your work could not be saved here: {}."
DOWNLOAD = "Download your work"
SAVED = "Saved on this device"
UNSAVED = "Not saved yet. The page tries again"
NOT_OPENED = "It could not be opened: {}."
GONE = "it is gone"

# The list of projects.
EMPTY = "Nothing saved yet. Your work is saved as you type."
UNKNOWN = "Your saved work cannot be listed: {}."
UNREADABLE = "It cannot be read: {}."
OPEN, RENAME, DOWNLOAD_ONE, DELETE = "Open", "Rename", "Download", "Delete"
ABOUT = "{} file, {}", "{} files, {}"
WITH_NAME = "{} {}"
OPEN_HERE = "open here"
HERE = "It is open here: open another project first"
BAD_TITLE = "A project needs a name of at most {} characters."
NOT_SAVED = "It was not saved: {}."
CHANGED_ELSEWHERE = "another tab has just changed it"
NOT_DELETED = "{} could not be deleted: {}."
DELETED = "{} was deleted."

# Versions: why one was kept, and what is said of them.
RAN, OPENED_OTHER, BEFORE_BACK = (
    "Run",
    "Before another project was opened",
    "Before a version was brought back",
)
BEFORE_EXAMPLE, BEFORE_UPLOAD = "Before an example", "Before an upload"
VERSION = "{}: {}"
NO_VERSIONS = "There are no versions yet. Each Run keeps one."
BROUGHT_BACK = "The version is back. The state before it is a version, too."
DATA_OF, NOT_SHOWN = "Data", "(nothing that can be shown as text)"

# Zips.
ZIP_NOT_MADE = "The zip could not be made: {}."
ZIP_REFUSED = "{} was not opened. {}"
ZIP_UNREADABLE = "The zip cannot be read: {}."
ZIP_EMPTY = "there is no file in it"
ZIP_HOLDS = "It holds '{}'. {}"

# Files.
NEW_FILE, CREATE, RENAME_TITLE = "New file", "Create", "Rename {}"
REPLACED = "{} was replaced."
NOT_TAKEN = "{} was not taken. {}"
ONLY = "This is the only file, and a program needs one"
LAST_FILE = "This is the only file, and a program needs one: make another file first."
TOO_LARGE = "{} is too large: a file may have {} here."
NO_ROOM = "There is no room for {}: all files may have {} here."
TOO_MANY = "There is no room for {}: there may be {} files here."
NO_TEXT = "{}. This file is not text, so it cannot be edited here."
EXAMPLE = "The example is in the editor. Undo brings back your program"

# Encodings.
CODED = "This file is in {}, and stays so when you change it."
LACKS = "{} has no “{}”. The file is kept in UTF-8 until you take that out."
LACKS_DECLARED = "{} has no “{}”. The file is kept in UTF-8 until you take that out: change its coding line."

# Names.
NAMELESS = "A file needs a name, such as helper.py."
TOO_LONG = "The name is longer than {} characters: shorten it."
FORBIDDEN = "A name cannot have these characters: {} or control characters."
UNSEEN = "The name has a character that cannot be seen ({}): leave it out."
BAD_FOLDERS = "Put one slash between folders, as in data/x.csv. No part may be empty, . or .."
RESERVED = "Python keeps __pycache__ for itself: choose another name."
OF_OBJECTS = "JavaScript keeps {} for itself: choose another name."
FILE_THERE = "There is a file {} already: choose another name."
FOLDER_THERE = "There is a folder {} already: choose another name."
NO_FOLDER = "{} is a file and cannot be a folder: choose another name."

# What programs write.
NOT_AMONG = "The program wrote '{}', which cannot be one of your files. {}"
KEPT = "{} is not one of your files: {}. It stays in Python until Restart."
STAYS = "{} What the program wrote there stays in Python until Restart."
OF_PROGRAM = "{} (program){}"
BOTH = "{} was changed by you and by the program. The program's version is in {}."
BACK = "The program removed {}, but you have changed it since, so it stays."
LAST_STAYS = "The program removed {}, but it is the only file, so it stays."

# Links.
SHARE, MAKING = "Share {}", "Making the link …"
LINK = (
    "{} characters. The link holds your code, your data and your files. Nothing is sent to a server. "
    "Everyone with the link sees your project as it is now."
)
LINK_TOO_LONG = (
    "The link would have {} characters. Mail and chat programs cut links that are longer than {}. "
    "Send the project as a file instead. It can be opened with “Your work”."
)
LINK_NOT_MADE = "The link could not be made: {}."
COPIED = "The link is copied."
BY_HAND = "This browser does not let the page copy. The link is selected: copy it by hand."
LINK_REFUSED = "The link was not opened: {}. Your own work is as it was."
FILE_REFUSED = "{} was not opened: {}. Your own work is as it was."
DAMAGED = "the link is damaged or cut off"
NEWER = "the link was made by a newer version of this page"
NO_LINK = "the part after the # is not a link of this page"
NO_FILES = "the link holds no files"
MANY_FILES = "the link holds more than {} files"
BAD_NAME = "the link holds a file with the name '{}'. {}"
