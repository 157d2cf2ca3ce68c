"""Drafts and subgoals as they come: a tree with states on a terminal, and the sketches as text."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import TracebackType

import click
from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.spinner import Spinner
from rich.text import Text
from rich.tree import Tree

from prover import events

SHOWN_DRAFTS = 6  # of one goal; earlier ones are counted
WIDTH = 90  # characters of a goal or a reason
MARKS = {
    "proved": ("✓", "green"),
    "refuted": ("✗", "red"),
    "refused": ("✗", "dim"),
    "known": ("=", "dim"),
    "open": ("·", "yellow"),
    "": ("…", "cyan"),
}


@dataclass
class Branch:
    """A draft, or a subgoal; the children of the one are the other."""

    label: str
    state: str = ""
    reason: str = ""
    children: dict[str, Branch] = field(default_factory=dict)

    def at(self, path: str) -> Branch:
        """The branch that the dotted path leads to from here, made if it is not there."""
        branch = self
        for step in filter(None, path.split(".")):
            branch = branch.children.setdefault(step, Branch(""))
        return branch

    def line(self) -> Text:
        mark, style = MARKS.get(self.state, MARKS[""])
        text = Text(f"{mark} {_one_line(self.label)}", style=style)
        return text.append(f"  {_one_line(self.reason)}", style="dim") if self.reason else text

    def tree(self, line: RenderableType) -> Tree:
        tree = Tree(line)
        shown = list(self.children.values())
        if len(shown) > SHOWN_DRAFTS:
            tree.add(Text(f"{len(shown) - SHOWN_DRAFTS} earlier", style="dim"))
        for child in shown[-SHOWN_DRAFTS:]:
            tree.children.append(child.tree(child.line()))
        return tree


class Branches:
    """The tree of one problem, built from events."""

    def __init__(self) -> None:
        self.root, self.problem, self.note = Branch(""), "", ""

    def __call__(self, event: events.Event) -> None:
        """Take an event; one of another problem begins another tree."""
        problem = getattr(event, "problem", self.problem)
        if problem != self.problem:
            self.root, self.problem, self.note = Branch(problem), problem, ""
        match event:
            case events.Note():
                self.note = f"{event.stage}: {event.text}"
            case events.Drafted():
                label = f"draft {event.branch} ({event.source})"
                label = event.text if event.ask == "lemma" else label
                self.root.at(event.branch).label = label
            case events.Sketched():
                draft = self.root.at(event.branch)
                draft.reason = f"repaired: {', '.join(event.repairs)}" if event.repairs else ""
                for number, goal in enumerate(event.goals, start=1):
                    draft.at(str(number)).label = goal
            case events.Decided():
                branch = self.root.at(event.branch)
                branch.state, branch.reason = event.state, event.reason

    def tree(self, line: RenderableType) -> Tree:
        """To be shown below `line`."""
        return self.root.tree(line)


class LiveDisplay:
    """The tree of the problem at work below a spinner; nothing when there is no terminal."""

    def __init__(self) -> None:
        self._branches, self._spinner = Branches(), Spinner("dots")
        self._console = Console(stderr=True)
        self._live: Live | None = None

    def __enter__(self) -> LiveDisplay:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.clear()

    def __call__(self, event: events.Event) -> None:
        """Take an event."""
        self._branches(event)
        if not self._console.is_terminal:
            return
        if self._live is None:
            self._live = Live(
                get_renderable=self._shown, console=self._console, transient=True,
                refresh_per_second=8,
            )  # fmt: skip
            self._live.start()

    def clear(self) -> None:
        """Make room for output."""
        if self._live is not None:
            self._live.stop()
            self._live = None

    def _shown(self) -> RenderableType:
        note = f" {self._branches.problem}: {_one_line(self._branches.note)}"
        self._spinner.update(text=Text(note))
        return Group(self._branches.tree(self._spinner))


class SketchPrinter:
    """Every sketch that Lean accepts, as text on standard error."""

    def __call__(self, event: events.Event) -> None:
        """Take an event."""
        if isinstance(event, events.Sketched):
            holes = f"{len(event.goals)} open" if event.goals else "no holes"
            click.echo(f"-- {event.problem}, draft {event.branch}: {holes}", err=True)
            click.echo(f"{event.proof}\n", err=True)


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= WIDTH else line[: WIDTH - 1] + "…"
