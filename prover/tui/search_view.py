"""The tree of a job as it grows, and the keys by which a person steers it. Closing the view leaves
the job alone."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Static, Tree
from textual.widgets.tree import TreeNode

from prover.search.tree import Node
from prover.tui import show
from prover.tui.bench import Bench
from prover.tui.job import Job
from prover.tui.screens import Ask
from prover.tui.steering import below, hints_of
from prover.tui.widgets import Page
from prover.types import TacticState

PERIOD = 0.25  # seconds between two looks at the tree
NEW = 60  # rows that one look may add: the screen stays responsive
MOST = 800  # rows; a search that makes more shows them by number in the heading
EXPANDED = 6  # levels
WIDTH = 60  # characters of a goal
COLOURS = {
    "✓": "success",
    "✂": "error",
    "▲": "accent",
    "△": "accent",
    "◐": "warning",
    "○": "foreground",
}
WORTH = ((0.5, "success"), (0.1, "warning"), (float("-inf"), "error"))  # of critic's values
Shown = tuple[str, float, int]
"""Mark, critic's value and number of tactics tried of a goal."""


class Branches(Tree[int]):
    """Goals of a search by number."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", "Down", show=False, id="tree.down"),
        Binding("k", "cursor_up", "Up", show=False, id="tree.up"),
    ]


class SearchView(Screen[str | None]):
    """Ends with the text of a sketch that is to be edited, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "wish('pinned')", "Pin", id="tree.pin"),
        Binding("plus", "wish('preferred')", "Prefer", id="tree.prefer"),
        Binding("x", "wish('pruned')", "Prune", id="tree.prune"),
        Binding("n", "hint", "Hint", id="tree.hint"),
        Binding("S", "stop", "Stop all", id="tree.stop"),
        Binding("e", "sketch", "Edit the last sketch", show=False, id="tree.sketch"),
        Binding("escape", "leave", "Back (it goes on)", id="tree.leave"),
    ]

    def __init__(self, bench: Bench, job: Job) -> None:
        super().__init__()
        self._bench, self.job = bench, job
        self._rows: dict[int, TreeNode[int]] = {}
        self._states: dict[int, Shown] = {}
        self._heard = 0
        """Events of the loop that are shown."""
        self._tree: object = None
        """The search whose goals are shown."""

    def compose(self) -> ComposeResult:
        yield Static(id="heading")
        yield Static(id="drafts")
        with Vertical():
            yield Branches("goal", id="tree")
            yield Page(id="branch")
        yield Footer(compact=True)

    def on_mount(self) -> None:
        self.view.focus()
        self.view.show_root = True
        self.set_interval(PERIOD, self.look)
        self.look()

    @property
    def view(self) -> Branches:
        return self.query_one("#tree", Branches)

    def look(self) -> None:
        """Take in what has grown since the last look."""
        tree, job = self.job.steering.tree, self.job
        reason = f": {job.reason}" if job.reason not in ("", job.state) else ""
        said = f"{job.kind} {job.number} · {job.theorem} · {job.state}{reason}"
        if job.branches.note:
            said += f" · {job.branches.note}"
        drafts = self.query_one("#drafts", Static)
        drafts.display = bool(job.branches.root.children)
        if drafts.display and job.branches.events != self._heard:
            self._heard = job.branches.events
            drafts.update(job.branches.tree(Text("drafts and lemmas", "dim")))
        if tree is None:
            self._head(said)
            return
        if tree is not self._tree:  # the loop's next search
            self._tree = tree
            self.view.reset("", 0)
            self._rows, self._states = {0: self.view.root}, {}
            self.view.root.expand()
            self.view.cursor_line = 0
        nodes = list(tree.nodes)
        added = 0
        for node in nodes[:MOST]:
            if node.number not in self._rows and added < NEW:
                parent = self._rows.get(node.parents[0].parent) if node.parents else None
                if parent is not None:
                    parent.allow_expand = True
                    deep = node.depth >= EXPANDED
                    row = parent.add("", node.number, expand=not deep, allow_expand=False)
                    self._rows[node.number] = row
                    added += 1
        for number, row in self._rows.items():
            now = self._state(nodes[number])
            if self._states.get(number) != now and added < 2 * NEW:
                self._states[number] = now
                row.set_label(self._label(nodes[number], now))
                added += 1
        closed = sum(node.closed for node in nodes)
        tried = sum(node.spent for node in nodes)
        hidden = len(nodes) - len(self._rows)
        more = f" ({hidden} not shown)" if hidden else ""
        count = f"{len(nodes)} goals{more}, {closed} closed, {tried} tactics tried"
        count += " · value, cost, tactics tried of each:"
        self._head(f"{said}\n{count}")
        self._show_branch()

    def _head(self, said: str) -> None:
        # Its size is fixed: a new layout of the screen takes tens of milliseconds.
        self.query_one("#heading", Static).update(Content(said), layout=False)

    def _state(self, node: Node) -> Shown:
        """All of a row that can change."""
        wishes, tree, mark = self.job.steering, self.job.steering.tree, "○"
        if node.closed:
            mark = "✓"
        elif tree is not None and wishes.pruned and below(tree, node.number, wishes.pruned):
            mark = "✂"
        elif node.number in wishes.pinned:
            mark = "▲"
        elif node.number in wishes.preferred:
            mark = "△"
        elif node.uses:
            mark = "◐"
        return mark, node.value, node.spent

    def _label(self, node: Node, shown: Shown) -> Text:
        """State, tactic, goal, critic's value, cost and number of tactics tried."""
        mark, value, spent = shown
        style = self.app.theme_variables.get(COLOURS[mark], "")
        use = node.parents[0] if node.parents else None
        tactic = " ".join(use.tactic.split())[:WIDTH] + "  " if use else ""
        goal = show.one_line(node.goal)[:WIDTH]
        worth = next(colour for least, colour in WORTH if value >= least)
        return Text.assemble(
            (f"{mark} ", f"bold {style}"), (f"{value:.2f}", self.app.theme_variables[worth]),
            (f" {node.cost:4.1f} {spent:3}  ", "dim"), (tactic, "bold"), (goal, style),
        )  # fmt: skip

    def _node(self) -> Node | None:
        row, tree = self.view.cursor_node, self.job.steering.tree
        if row is None or row.data is None or tree is None or tree is not self._tree:
            return None
        return tree.nodes[row.data]

    @on(Tree.NodeHighlighted)
    def _show_branch(self) -> None:
        """The goal under the cursor, whole."""
        node, tree = self._node(), self.job.steering.tree
        if node is None or tree is None:
            return
        before = tree.nodes[node.parents[0].parent].goal if node.parents else None
        self.query_one("#branch", Page).put(show.state(TacticState(node.state.goals), before))

    def action_wish(self, wish: str) -> None:
        """Pin, prefer or prune the branch under the cursor, or take that back."""
        node = self._node()
        if node is not None:
            wishes: set[int] = getattr(self.job.steering, wish)
            wishes.symmetric_difference_update({node.number})
            self.look()

    def action_hint(self) -> None:
        question = "A tactic to be tried on every goal first, or the name of a lemma:"
        self.app.push_screen(Ask(question), self._hinted)

    def _hinted(self, answer: str | None) -> None:
        for hint in hints_of(answer or ""):
            self.job.steering.hint(hint)

    def action_stop(self) -> None:
        self._bench.jobs.stop(self.job)

    def action_sketch(self) -> None:
        if self.job.sketches:
            self.dismiss(self.job.sketches[-1].proof)
        else:
            self.notify("this job has no sketch")

    def action_leave(self) -> None:
        self.dismiss(None)
