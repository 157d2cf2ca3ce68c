"""Small screens over the main one: help, a question, and taking a proof into the file."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, Static

from prover.errors import ProverError
from prover.tui import document as documents
from prover.tui import show, words
from prover.tui.bench import Bench
from prover.tui.document import Source, Theorem
from prover.tui.widgets import Page, run
from prover.types import Statement, Status, Verdict

CLOSE = Binding("escape", "dismiss", "Back", id="view.close")


class Help(ModalScreen[None]):
    """All keys, with the ids by which the settings change them."""

    BINDINGS: ClassVar[list[BindingType]] = [CLOSE, Binding("question_mark", "dismiss", show=False)]

    def __init__(self, bindings: Iterable[tuple[str, Binding]]) -> None:
        super().__init__()
        self._rows = list(bindings)

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog tall"):
            yield Static("Keys (their ids are for [tui.keys] in the settings)", classes="heading")
            yield Page(id="help")
        yield Footer(compact=True)

    def on_mount(self) -> None:
        lines = [
            Content.assemble((f"{keys:>16}  ", "bold $text-primary"), f"{binding.description:<34}",
                             (binding.id or "", "$text-muted"))
            for keys, binding in self._rows
        ]  # fmt: skip
        page = self.query_one(Page)
        page.put(Content("\n").join(lines))
        page.focus()


class Ask(ModalScreen[str]):
    """A question with one line for an answer; '' if there is none."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Back", id="ask.leave")]

    def __init__(self, question: str, answer: str = "") -> None:
        super().__init__()
        self._question, self._answer = question, answer

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(Content(self._question), classes="heading")
            yield Input(self._answer, id="answer", compact=True)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        at = event.input.cursor_position
        better = words.expanded(event.value[:at])
        if better != event.value[:at]:
            event.input.value = better + event.value[at:]
            event.input.cursor_position = len(better)

    @on(Input.Submitted)
    def _answered(self, event: Input.Submitted) -> None:
        self.dismiss(words.expanded(event.value, whole=True).strip())

    def action_leave(self) -> None:
        self.dismiss("")


class Take(ModalScreen[bool]):
    """The diff that would take a proof into the file, and what the judge says of the proof. Nothing
    is written without a key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "write", "Write", id="take.write"),
        Binding("u", "write_unfinished", "Write unfinished", id="take.unfinished"),
        CLOSE,
    ]

    def __init__(self, bench: Bench, theorem: Theorem) -> None:
        super().__init__()
        self._bench, self._theorem = bench, theorem
        self._proof = bench.proof(theorem)
        self._verdict: Verdict | None = None
        self._change: Change | None = None

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog tall"):
            yield Static("", id="verdict", classes="heading")
            yield Page(id="diff")
        yield Footer(compact=True)

    def on_mount(self) -> None:
        self.query_one(Page).focus()
        run(self, "take", self._judge)

    async def _judge(self) -> None:
        head = self.query_one("#verdict", Static)
        head.update(Content("the judge has the whole proof…"))
        try:
            change = self._change = await self._changed()
        except ProverError as error:
            head.update(Content.styled(str(error), "$text-error"))
            return
        lines = documents.diff(change.old, change.new, change.path.name)
        lines = lines or ["(the file has this proof)"]
        self.query_one(Page).put(show.diff(lines))
        desk = self._bench.desk
        try:
            self._verdict = await asyncio.to_thread(desk.verdict, change.statement, self._proof)
        except ProverError as error:
            head.update(Content.styled(str(error), "$text-error"))
            return
        self._bench.verdicts[self._theorem.name] = (self._proof, self._verdict)
        head.update(verdict_line(self._verdict))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Which of the two ways to write there is depends on the verdict."""
        verified = self._verdict is not None and self._verdict.status is Status.VERIFIED
        if action == "write":
            return verified
        if action == "write_unfinished":
            return self._verdict is not None and not verified
        return True

    async def _changed(self) -> Change:
        return await asyncio.to_thread(_change, self._bench, self._theorem, self._proof)

    def action_write(self) -> None:
        run(self, "take", self._write)

    def action_write_unfinished(self) -> None:
        run(self, "take", self._write)

    async def _write(self) -> None:
        """Write what was shown, if the file is still what the diff was made from."""
        try:
            change = await self._changed()
            if change != self._change:
                self._verdict = None
                self.refresh_bindings()
                self.notify("the file was changed meanwhile: look again", severity="warning")
                run(self, "take", self._judge)
                return
            await asyncio.to_thread(documents.write, change.path, change.new)
        except ProverError as error:
            self.notify(str(error), severity="error")
            return
        self.dismiss(True)


def verdict_line(verdict: Verdict) -> Content:
    """What the judge says, in one line or two."""
    style = "$text-success" if verdict.status is Status.VERIFIED else "$text-warning"
    text = f"{verdict.status}: {verdict.reason}"
    if verdict.status is Status.VERIFIED:
        text += f"\naxioms: {', '.join(verdict.axioms) or 'none'}"
    return Content.styled(text, f"bold {style}")


@dataclass(frozen=True)
class Change:
    """What a file has now, what it is to have, and what the theorem says there."""

    path: Path
    old: str
    new: str
    statement: Statement


def _change(bench: Bench, theorem: Theorem, proof: str) -> Change:
    """The change that takes a proof into its file; a theorem without one gets a file of its own in
    the current directory. Raises InputError."""
    document = bench.document
    if document.source is Source.FILE and document.path is not None:
        old = documents.text_of(document.path)
        return Change(document.path, old, *documents.spliced(old, theorem.name, proof))
    path, statement = documents.unused(Path.cwd(), theorem.name), theorem.problem.statement
    return Change(path, "", statement.with_proof(proof), statement)
