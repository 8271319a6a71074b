"""What visitors read of the shell, by the names that its views use. Pure."""

SAVING, SAVED, UNSAVED, RELOAD, DETAILS, DOWNLOAD, COPIED, SELECTED = range(8)

WORDS = {
    SAVING: "This page made a mistake. Your work is being saved …",
    SAVED: "This page made a mistake. Your work is saved. Please reload the page.",
    UNSAVED: "This page made a mistake. Your last changes are not saved: download your work, then reload.",
    RELOAD: "Reload",
    DETAILS: "Details",
    DOWNLOAD: "Download your work",
    COPIED: "Copied.",
    SELECTED: "Press Ctrl+C to copy the marked text.",
}
