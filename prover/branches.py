"""The tree of drafts and subgoals of one problem, grown from events, for whoever shows it."""

from __future__ import annotations

from dataclasses import dataclass, field

from rich.console import RenderableType
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
        text = Text(f"{mark} {one_line(self.label)}", style=style)
        return text.append(f"  {one_line(self.reason)}", style="dim") if self.reason else text

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
        self.events = 0
        """How many were taken."""

    def __call__(self, event: events.Event) -> None:
        """Take an event; one of another problem begins another tree."""
        self.events += 1
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


def one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= WIDTH else line[: WIDTH - 1] + "…"
