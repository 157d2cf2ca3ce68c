"""Jobs and suggestions as rows of a list."""

from __future__ import annotations

from textual.content import Content

from prover.tui import show
from prover.tui.desk import Suggestion
from prover.tui.job import Job, State

STATES = {
    State.WAITING: ("…", "$text-muted"),
    State.RUNNING: ("▸", "$text-accent"),
    State.FOUND: ("✓", "$text-success"),
    State.TAKEN: ("✓", "$text-muted"),
    State.FAILED: ("✗", "$text-error"),
    State.STOPPED: ("■", "$text-muted"),
}


def job_line(job: Job) -> Content:
    """A job in two lines."""
    mark, style = STATES[job.state]
    tree = job.steering.tree
    grown = "" if tree is None else f"{len(tree.nodes)} goals"
    said = {
        State.FOUND: "Enter takes it: " + " ".join(job.tactic.split()),
        State.TAKEN: "taken: " + " ".join(job.tactic.split()),
        State.RUNNING: job.branches.note or grown,
    }.get(job.state, job.reason)
    return Content.assemble(
        (f"{mark} {job.kind} {job.number} ", f"bold {style}"), f"{job.theorem}: {job.title}\n  ",
        (" · ".join(filter(None, dict.fromkeys((said, grown)))), "$text-muted"),
    )  # fmt: skip


def suggestion_line(suggestion: Suggestion) -> Content:
    """A suggestion with what it leaves."""
    p = suggestion.probability
    left = suggestion.left
    goals = "closes it" if left.proved else "  ".join(show.one_line(g) for g in left.goals)
    return Content.assemble(
        (f"{p:4.0%}" if p is not None else "rule", "bold $text-primary"),
        (f" value {suggestion.value:.2f} ", "$text-success" if left.proved else "$text-warning"),
        (" ".join(suggestion.tactic.split()), "bold"), "\n      → ", (goals, "$text-muted"),
    )  # fmt: skip
