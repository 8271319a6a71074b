"""One tab's program wants something of another tab: its answers, its worker, its project. It gets nothing."""

import json

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.attacks import CPYTHON, Attacker, opened
from tests.browser.desk import Desk
from tests.browser.hosts import Host, either_host
from tests.browser.playground import BOOT_MS

__all__ = ["either_host"]

pytestmark = [pytest.mark.unwatched, pytest.mark.allow_page_errors]

# The works that the page stores: a program could not know their names.
WORKS = """() => new Promise((resolve, reject) => {
  const opening = indexedDB.open("offthread");
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const all = opening.result.transaction("works").objectStore("works").getAllKeys();
    all.onsuccess = () => { opening.result.close(); resolve(all.result); };
  };
})"""
# For as long as it lives: asks for the works, answers in place of the page, sends commands, takes locks.
TAKING = """(() => {
  const works = %s;
  self.told = "none";
  const note = (what) => { self.told += ` ${JSON.stringify(what)}`; };
  const commands = [...works.map((ask) => ({ ask })), ...works, { type: "stop" }, { type: "stop", id: 1 },
    { type: "input", id: 1, text: "forged\\n" }, { type: "run", id: 99, code: "print('forged')" }];
  const names = ["offthread", "offthread input", "input", ...works];
  const channels = names.map((name) => new BroadcastChannel(name));
  const steal = (name) => navigator.locks.request(name, { steal: true }, () => note("stolen"));
  for (const each of channels) each.onmessage = ({ data }) => note(data);
  setInterval(() => {
    for (const each of channels) for (const command of commands) each.postMessage(command);
    for (const work of works) {
      try { steal(`offthread work ${work}`).catch(() => {}); } catch {}
    }
    for (const path of ["input", "answer", "letters"]) for (const method of ["GET", "POST"])
      fetch(%s + path, { method }).then((answer) => answer.ok && note(path), () => {});
  }, 50);
})()"""


def at_work(profile: BrowserContext, host: Host, engine: str, alice: Page) -> Attacker:
    """A program in another tab, which tries all it can, and knows the names of all works."""
    mallory = Attacker(opened(profile.new_page(), host, engine), engine)
    works = alice.evaluate(WORKS)
    assert works
    mallory.script(TAKING % (json.dumps(works), json.dumps(host.url)))
    return mallory


def told(mallory: Attacker) -> str:
    return "".join(text for _, text in mallory.play.run(f"{mallory.scope}\nprint(js.told)"))


@pytest.mark.parametrize("engine", CPYTHON)
def test_no_program_takes_over_a_project_without_a_press(
    profile: BrowserContext, host: Host, engine: str
) -> None:
    desk = Desk(opened(profile.new_page(), host))
    desk.play.type_code("mine = 1")
    desk.wait_until_stored()
    mallory = at_work(profile, host, engine, desk.page)
    desk.page.wait_for_timeout(1000)
    expect(desk.bar).to_be_hidden()
    desk.play.type_code("mine = 2")
    desk.wait_until_stored()
    assert told(mallory) == "none\n"
    desk.page.reload()
    expect(desk.play.code).to_have_text("mine = 2")


@pytest.mark.parametrize("engine", CPYTHON)
def test_no_program_answers_or_stops_a_program_of_another_tab(
    profile: BrowserContext, host: Host, engine: str
) -> None:
    alice = opened(profile.new_page(), host, "micropython")
    alice.begin("word = input('Word? ')\nprint(word + '!')").wait_for("waiting")
    desk = Desk(alice)
    desk.wait_until_stored()
    mallory = at_work(profile, host, engine, alice.page)
    alice.page.wait_for_timeout(1000)
    assert alice.state() == "waiting"
    alice.page.locator("#input").fill("mine")
    alice.page.keyboard.press("Enter")
    expect(alice.of_kind("stdout").last).to_contain_text("mine!", timeout=BOOT_MS)
    assert "forged" not in str(alice.entries())
    assert told(mallory) == "none\n"
