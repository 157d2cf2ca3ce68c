"""How long the terminal interface takes: from a key to the goal that it leads to, and how late its
event loop is while a search runs at full speed in the same process.

    python eval/tui_latency.py [--edits 200] [--seconds 20]

The application runs without a terminal (Textual's headless driver), on the embedded Lean. An edit
is one key in the tactic line; it counts from the key event to the first refresh of the screen after
Lean's answer for the text with that key is in the goal pane. The pause by which the interface tells
that typing has stopped is part of it. The loop's delay is by how much a timer of 5 ms is late: no
frame can be later than that for want of the loop.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from textual import events
from textual.keys import _character_to_key

from prover.config import Settings
from prover.lean import toolchain
from prover.tui.app import Proofloom
from prover.tui.main import Main
from prover.tui.search_view import SearchView
from prover.tui.tactic_line import PAUSE

RESULTS = Path(__file__).parent / "results"
EASY = "theorem easy (p q r : Prop) (h : p ∧ q) (k : r ∨ p) : (q ∧ p) ∧ (p ∨ r)"
HARD = "theorem hard (a b c : Nat) (h : a ^ 3 + b ^ 3 = c ^ 3) : a * b * c = 0"
TACTICS = (
    "constructor",
    "refine ⟨⟨h.2, h.1⟩, ?_⟩",
    "exact ⟨⟨h.2, h.1⟩, k.symm⟩",
    "obtain ⟨a, b⟩ := h",
    "cases k with | inl c => simp_all | inr c => simp_all",
    "simp_all",
)
TICK = 0.005
PATIENT = 30.0


def summary(seconds: list[float]) -> dict[str, float]:
    """Median, 95th percentile and maximum in milliseconds."""
    ordered = sorted(seconds)
    at = min(len(ordered) - 1, int(0.95 * len(ordered)))
    figures = {"median_ms": median(ordered), "p95_ms": ordered[at], "max_ms": ordered[-1]}
    return {"count": len(ordered)} | {k: round(1000 * v, 1) for k, v in figures.items()}


async def screen_of(app: Proofloom, pilot: Any) -> Main:
    """The main screen, once its theorem is open."""
    while not any(isinstance(s, Main) and s.bench.work for s in app.screen_stack):
        await pilot.pause(0.02)
    await pilot.pause(0.5)
    return next(s for s in app.screen_stack if isinstance(s, Main))


async def pressed(app: Proofloom, screen: Main, letter: str) -> float:
    """Seconds from a key to the goal pane with the answer for what then stands in the line."""
    shown = asyncio.Event()
    show = screen._show_goal
    expected = screen.line.input.value + letter

    def watched() -> None:
        show()
        if screen._shown is not None and screen._shown[0] == expected:
            screen.call_after_refresh(shown.set)

    screen._show_goal = watched  # type: ignore[method-assign]
    started = time.perf_counter()
    app.post_message(events.Key(_character_to_key(letter), letter))
    await asyncio.wait_for(shown.wait(), PATIENT)
    elapsed = time.perf_counter() - started
    screen._show_goal = show  # type: ignore[method-assign]
    return elapsed


async def edits(app: Proofloom, screen: Main, count: int) -> list[float]:
    """`count` keys, tactic after tactic, each waited for."""
    screen.line.input.focus()
    await asyncio.sleep(0.2)
    found: list[float] = []
    while True:
        for tactic in TACTICS:
            screen.line.put("")
            for letter in tactic:
                found.append(await pressed(app, screen, letter))
                if len(found) == count:
                    return found


async def delays(seconds: float) -> tuple[list[float], list[float]]:
    """By how much a timer is late, again and again, and the CPU time that the interface's thread
    took meanwhile: on a machine with a core for it, it is late by no more than that."""
    late, busy = [], []
    end = time.perf_counter() + seconds
    while (before := time.perf_counter()) < end:
        own = time.thread_time()
        await asyncio.sleep(TICK)
        late.append(max(0.0, time.perf_counter() - before - TICK))
        busy.append(time.thread_time() - own)
    return late, busy


async def measure(count: int, seconds: float) -> dict[str, Any]:
    """All figures."""
    lean = toolchain.resolve("embedded")
    settings = Settings(lean="embedded", time_limit=10 * seconds, drafter="none", workers=1)
    found: dict[str, Any] = {}
    app = Proofloom(EASY, settings, lean)
    async with app.run_test(size=(140, 45)) as pilot:
        screen = await screen_of(app, pilot)
        found["edits"] = summary(await edits(app, screen, count))
        found["idle_loop_delay"] = summary((await delays(seconds / 4))[0])
    app = Proofloom(HARD, settings, lean)
    async with app.run_test(size=(140, 45)) as pilot:
        screen = await screen_of(app, pilot)
        screen.action_job("search")
        (job,) = screen.bench.jobs.all
        while job.steering.tree is None:
            await pilot.pause(0.05)
        tree = job.steering.tree
        before = sum(node.spent for node in tree.nodes)
        app.push_screen(SearchView(screen.bench, job))
        late, busy = await delays(2.0)
        found["opening_the_tree"], found["opening_the_tree_cpu"] = summary(late), summary(busy)
        late, busy = await delays(seconds)
        found["cpu_with_the_tree_open"] = summary(busy)
        found["share_of_cpu_times_over_50_ms"] = sum(x > 0.05 for x in busy) / len(busy)
        pace = (sum(node.spent for node in list(tree.nodes)) - before) / seconds
        found["loop_delay_with_the_tree_open"] = summary(late)
        found["share_of_delays_over_50_ms"] = sum(x > 0.05 for x in late) / len(late)
        found["search"] = {"goals": len(tree.nodes), "tactics_a_second": round(pace, 1)}
        app.pop_screen()
        await pilot.pause(0.2)
        found["edits_during_the_search"] = summary(await edits(app, screen, max(20, count // 4)))
        found["search"]["still_running"] = job.active
    return found


def table(found: dict[str, Any]) -> str:
    """The figures as Markdown."""
    names = {
        "edits": "key to goal, nothing else running",
        "edits_during_the_search": "key to goal, while a search runs",
        "idle_loop_delay": "event loop late by, nothing else running",
        "opening_the_tree": "event loop late by, the two seconds in which the tree opens",
        "opening_the_tree_cpu": "- CPU time of the interface's thread meanwhile",
        "loop_delay_with_the_tree_open": "event loop late by, search at full speed, tree open",
        "cpu_with_the_tree_open": "- CPU time of the interface's thread meanwhile",
    }
    lines = [
        "| what | count | median ms | p95 ms | max ms |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for key, name in names.items():
        row = found[key]
        lines.append(
            f"| {name} | {row['count']} | {row['median_ms']} | {row['p95_ms']} | {row['max_ms']} |"
        )
    search, share = found["search"], found["share_of_delays_over_50_ms"]
    lines.append(
        f"\nThe search tried {search['tactics_a_second']} tactics a second and came to "
        f"{search['goals']} goals; {share:.2%} of the delays were over 50 ms, and "
        f"{found['share_of_cpu_times_over_50_ms']:.2%} of the CPU times. Load of the machine: "
        f"{found['machine']['load']:.1f} on {found['machine']['cores']} cores. "
        f"The {1000 * PAUSE:.0f} ms by which the interface tells that typing has stopped are part "
        "of key to goal."
    )
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--edits", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=20.0)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder
        found = asyncio.run(measure(given.edits, given.seconds))
    found["machine"] = {"cores": os.cpu_count(), "load": os.getloadavg()[0]}
    found["python"] = platform.python_version()
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "tui_latency.json").write_text(json.dumps(found, indent=2) + "\n")
    (RESULTS / "tui_latency.md").write_text(table(found))
    print(table(found))


if __name__ == "__main__":
    main()
