"""What a Content-Security-Policy forbids to any page of a browser, to its frames or to its workers.

No console tells all of it: of `eval` in a page the browser's list of issues does, and Playwright keeps to
itself what is said of workers. Of `eval` in a worker nobody does: it is an error there. Service workers are
left out, which do nothing but fetch.

Other browsers have none of Chromium's developer tools: there the event of a page's own documents tells, and
nobody tells of workers.
"""

from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, ConsoleMessage, Error, Frame, Page

from tests.browser.settings import is_chromium

# What `fetch` says for its part, without naming the directive, would count twice.
POLICY = "violates the following Content Security Policy directive"
ISSUE = "ContentSecurityPolicyIssue"
# What a page says to the console where only it can tell.
TOLD = "A policy forbade: "
TELL = f"""addEventListener("securitypolicyviolation", (event) =>
  console.debug({TOLD!r} + event.effectiveDirective + " " + event.blockedURI), true)"""


class Watch:
    """Watches all pages of a browser's new profiles; found: what was forbidden there.

    is_on: whether a profile that is made now is watched. One that is to be offline should not be: where two
    listen to a page, its workers no longer hear after a reload that they are offline.
    """

    def __init__(self) -> None:
        self.found: list[str] = []
        # Frames whose process was not there yet when they were: it is when they have a worker.
        self.early: list[Frame] = []
        self.is_on = True

    def over(self, browser: Browser) -> None:
        """Watch a browser from now on."""
        browser.on("context", self._on_context)

    def take(self) -> list[str]:
        """Return what was forbidden, and forget it."""
        found, self.found[:] = list(self.found), []
        return found

    def _on_context(self, context: BrowserContext) -> None:
        if not self.is_on:
            return
        if is_chromium(context):
            context.on("page", self._on_page)
        else:
            context.add_init_script(TELL)
            context.on("console", self._on_console)

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.text.startswith(TOLD):
            self.found.append(message.text)

    def _on_page(self, page: Page) -> None:
        self._listen(page.context.new_cdp_session(page))
        page.on("framenavigated", self._on_frame)
        page.on("worker", lambda _worker: self.listen_to_boxes())

    def _on_frame(self, frame: Frame) -> None:
        """Listen to the box, too: it has a process of its own, which tells its page nothing."""
        if frame.url != "about:srcdoc":
            return
        self.early.append(frame)
        self.listen_to_boxes()

    def listen_to_boxes(self) -> None:
        """Listen to the boxes that had no process of their own yet when they were made."""
        frames, self.early[:] = list(self.early), []
        for frame in frames:
            # Refused for a frame that is in its page's process, as what is displayed is, or gone already.
            try:
                self._listen(frame.page.context.new_cdp_session(frame))
            except Error:
                if not frame.is_detached():
                    self.early.append(frame)

    def _listen(self, client: CDPSession) -> None:
        client.on("Log.entryAdded", self._on_entry)
        client.on("Audits.issueAdded", self._on_issue)
        client.send("Log.enable")
        client.send("Audits.enable")

    def _on_entry(self, event: dict[str, Any]) -> None:
        entry = event["entry"]
        if POLICY in entry["text"]:
            self.found.append(f"{entry['source']}: {entry['text']} ({entry.get('url', '')})")

    def _on_issue(self, event: dict[str, Any]) -> None:
        issue = event["issue"]
        if issue["code"] == ISSUE:
            self.found.append(f"issue: {issue['details']['contentSecurityPolicyIssueDetails']}")
