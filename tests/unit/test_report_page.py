"""The page of a report: one small file, and what a browser makes of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from made_run import row, rows, write
from test_graph_page import HOSTILE

from prover.report import run
from prover.report.page import page
from prover.report.plot import HEIGHT, WIDTH, Plot, Series, cumulative, decades, rounds
from prover.report.summary import summarise

if TYPE_CHECKING:
    from selenium.webdriver import Chrome


def html(*folders: Path) -> str:
    found = [run.read(folder) for folder in folders]
    return page(found, summarise(found))


def two_policies(tmp_path: Path, problems: int = 60) -> list[Path]:
    """Two runs of one configuration and two of another."""
    return [
        write(
            tmp_path / f"{policy}{seed}", rows(problems, seed, skill), seed=seed, trees=True,
            policy=policy,
        )
        for policy, skill in (("symbolic", 0.5), ("mixed", 0.9))
        for seed in (1, 2)
    ]  # fmt: skip


def test_one_file_that_loads_nothing(tmp_path: Path) -> None:
    text = html(*two_policies(tmp_path))
    assert not re.search(r"https?://", text)
    assert not re.search(r"<(?:link|img|iframe|base)\b|\bsrc=|@import|url\((?!#)", text)
    assert "default-src 'none'" in text


def test_the_same_folders_give_the_same_page(tmp_path: Path) -> None:
    folders = two_policies(tmp_path, 20)
    assert html(*folders) == html(*folders)


def test_a_page_of_600_rows_is_under_3_mb(tmp_path: Path) -> None:
    text = html(write(tmp_path / "run", rows(600, 1), trees=True))
    assert text.count('class="problem"') == 600
    assert len(text.encode()) < 3_000_000


def test_ticks_are_round_and_inside() -> None:
    assert rounds(0, 1) == pytest.approx([0, 0.2, 0.4, 0.6, 0.8, 1])
    assert rounds(60, 480) == pytest.approx([100, 200, 300, 400])
    assert decades(0.3, 60) == pytest.approx([0.5, 1, 2, 5, 10, 20, 50])
    assert decades(1, 1e6) == pytest.approx([10.0**n for n in range(7)])


@pytest.mark.parametrize("logarithmic", [False, True])
@pytest.mark.parametrize("values", [[], [0.0], [3.0], [0.0, 5.0], [0.001, 3.0, 1e5]])
def test_lines_stay_in_the_picture(values: list[float], logarithmic: bool) -> None:
    series = Series("a", 0, cumulative(values, 7.0, 1 / max(1, len(values))), steps=True)
    plot = Plot("t", "x", "y", [series], logarithmic=logarithmic)
    for x, y in series.points:
        assert 0 <= plot.across(x) <= WIDTH and 0 <= plot.up(y) <= HEIGHT
    assert all(0 <= tick.at <= WIDTH for tick in plot.ticks_across)
    assert "nan" not in plot.path(series)


def opened(chrome: Chrome, tmp_path: Path, *folders: Path, hash_: str = "") -> None:
    path = tmp_path / "page.html"
    path.write_text(html(*folders), "utf-8")
    chrome.get("about:blank")
    chrome.get_log("browser")  # of the page before
    chrome.get(path.as_uri() + hash_)


def complaints(chrome: Chrome) -> list[str]:
    return [entry["message"] for entry in chrome.get_log("browser")]


def texts(chrome: Chrome, selector: str) -> list[str]:
    found: list[Any] = chrome.find_elements("css selector", selector)
    return [" ".join(each.text.split()) for each in found]


def test_a_browser_shows_all_parts(chrome: Chrome, tmp_path: Path) -> None:
    opened(chrome, tmp_path, *two_policies(tmp_path))
    assert texts(chrome, "h2") == [
        "Solved", "Budget", "Failures", "Cost", "Compared", "Problems",
    ]  # fmt: skip
    assert texts(chrome, "figcaption") == [
        "Verified against seconds a problem",
        "Verified against Lean calls a problem",
        "pass@k",
        "What more seconds a problem would give",
        "What more samples would give",
    ]
    drawn = chrome.execute_script(
        "return [...document.querySelectorAll('svg')].map((svg) => {"
        "  const box = svg.getBoundingClientRect();"
        "  return [box.width, box.height, ...[...svg.querySelectorAll('.line')].map("
        "    (line) => line.getTotalLength())]; })"
    )
    assert len(drawn) == 5
    for width, height, *lengths in drawn:
        assert width > 300 and height > 150
        assert len(lengths) >= 2 and min(lengths) > 20
    assert "policy=mixed" in texts(chrome, "#compared td")
    assert texts(chrome, "#count") == ["60 of 60"]
    assert chrome.execute_script(
        "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )
    assert complaints(chrome) == []


def test_the_filter_and_addresses(chrome: Chrome, tmp_path: Path) -> None:
    opened(chrome, tmp_path, write(tmp_path / "run", rows(40, 1), trees=True), hash_="#p3")
    assert len(chrome.find_elements("css selector", ".problem[open]")) == 1
    (part,) = texts(chrome, ".problem[open]")
    for words in ("family_3_problem_3", "theorem family_3_problem_3", "Search: 30 goals", "⊢"):
        assert words in part
    chrome.find_element("css selector", "#filter").send_keys("family_2 ")
    assert texts(chrome, "#count") == ["6 of 40"]
    chrome.find_element("css selector", "#filter").send_keys("no such word")
    assert texts(chrome, "#count") == ["0 of 40"]
    chrome.execute_script("location.hash = 'p5'")
    assert len(chrome.find_elements("css selector", "#p5[open]:not([hidden])")) == 1
    assert complaints(chrome) == []


def test_foreign_text_stays_text(chrome: Chrome, tmp_path: Path) -> None:
    made = [
        row(
            f"{bad} {number}", ("verified", "unproved", "unsupported")[number % 3], reason=bad,
            proof=bad, axioms=[bad], lemmas=[bad],
        )
        for number, bad in enumerate(HOSTILE)
    ]  # fmt: skip
    folders = [
        write(tmp_path / "a", made, suite=HOSTILE[0], model=HOSTILE[1]),
        write(tmp_path / "b", made, suite=HOSTILE[0]),
    ]
    opened(chrome, tmp_path, *folders)
    chrome.execute_script(
        "for (const each of document.querySelectorAll('details')) each.open = true"
    )
    assert chrome.execute_script("return window.ran") is None
    shown = chrome.execute_script("return document.getElementById('problems').textContent")
    for bad in HOSTILE:
        assert bad in shown
    assert (
        chrome.find_elements("css selector", "body :is(img, i:not(.swatch), [onmouseover])") == []
    )
    assert complaints(chrome) == []


def test_a_run_without_rows(chrome: Chrome, tmp_path: Path) -> None:
    opened(chrome, tmp_path, write(tmp_path / "run", [], limit=3))
    assert "0 of 3 problems have rows" in texts(chrome, ".warning")[0]
    assert complaints(chrome) == []


def test_a_tree_that_cannot_be_read_costs_no_report(tmp_path: Path) -> None:
    folder = write(tmp_path / "run", rows(10, 1), trees=True)
    (folder / "trees" / "family_2_problem_2.jsonl.gz").write_bytes(b"no tree")
    text = html(folder)
    assert "family_2_problem_2.jsonl.gz: not readable" in text
    assert text.count('class="problem"') == 10


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_lines_can_be_told_from_the_ground_in_both_schemes(
    chrome: Chrome, tmp_path: Path, scheme: str
) -> None:
    """WCAG 2.1: a contrast of at least 3 to 1 for graphics."""
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    opened(chrome, tmp_path, *two_policies(tmp_path, 20))
    pairs = chrome.execute_script(
        "const style = getComputedStyle(document.documentElement);"
        "const paint = (name) => { document.body.style.color = style.getPropertyValue(name);"
        "  return getComputedStyle(document.body).color.match(/\\d+/g).map(Number); };"
        "return [0, 1, 2, 3, 4, 5].map((n) => [paint(`--c${n}`), paint('--panel')]);"
    )

    def light(rgb: list[int]) -> float:
        parts = (c / 255 for c in rgb)
        linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    assert (light(pairs[0][1]) > 0.5) == (scheme == "light")
    for above, below in pairs:
        brighter, darker = sorted((light(above), light(below)), reverse=True)
        assert (brighter + 0.05) / (darker + 0.05) >= 3
