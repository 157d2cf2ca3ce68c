"""What the main screen shows: theorems, source, goals, suggestions, jobs, messages, answers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Input, Static, TabbedContent, TabPane

from prover.errors import ProverError
from prover.repair import classify
from prover.tui import document as documents
from prover.tui import show
from prover.tui.bench import MARKS, Bench
from prover.tui.desk import Suggestion
from prover.tui.document import Document, Source, Theorem
from prover.tui.explain import Section
from prover.tui.rows import job_line, suggestion_line
from prover.tui.screens import verdict_line
from prover.tui.tactic_line import TacticLine
from prover.tui.widgets import Choices, LeanArea, Page, run
from prover.tui.work import Place, Work
from prover.types import StepResult, TacticFailure, TacticState

T = TypeVar("T")


class View(Screen[None]):
    """One document as it stands. Lean is asked in threads, never here."""

    def __init__(self, bench: Bench, save: Callable[[], None], note: str = "") -> None:
        """`note` is said once the screen is there."""
        super().__init__()
        self.bench, self._save, self._note = bench, save, note
        self._suggestions: list[Suggestion] = []
        self._suggested: Place | None = None
        self._shown: tuple[str, StepResult] | None = None
        """The tactic whose result the goal pane shows, with it."""
        self._failed: tuple[str, TacticFailure] | None = None
        self._answer: list[Section] = []
        self._filter = ""

    def compose(self) -> ComposeResult:
        yield Static(id="title")
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield Input(placeholder="filter", id="filter", compact=True)
                yield Choices(id="theorems")
            with Vertical(id="right"):
                with Container(id="upper"):
                    yield LeanArea(id="source", read_only=True)
                    with TabbedContent(id="panes"):
                        with TabPane("Goal", id="pane-goal"):
                            yield Page(id="goal")
                        with TabPane("Suggest", id="pane-suggestions"):
                            yield Choices(id="suggestions")
                        with TabPane("Jobs", id="pane-jobs"):
                            yield Choices(id="jobs")
                        with TabPane("Messages", id="pane-messages"):
                            yield Choices(id="messages")
                        with TabPane("Why", id="pane-why"):
                            yield Page(id="why")
                yield TacticLine(self._local, id="tactic")
        yield Footer(compact=True)

    def on_mount(self) -> None:
        self.query_one("#filter").display = False
        self.line.choices.display = False
        self.query_one("#theorems").focus()
        self.set_interval(0.25, self._tick)
        self.fresh()
        if self._note:
            self.notify(self._note)

    # What is shown.

    @property
    def line(self) -> TacticLine:
        return self.query_one("#tactic", TacticLine)

    def list_of(self, pane: str) -> Choices:
        return self.query_one(f"#{pane}", Choices)

    def page(self, pane: str) -> Page:
        return self.query_one(f"#{pane}", Page)

    def fresh(self) -> None:
        """Show everything anew, for what is chosen now."""
        self._shown = self._failed = None
        self._answer = []
        self.line.mathlib = "import Mathlib" in self.bench.theorem.problem.statement.preamble
        self.line.put(self.bench.typed)
        self.changed()
        self._begin()

    def changed(self) -> None:
        """Show everything anew, and save it."""
        self._show_theorems()
        self._show_goal()
        self._show_jobs()
        self._show_messages()
        self._show_title()
        run(self, "source", self._show_source)
        self._save()

    def _tick(self) -> None:
        if any(job.active for job in self.bench.jobs.all):
            self._show_jobs()
            self._show_title()

    def _show_title(self) -> None:
        bench, work, place = self.bench, self.bench.work, self.bench.place
        running = sum(job.active for job in bench.jobs.all)
        where = bench.chosen
        if work is not None and place is not None:
            where += f" · goal {work.open.index(place) + 1} of {len(work.open)}"
        elif work is not None:
            where += f" · {MARKS[bench.mark(bench.theorem)][0]}"
        jobs = f" · {running} at work" if running else ""
        self.query_one("#title", Static).update(
            Content.assemble((" Proofloom ", "bold"), f" {bench.document.title} · {where}{jobs}"),
            layout=False,
        )

    def _show_theorems(self) -> None:
        rows = []
        for theorem in self.bench.document.theorems:
            if self._filter.casefold() in theorem.name.casefold():
                mark = self.bench.mark(theorem)
                name = Content(theorem.name)
                rows.append((theorem.name, Content.assemble((mark, MARKS[mark][1]), " ", name)))
        listing = self.list_of("theorems")
        # Whoever walks through it may be ahead of what was chosen last.
        walked = listing.has_focus and listing.highlighted is not None
        listing.fill(rows, None if walked else self.bench.chosen)

    async def _show_source(self) -> None:
        """The text with the proof so far in its place."""
        bench, theorem = self.bench, self.bench.theorem
        text, spans = await asyncio.to_thread(_source, bench.document, theorem, bench.work)
        area = self.query_one("#source", LeanArea)
        if area.text != text:
            area.put(text, spans)
        line = (theorem.problem.line or 1) - 1
        if bench.document.source is Source.SUITE:
            line = theorem.problem.statement.preamble.count("\n")
        if not area.has_focus:
            area.cursor_location = (line, 0)
            area.scroll_to(y=max(0, line - 1), animate=False)

    def _show_goal(self) -> None:
        bench, work, place = self.bench, self.bench.work, self.bench.place
        page = self.page("goal")
        if work is None:
            page.put(Content.styled("Lean reads the theorem…", "$text-muted"))
            return
        parts: list[Content] = []
        refused = bench.refused.get(bench.chosen, ())
        if refused and not work.touched:
            parts += [show.message(m, classify(m)) for m in refused]
            parts.append(Content.styled("e edits the proof, f repairs it", "$text-muted"))
        if place is None:
            verdict = bench.verdict(bench.theorem)
            said = verdict_line(verdict) if verdict else Content.styled(
                "no goals ✓  Lean accepts it; w has it judged and takes it into the file",
                "bold $text-success",
            )  # fmt: skip
            parts.append(said)
        else:
            parts += self._goals(work, place)
        page.put(Content("\n\n").join(parts))

    def _goals(self, work: Work, place: Place) -> list[Content]:
        """The result of the tactic that is typed, or the open goals, the chosen one first."""
        parts: list[Content] = []
        number, total = work.open.index(place), len(work.open)
        if self._shown is not None:
            tactic, result = self._shown
            if isinstance(result, TacticState):
                parts.append(Content.styled(f"after `{tactic}`:", "italic $text-accent"))
                return [*parts, show.state(result, place.goal)]
            parts.append(Content.assemble(
                (f"✗ {result.kind}: ", "bold $text-error"), result.message.rstrip()
            ))  # fmt: skip
        parts.append(show.state(place.state, work.before(place), chosen=number, total=total))
        for each in work.open:
            if each is not place:
                at = work.open.index(each)
                parts.append(show.state(each.state, None, chosen=at, total=total))
        return parts

    def _show_jobs(self) -> None:
        self.list_of("jobs").fill([(str(j.number), job_line(j)) for j in self.bench.jobs.all[::-1]])

    def _show_messages(self) -> None:
        refused = self.bench.refused.get(self.bench.chosen, ())
        rows = [show.message(m, classify(m) if m.severity == "error" else "")
                for m in (*refused, *self.bench.messages)]  # fmt: skip
        self.list_of("messages").fill([(str(n), row) for n, row in enumerate(rows)])

    def _show_suggestions(self) -> None:
        rows = [(str(n), suggestion_line(s)) for n, s in enumerate(self._suggestions)]
        self.list_of("suggestions").fill(rows, "0")

    def _show_why(self, sections: list[Section]) -> None:
        self._answer = sections
        parts = [Content.assemble((s.title, "bold $text-primary"), "\n", s.text) for s in sections]
        self.page("why").put(Content("\n\n").join(parts) if parts else "nothing to explain")

    def action_pane(self, pane: str) -> None:
        """Show a pane and go there."""
        self.query_one("#panes", TabbedContent).active = f"pane-{pane}"
        self.query_one(f"#{pane}").focus()

    def _local(self) -> Iterable[str]:
        """The names of the chosen goal."""
        place = self.bench.place
        return () if place is None else (n for h in place.goal.hypotheses for n in h.names)

    async def _asked(self, call: Callable[..., T], *arguments: Any) -> T | None:
        """The answer, or None and a word of what went wrong."""
        try:
            return await asyncio.to_thread(call, *arguments)
        except ProverError as error:
            if self.is_attached:
                self.notify(str(error), severity="error")
            return None

    def _begin(self) -> None:
        if self.bench.work is None:
            run(self, "begin", self._begun, self.bench.chosen)

    async def _begun(self, name: str) -> None:
        """Begin the work on a theorem with the proof that the file has."""
        bench = self.bench
        theorem = bench.document.theorem(name)
        if theorem is None:
            return
        found = await self._asked(bench.desk.begun, theorem.problem, theorem.draft)
        if isinstance(found, tuple):
            bench.refused[name] = found
            fresh = await self._asked(bench.desk.fresh, theorem.problem)
            found = fresh if isinstance(fresh, Work) else None
        if found is not None and name not in bench.works:
            bench.works[name] = found
        if name == bench.chosen:
            self.changed()
            if bench.work is None:
                self.page("goal").put(Content("\n\n").join(
                    show.message(m, classify(m)) for m in bench.refused.get(name, ())
                ))  # fmt: skip


def _source(
    document: Document, theorem: Theorem, work: Work | None
) -> tuple[str, list[list[show.Span]]]:
    """The text in which a theorem stands, with the proof so far, and its highlighting."""
    text = document.shown(theorem)
    if work is not None and work.touched:
        if document.source is Source.SUITE:
            text = theorem.problem.statement.with_proof(work.text)
        else:
            text = documents.spliced(text, theorem.name, work.text)[0]
    return text, show.spans(text)
