"""The page of the proof graph: what is in it, and what a browser makes of it."""

from __future__ import annotations

import json
import re
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from test_graph_view import Made, by_name, node, origin, run, swap

from prover.graph.model import Kind, Link, Provenance
from prover.graph.page import page

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

HOSTILE = (
    "</script><script>window.ran = 1</script>",
    "<img src=x onerror='window.ran = 2'>",
    "<!--<script>",
    "javascript:window.ran=3",
    "\" onmouseover=\"window.ran=4",
    "{{ 7 * 7 }} ${window.ran = 5} \\u003cb> &lt;i&gt;",
)  # fmt: skip


def html(made: Made, title: str = "a run") -> str:
    return page(made.nodes.values(), made.edges, made.provenance, title=title)


def data(text: str) -> Any:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.S)
    assert found
    return json.loads(found[1])


def hostile() -> Made:
    """Somebody else's text wherever there is text."""
    made = Made()
    for bad in HOSTILE:
        whence = Provenance(bad, bad, bad, bad, 1.0, bad, bad)
        root = made.add(node(Kind.STATEMENT, f"theorem {bad} 0", bad, preamble=bad), whence)
        goal = made.add(
            node(
                Kind.GOAL, f"case {bad}\n{bad} : {bad}\n{bad}\n⊢ {bad} 1", bad,
                spent=3, tried=3, failed=[bad, "simp"], value=bad,
            ),
            whence,
        )  # fmt: skip
        left = made.add(node(Kind.GOAL, f"⊢ {bad} 2", spent=1, failed=[bad] * 9), whence)
        other = made.add(node(Kind.GOAL, f"{bad} 3", "", value=float("nan")), whence)
        proof = made.add(node(Kind.PROOF, f"{bad} 4", bad, record={bad: [bad]}), whence)
        lemma = made.add(node(Kind.LEMMA, f"{bad} 5", bad, proof=bad, context=bad), whence)
        sketch = made.add(node(Kind.SKETCH, f"{bad} 6", bad), whence)
        no = made.add(node(Kind.REFUTATION, f"{bad} 7", bad), whence)
        made.reduce(root, "", goal)
        made.reduce(goal, bad, left, other)
        made.close(left, bad)
        made.link(root, Link.CLOSED_BY, proof)
        made.link(proof, Link.USES, lemma)
        made.link(lemma, Link.DERIVED_FROM, root)
        made.link(sketch, Link.DERIVED_FROM, root)
        made.link(no, Link.REFUTES, root)
    return made


def test_one_file_that_loads_nothing() -> None:
    text = html(swap())
    addresses = set(re.findall(r"\bhttps?://[^\s\"']+", text))
    assert addresses == {"http://www.w3.org/2000/svg"}  # a name, not a place
    assert not re.search(r"<(?:link|img|iframe|base)\b|\bsrc=|@import|url\((?!#)", text)
    assert "default-src 'none'" in text


def test_the_same_graph_gives_the_same_page() -> None:
    made = run(6, 60)
    first = html(made)
    made.nodes = dict(reversed(made.nodes.items()))
    made.edges.reverse()
    assert html(made) == first


def test_a_run_of_100_problems_and_5000_goals_is_under_3_mb() -> None:
    made = run(100, 5000)
    assert sum(each.kind is Kind.GOAL for each in made.nodes.values()) == 5000
    assert len(html(made).encode()) < 3_000_000


def test_texts_that_repeat_are_there_once() -> None:
    made = Made()
    for number in range(20):
        made.add(
            node(Kind.GOAL, f"hypothesis : of_all_goals\n⊢ {number}", failed=["tactic_of_all"])
        )
    text = html(made)
    assert text.count("hypothesis : of_all_goals") == text.count("tactic_of_all") == 1


def test_no_text_ends_the_block_of_data() -> None:
    text = html(hostile(), title=HOSTILE[0])
    block = text[text.index('id="data">') + 10 : text.index("</script>", text.index('id="data">'))]
    assert "<" not in block
    strings = data(text)["strings"]
    for bad in HOSTILE:
        assert f"⊢ {bad} 1" in strings
    assert "<title>&lt;/script&gt;" in text
    assert "NaN" not in block


def test_what_unicode_cannot_hold_becomes_a_sign_for_it() -> None:
    made = Made()
    made.add(node(Kind.GOAL, "⊢ 𝔽 \0 \u2028 \r x"), Provenance("\ud800", "", "", "", 0.0, "", ""))
    text = html(made)
    assert "\ufffd" in text.encode().decode()
    assert data(text)["strings"][1:] == ["⊢ 𝔽 \0 \u2028 \r x"]


class Shown:
    """A page in the browser."""

    def __init__(self, chrome: Chrome, path: Path, made: Made, hash_: str = "") -> None:
        self.chrome, self.path = chrome, path / "page.html"
        self.path.write_text(html(made), "utf-8")
        chrome.get("about:blank")
        chrome.get_log("browser")  # of the page before
        self.open(hash_)

    def open(self, hash_: str = "") -> None:
        self.chrome.get(self.path.as_uri() + hash_)

    def all(self, selector: str) -> list[Any]:
        return self.chrome.find_elements("css selector", selector)

    def texts(self, selector: str) -> list[str]:
        """As they are seen, on one line each."""
        return [" ".join(each.text.split()) for each in self.all(selector)]

    def click(self, selector: str, words: str = "") -> None:
        seen = (each for each in self.all(selector) if words in " ".join(each.text.split()))
        next(seen).click()

    def press(self, *keys: str) -> None:
        from selenium.webdriver.common.action_chains import ActionChains

        ActionChains(self.chrome).send_keys(*keys).perform()

    def run(self, script: str, *arguments: object) -> Any:
        return self.chrome.execute_script(script, *arguments)

    @property
    def hash(self) -> str:
        return str(self.run("return location.hash"))

    @property
    def complaints(self) -> list[str]:
        return [entry["message"] for entry in self.chrome.get_log("browser")]


def test_from_a_theorem_to_a_leaf(chrome: Chrome, tmp_path: Path) -> None:
    made = swap()
    shown = Shown(chrome, tmp_path, made)
    shown.click("#list a", "swap")
    assert shown.hash == f"#{by_name(made, 'swap')}"
    (detail,) = shown.texts("#detail")
    for words in ("theorem swap verified", "all_goals exact c1 h", "6 goals, 19 tactics tried"):
        assert words in detail
    assert shown.texts(".row") == [
        "✓ ⊢ P → Q 3 tried by intro h",
        "✓ h : P ⊢ Q 2 tried by exact c1 h",
        "1 other way",
        "✓ h : P, k : R P ⊢ Q 9 tried by exact c1 h",
        "1 other way",
        "2 other ways · 1 open",
    ]
    shown.click(".row", "k : R P")
    (detail,) = shown.texts("#detail")
    for words in (
        "goal solved h : P k : R P ⊢ Q Closed by exact c1 h Other ways (1) ✓ revert h",
        "Tried in vain (2) simp rfl",
        "9 tactics tried here",
        "run starter-1 problem swap made by explore, mixed, learned Lean 4.35.0",
        "verified, 3.3 s date 2026-11-26 06:27:21 UTC",
    ):
        assert words in detail
    start = next(id_ for id_, each in made.nodes.items() if each.text == "⊢ P → Q")
    shown.click(f"#detail .links a[href='#{start}']", "by intro h")
    (detail,) = shown.texts("#detail")
    assert "Solved by intro h ✓ h : P ⊢ Q ✓ h : P, k : R P ⊢ Q Other ways (2)" in detail
    shown.click(".row", "2 other ways")
    shown.click(".row.way:has(.failed) .twisty")
    assert "✗ h : P ⊢ False 4 tried 4 failed" in shown.texts(".row")
    assert shown.complaints == []


def test_keys(chrome: Chrome, tmp_path: Path) -> None:
    from selenium.webdriver.common.keys import Keys

    shown = Shown(chrome, tmp_path, swap())
    shown.click(".row")
    first = shown.hash
    shown.press(Keys.ARROW_DOWN)
    second = shown.hash
    assert second != first
    shown.press(Keys.ARROW_LEFT, Keys.ARROW_LEFT)  # close it; up to the goal that it came from
    assert shown.hash == first
    shown.press(Keys.ARROW_LEFT)
    assert len(shown.all(".row")) == 1
    shown.press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
    assert shown.hash == second
    shown.press(Keys.END)
    shown.press(Keys.ENTER)
    assert len(shown.all(".row.way")) == 2
    shown.press("/", "c1")
    assert shown.texts("#list a") == ["✓ c1 ∀ h : P, Q"]
    shown.press(Keys.ARROW_DOWN, Keys.ENTER)
    assert shown.texts("#theorem h2") == ["✓ c1 solved"]
    assert shown.complaints == []


def test_the_filter_finds_names_texts_and_verdicts(chrome: Chrome, tmp_path: Path) -> None:
    made = run(40, 400)
    shown = Shown(chrome, tmp_path, made)
    statements = [each for each in made.nodes.values() if each.kind is Kind.STATEMENT]

    def found(words: str) -> set[str]:
        shown.run("at('filter').value = arguments[0]; list()", words)
        return set(
            shown.run(
                "return [...document.querySelectorAll('#list .name')].map(n => n.textContent)"
            )
        )

    for word in ("nat_", "logic_1"):
        names = {each.name for each in statements if word in each.name}
        assert found(word) == names
    assert found("size x = 17") == {each.name for each in statements if "_17" in each.name}
    assert {name.rpartition("_")[2] for name in found("disproved")} == {"9", "26"}
    assert found("nat_ unproved nothing") == set()
    assert shown.texts("#count")[0].startswith("0 of ")
    found("")
    shown.click("header button", "disproved")
    assert len(shown.all("#list a")) == 2
    assert shown.complaints == []


def test_an_address_names_a_node(chrome: Chrome, tmp_path: Path) -> None:
    made = swap()
    dead = next(id_ for id_, each in made.nodes.items() if each.text == "h : P\n⊢ False")
    shown = Shown(chrome, tmp_path, made, f"#{dead}")
    assert shown.texts("#theorem h2") == ["✓ swap verified"]
    assert shown.texts("[aria-selected=true] > .row") == ["✗ h : P ⊢ False 4 tried 4 failed"]
    assert "goal failed h : P ⊢ False Tried in vain (4)" in shown.texts("#detail")[0]
    shown.run("location.hash = arguments[0]", by_name(made, "c0"))
    shown.run("history.back()")
    assert shown.hash == f"#{dead}"
    shown.open("#nothing")
    assert shown.texts("#theorem h2") == ["✓ swap verified"]
    assert shown.complaints == []


def test_the_picture_of_lemmas(chrome: Chrome, tmp_path: Path) -> None:
    made = run(60, 60)
    shown = Shown(chrome, tmp_path, made)
    most = "NODES.filter((n) => n.kind === 'statement').sort((a, b) => sizeOf(b) - sizeOf(a))[0]"
    size = "const sizeOf = (node) => dependencies(node).nodes.length;"
    theorem, count = shown.run(f"{size} const n = {most}; return [n.id, sizeOf(n)]")
    assert count > 8
    shown.open(f"#{theorem}")
    shown.click("#tabs button", "Lemmas")
    boxes = shown.run(
        "return [...document.querySelectorAll('.box rect')].map((r) => r.getBoundingClientRect())"
    )
    assert len(boxes) == count
    for one, two in combinations(boxes, 2):
        assert (
            one["right"] <= two["left"] or two["right"] <= one["left"]
            or one["bottom"] <= two["top"] or two["bottom"] <= one["top"]
        )  # fmt: skip
    before = shown.run("return now.picture.scale")
    shown.click(".zoom button", "+")
    assert shown.run("return now.picture.scale") > before
    shown.click(".zoom button", "⤢")
    lemma = shown.run("return [...now.picture.boxes.keys()][1].id")
    shown.click(f".box[href='#{lemma}']")
    assert shown.hash == f"#{lemma}"
    assert "Rests on" in shown.texts("#detail")[0] or "Used by" in shown.texts("#detail")[0]
    assert shown.run("return now.theorem.id") == theorem
    shown.click("#detail .links a")
    assert shown.complaints == []


def test_lemmas_that_rest_on_each_other_are_drawn_too(chrome: Chrome, tmp_path: Path) -> None:
    made = swap()
    made.link(by_name(made, "c0"), Link.USES, by_name(made, "c1"))
    made.link(by_name(made, "c0"), Link.USES, by_name(made, "c0"))
    shown = Shown(chrome, tmp_path, made, f"#{by_name(made, 'swap')}")
    shown.click("#tabs button", "Lemmas")
    assert len(shown.all(".box")) == 3
    assert len(shown.all(".edge")) == 3
    assert shown.complaints == []


def test_only_what_is_open_is_drawn(chrome: Chrome, tmp_path: Path) -> None:
    shown = Shown(chrome, tmp_path, run(2, 5000))
    assert shown.run("return NODES.length") > 5000
    shown.click("#list a")
    assert 3 < len(shown.all(".row")) < 200
    assert shown.run("return document.getElementsByTagName('*').length") < 3000


def test_foreign_text_stays_text(chrome: Chrome, tmp_path: Path) -> None:
    made = hostile()
    shown = Shown(chrome, tmp_path, made)
    shown.run("now.tab = 'lemmas'")
    for id_, each in made.nodes.items():
        shown.run("location.hash = arguments[0]", id_)
        shown.run(
            "follow(); for (const each of document.querySelectorAll('details')) each.open = true;"
            "for (const each of document.querySelectorAll('.more')) each.click();"
        )
        if each.kind is Kind.GOAL:
            bad = each.text.partition("⊢ ")[2] or each.text
            assert bad in shown.run("return document.getElementById('detail').textContent")
        assert shown.run("return window.ran") is None
    strange = (
        "script:not(:nth-last-of-type(-n + 2)), img, i, [onmouseover], [onerror], [href^=java]"
    )
    assert shown.all(f"body :is({strange})") == []
    assert shown.complaints == []


def test_the_policy_lets_no_script_run(chrome: Chrome, tmp_path: Path) -> None:
    """Even if a text became markup."""
    shown = Shown(chrome, tmp_path, swap())
    shown.run(
        "document.body.insertAdjacentHTML('beforeend', '<b onclick=\"window.ran = 1\">x</b>');"
        "document.body.lastChild.click()"
    )
    assert shown.run("return window.ran") is None
    assert "Content Security Policy" in shown.complaints[0]


def test_an_empty_graph(chrome: Chrome, tmp_path: Path) -> None:
    shown = Shown(chrome, tmp_path, Made())
    assert shown.texts("#shown") == ["The graph is empty."]
    lone = Made()
    lone.add(node(Kind.GOAL, "⊢ P"), origin("p"))
    shown = Shown(chrome, tmp_path, lone, f"#{next(iter(lone.nodes))}")
    assert "goal open ⊢ P" in shown.texts("#detail")[0]
    assert shown.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_in_both_schemes(chrome: Chrome, tmp_path: Path, scheme: str) -> None:
    """WCAG 2.1: a contrast of at least 4.5 to 1."""
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    shown = Shown(chrome, tmp_path, swap())
    shown.click(".row", "⊢ P → Q")
    pairs = shown.run(
        "const style = getComputedStyle(document.documentElement);"
        "const paint = (name) => { document.body.style.color = style.getPropertyValue(name);"
        "  return getComputedStyle(document.body).color.match(/\\d+/g).map(Number); };"
        "return ['ink', 'soft', 'accent', 'solved', 'failed', 'open'].flatMap((text) =>"
        "  ['ground', 'panel', 'sunk', 'chosen'].map((under) =>"
        "    [text, under, paint('--' + text), paint('--' + under)]));"
    )

    def light(rgb: list[int]) -> float:
        parts = (c / 255 for c in rgb)
        linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    assert (light(pairs[0][3]) > 0.5) == (scheme == "light")
    for text, under, above, below in pairs:
        brighter, darker = sorted((light(above), light(below)), reverse=True)
        assert (brighter + 0.05) / (darker + 0.05) >= 4.5, (text, under)
