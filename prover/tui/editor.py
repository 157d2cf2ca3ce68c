"""The editor of a proof or sketch: Lean says what it thinks as typing stops; what it accepts can be
taken, and its holes become goals."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Footer, Static

from prover.errors import ProverError
from prover.repair import classify
from prover.tui import show
from prover.tui.bench import Bench
from prover.tui.desk import REPAIR_SECONDS
from prover.tui.widgets import LeanArea, Page, run
from prover.tui.work import Work
from prover.types import Message, Sketch

PAUSE = 0.25


class Editor(Screen[Work | None]):
    """Ends with the work that follows from the text, or with None: then the text is kept, and is
    there the next time."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "accept", "Accept", id="edit.accept"),
        Binding("ctrl+r", "repair", "Repair", id="edit.repair"),
        Binding("ctrl+o", "original", "The proof as it stands", show=False, id="edit.original"),
        Binding("escape", "leave", "Back (text is kept)", id="edit.leave"),
    ]

    def __init__(self, bench: Bench, text: str) -> None:
        super().__init__()
        self._bench, self._theorem = bench, bench.chosen
        self._original = text
        self._checked: tuple[str, Sketch | tuple[Message, ...]] | None = None
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        statement = self._bench.theorem.problem.statement
        with Vertical():
            yield Static(show.source(f"{statement.signature} :="), id="signature")
            yield LeanArea(self._bench.drafts.get(self._theorem, self._original), id="editor")
            yield Page(id="said")
        yield Footer(compact=True)

    def on_mount(self) -> None:
        self.area.focus()
        self._check()

    @property
    def area(self) -> LeanArea:
        return self.query_one("#editor", LeanArea)

    @on(LeanArea.Changed)
    def _typed(self) -> None:
        self._bench.drafts[self._theorem] = self.area.text
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE, self._check)

    def _check(self) -> None:
        run(self, "check", self._said)

    async def _said(self) -> None:
        """Show what Lean says of the text."""
        text = self.area.text
        work = self._bench.work
        if work is None:
            return
        try:
            found = await asyncio.to_thread(self._bench.desk.sketch, work.statement, text)
        except ProverError as error:
            self._say(Content.styled(str(error), "$text-error"))
            return
        self._checked = (text, found)
        if isinstance(found, Sketch):
            count = len(found.subgoals)
            holes = f"{count} holes" if count != 1 else "one hole"
            text = f"Lean accepts it, {holes if count else 'with nothing open'}: Ctrl+S takes it"
            goals = [show.one_line(subgoal.goal) for subgoal in found.subgoals]
            self._say(Content("\n").join([Content.styled(text, "$text-success"), *goals]))
        else:
            lines = [show.message(message, classify(message)) for message in found]
            self._say(Content("\n").join(lines))

    def _say(self, content: Content) -> None:
        self.query_one("#said", Page).put(content)

    def action_accept(self) -> None:
        run(self, "accept", self._accept)

    async def _accept(self) -> None:
        work, text = self._bench.work, self.area.text
        if self._checked is None or self._checked[0] != text:
            await self._said()
        if work is None or self._checked is None or self._checked[0] != text:
            return
        found = self._checked[1]
        if not isinstance(found, Sketch):
            self.notify("Lean does not accept it yet: Ctrl+R repairs it", severity="warning")
            return
        try:
            redraft = await asyncio.to_thread(self._bench.desk.redraft, found)
        except ProverError as error:
            self.notify(str(error), severity="error")
            return
        self._bench.drafts.pop(self._theorem, None)
        self.dismiss(work.redrafted(redraft.sketch, redraft.openings))

    def action_repair(self) -> None:
        self.notify("repair is at work")
        run(self, "repair", self._repair)

    async def _repair(self) -> None:
        work, text = self._bench.work, self.area.text
        if work is None:
            return
        desk = self._bench.desk
        try:
            found = await asyncio.to_thread(desk.repaired, work.statement, text, REPAIR_SECONDS)
        except ProverError as error:
            self.notify(str(error), severity="error")
            return
        if found is None:
            self.notify("no repair leads to a proof that Lean accepts", severity="warning")
        elif self.area.text == text:  # nobody has typed meanwhile
            self.area.replace(found.sketch.proof, (0, 0), self.area.document.end)
            self.notify(f"repaired: {', '.join(found.repairs) or 'nothing was wrong'}")

    def action_original(self) -> None:
        """Back to the proof as it stands; Ctrl+Z brings the text back."""
        self.area.replace(self._original, (0, 0), self.area.document.end)

    def action_leave(self) -> None:
        if self.area.text == self._original:
            self._bench.drafts.pop(self._theorem, None)
        self.dismiss(None)
