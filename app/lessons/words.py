"""What this room says to visitors. Names and causes stand where the braces are."""

LOADING = "Loading …"
# Why a version of the project is kept.
BEFORE = "Before a lesson"
NONE = "This site has no lessons."
NOT_LISTED = "The lessons could not be loaded: {}."
NOT_LOADED = "{} could not be loaded: {}."
DATA_REPLACED = "The lesson's data have replaced yours. Undo in the data pane brings yours back"
