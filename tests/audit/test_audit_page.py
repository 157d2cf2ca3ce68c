"""The page of an audit in a browser: what was found is shown, the rest hidden, nothing is run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from test_audit_terms import theorem

from prover.audit import Certificate, Finding, Report, Severity
from prover.audit.folder import write

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

BAD = "</pre><script>document.title = 'ran'</script><img src=x onerror=\"document.title='ran'\">"


def report(name: str, severity: Severity, said: str) -> Report:
    problem = theorem(f"{name} (n : Nat) (h : n - 1 = 3) : n = 4")
    proof = Certificate(problem.statement, f"by simp -- {BAD}", "file")
    at = problem.statement.signature.index("n - 1")
    finding = Finding("natural-subtraction", severity, said, at, at + 5, proof)
    return Report(problem, (finding,), elaborated=True, example=BAD)


def test_page_in_a_browser(chrome: Chrome, tmp_path: Path) -> None:
    write(tmp_path, BAD, [report("bad", Severity.REFUTED, BAD), report("mild", Severity.NOTE, "x")])
    chrome.get((tmp_path / "audit.html").as_uri())
    assert not chrome.get_log("browser")
    assert chrome.title == f"Audit of {BAD}"
    sections = chrome.find_elements("tag name", "section")
    assert [s.is_displayed() for s in sections] == [True, False], "notes are hidden at first"
    assert BAD in sections[0].text
    assert chrome.find_element("css selector", "mark.refuted").text == "n - 1"
    chrome.find_element("css selector", "input.note").click()
    assert sections[1].is_displayed()
    chrome.find_element("css selector", "input.refuted").click()
    assert not sections[0].is_displayed()
    sections[1].find_element("tag name", "summary").click()
    assert f"by simp -- {BAD}" in sections[1].text
