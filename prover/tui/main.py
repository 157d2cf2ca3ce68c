"""The main screen: theorems, source, the goal and what is known of it, a line for tactics."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Input, Static, TabbedContent, TabPane

from prover.errors import ProverError
from prover.repair import classify
from prover.tui import document as documents
from prover.tui import explain, show
from prover.tui.bench import MARKS, Bench
from prover.tui.desk import REPAIR_SECONDS, Suggestion
from prover.tui.document import Source
from prover.tui.editor import Editor
from prover.tui.explain import Section
from prover.tui.job import Job, Kind, State
from prover.tui.rows import job_line, suggestion_line
from prover.tui.screens import Ask, Take, verdict_line
from prover.tui.search_view import SearchView
from prover.tui.steering import hints_of
from prover.tui.tactic_line import TacticLine
from prover.tui.widgets import Choices, LeanArea, Page
from prover.tui.work import Place, Work
from prover.types import StepResult, TacticFailure, TacticState

if TYPE_CHECKING:
    from prover.tui.app import Proofloom

T = TypeVar("T")
PANES = ("goal", "suggestions", "jobs", "messages", "why")


class Main(Screen[None]):
    """One document at work."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "type", "Tactic", id="work.type"),
        Binding("s", "suggest", "Suggest", id="work.suggest"),
        Binding("h", "job('hammer')", "Hammer", id="job.hammer"),
        Binding("r", "job('search')", "Search", id="job.search"),
        Binding("l", "job('loop')", "Loop", id="job.loop"),
        Binding("u,ctrl+z", "undo", "Undo", id="work.undo"),
        Binding("ctrl+r,ctrl+y", "redo", "Redo", show=False, id="work.redo"),
        Binding("b", "back", "Take back the goal's last step", show=False, id="work.back"),
        Binding("right_square_bracket", "turn(1)", "Next goal", show=False, id="goal.next"),
        Binding("left_square_bracket", "turn(-1)", "Previous goal", show=False, id="goal.previous"),
        Binding("e", "edit", "Edit", id="work.edit"),
        Binding("w", "take", "Write", id="work.write"),
        Binding("v", "judge", "Judge", show=False, id="work.judge"),
        Binding("t", "tree", "Tree of a job", show=False, id="job.tree"),
        Binding("x", "stop", "Stop a job", show=False, id="job.stop"),
        Binding("n", "hint", "Hint for a job", show=False, id="job.hint"),
        Binding("y", "lemma", "Where a lemma comes from", show=False, id="why.lemma"),
        Binding("f", "repair", "Repair the failed step", show=False, id="why.repair"),
        Binding("slash", "filter", "Filter", show=False, id="list.filter"),
        Binding("o", "app.open", "Open", show=False, id="app.open"),
        Binding("escape", "leave", "Back to the list", show=False, id="view.back"),
        *(
            Binding(str(n), f"pane('{pane}')", f"Show {pane}", show=False, id=f"pane.{pane}")
            for n, pane in enumerate(PANES, start=1)
        ),
    ]

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.bench = bench
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
        self.run_worker(self._read_messages(), group="messages", exclusive=True)

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
        self.run_worker(self._show_source(), group="source", exclusive=True)
        cast("Proofloom", self.app).save()

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
            Content.assemble((" Proofloom ", "bold"), f" {bench.document.title} · {where}{jobs}")
        )

    def _show_theorems(self) -> None:
        rows = []
        for theorem in self.bench.document.theorems:
            if self._filter.casefold() in theorem.name.casefold():
                mark = self.bench.mark(theorem)
                name = Content(theorem.name)
                rows.append((theorem.name, Content.assemble((mark, MARKS[mark][1]), " ", name)))
        self.list_of("theorems").fill(rows, self.bench.chosen)

    async def _show_source(self) -> None:
        """The text with the proof so far in its place."""
        bench, theorem = self.bench, self.bench.theorem
        text = bench.document.shown(theorem)
        work = bench.work
        if work is not None and work.touched:
            if bench.document.source is Source.SUITE:
                text = theorem.problem.statement.with_proof(work.text)
            else:
                text = documents.spliced(text, theorem.name, work.text)[0]
        spans = await asyncio.to_thread(show.spans, text)
        area = self.query_one("#source", LeanArea)
        if area.text != text:
            area.put(text, spans)
        if bench.document.source is Source.SUITE:
            line = theorem.problem.statement.preamble.count("\n")
        else:
            line = (theorem.problem.line or 1) - 1
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
        if pane == "why" and not self._answer:
            self.action_explain()

    # What Lean is asked, none of it in this thread.

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
            self.run_worker(self._begun(self.bench.chosen), group="begin", exclusive=True)

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

    async def _read_messages(self) -> None:
        bench = self.bench
        if bench.document.source is not Source.SUITE:
            bench.messages = await self._asked(bench.desk.messages, bench.document.text) or ()
            self.changed()
        for name in bench.judged:
            theorem = bench.document.theorem(name)
            if theorem is not None:
                await self._judged(name)

    async def _judged(self, name: str) -> None:
        theorem = self.bench.document.theorem(name)
        if theorem is None:
            return
        proof, statement = self.bench.proof(theorem), theorem.problem.statement
        verdict = await self._asked(self.bench.desk.verdict, statement, proof)
        if verdict is not None:
            self.bench.verdicts[name] = (proof, verdict)
            self.changed()

    # Typing.

    def _local(self) -> Iterable[str]:
        place = self.bench.place
        return () if place is None else (n for h in place.goal.hypotheses for n in h.names)

    @on(TacticLine.Stopped)
    def _stopped(self, event: TacticLine.Stopped) -> None:
        self.bench.typed = event.tactic
        cast("Proofloom", self.app).save()
        self.run_worker(self._preview(event.tactic), group="preview", exclusive=True)

    async def _preview(self, tactic: str) -> None:
        """Show what a tactic makes of the chosen goal."""
        place = self.bench.place
        if place is None or not tactic.strip():
            self._shown = None
        else:
            result = await self._asked(self.bench.desk.tried, place.position, tactic)
            if result is None or self.bench.place is not place or self.line.value != tactic:
                return
            self._shown = (tactic, result)
        self.query_one("#panes", TabbedContent).active = "pane-goal"
        self._show_goal()

    @on(TacticLine.Wanted)
    async def _complete(self, event: TacticLine.Wanted) -> None:
        self.run_worker(self._names(event.word), group="names", exclusive=True)

    async def _names(self, word: str) -> None:
        work = self.bench.work
        if work is not None:
            names = await self._asked(self.bench.desk.names, work.statement, word)
            self.line.offer(word, names or ())

    @on(TacticLine.Accepted)
    def _accepted(self, event: TacticLine.Accepted) -> None:
        if event.tactic.strip():
            self.run_worker(self._apply(event.tactic), group="apply", exclusive=True)

    async def _apply(self, tactic: str) -> None:
        """Take a tactic, if Lean does."""
        bench, name, work, place = self.bench, self.bench.chosen, self.bench.work, self.bench.place
        if work is None or place is None:
            self.notify("there is no goal to apply it to")
            return
        shown = self._shown
        known = shown[1] if shown is not None and shown[0] == tactic else None
        result = known or await self._asked(bench.desk.tried, place.position, tactic)
        if result is None or bench.work is not work:
            return
        if isinstance(result, TacticFailure):
            self._failed, self._shown = (tactic, result), (tactic, result)
            self._show_why(explain.failure(tactic, result))
            self._show_goal()
            return
        self.bench.typed = ""
        self._put(name, work.applied(place, tactic.strip(), result.goals))
        self.line.put("")

    def _put(self, name: str, work: Work) -> None:
        self.bench.put(name, work)
        self._shown = self._failed = None
        self._answer = []
        self.changed()

    # Keys.

    def action_type(self) -> None:
        """To the tactic line."""
        self.line.input.focus()

    def action_leave(self) -> None:
        """Back to the list; what was filtered comes back."""
        box = self.query_one("#filter", Input)
        if box.display:
            box.value, box.display = "", False
        self._shown = None
        self._show_goal()
        self.list_of("theorems").focus()

    def action_filter(self) -> None:
        box = self.query_one("#filter", Input)
        box.display = True
        box.focus()

    @on(Input.Changed, "#filter")
    def _filtered(self, event: Input.Changed) -> None:
        self._filter = event.value
        self._show_theorems()

    @on(Input.Submitted, "#filter")
    def _filter_done(self) -> None:
        self.list_of("theorems").focus()

    @on(Choices.OptionHighlighted, "#theorems")
    def _walked(self, event: Choices.OptionHighlighted) -> None:
        if event.option.id and event.option.id != self.bench.chosen:
            self.bench.choose(event.option.id)
            self.fresh()

    @on(Choices.OptionSelected, "#theorems")
    def _chosen(self) -> None:
        self.action_type()

    def action_undo(self) -> None:
        if self.bench.work is not None:
            self._put(self.bench.chosen, self.bench.work.undone())

    def action_redo(self) -> None:
        if self.bench.work is not None:
            self._put(self.bench.chosen, self.bench.work.redone())

    def action_back(self) -> None:
        """Take back the step that led to the chosen goal, and all below it."""
        work, place = self.bench.work, self.bench.place
        if work is not None and place is not None and place.parent is not None:
            parent = work.place(place.hole, place.parent)
            if parent is not None:
                self.bench.hole, self.bench.goal = parent.hole, parent.number
                self._put(self.bench.chosen, work.applied(parent, "", ()))

    def action_turn(self, step: int) -> None:
        self.bench.turn(step)
        self.changed()

    def action_suggest(self) -> None:
        self.action_pane("suggestions")
        self.run_worker(self._suggest(), group="suggest", exclusive=True)

    async def _suggest(self) -> None:
        work, place = self.bench.work, self.bench.place
        if work is None or place is None:
            return
        pane = self.list_of("suggestions")
        pane.loading = True
        found = await self._asked(self.bench.desk.suggestions, place, len(place.position.moves))
        pane.loading = False
        if found is not None and self.bench.place is place:
            self._suggestions, self._suggested = found, place
            self._show_suggestions()
            pane.focus()
            if not found:
                self.notify("Lean accepts none of what policy and rules propose")

    @on(Choices.OptionSelected, "#suggestions")
    def _take_suggestion(self, event: Choices.OptionSelected) -> None:
        work, place = self.bench.work, self.bench.place
        if work is None or place is None or place is not self._suggested:
            self.notify("the goal has changed: s suggests again", severity="warning")
            return
        chosen = self._suggestions[event.option_index]
        self._put(self.bench.chosen, work.applied(place, chosen.tactic, chosen.left.goals))
        self.action_pane("goal")

    def action_job(self, kind: str) -> None:
        """Begin a job on the chosen goal."""
        job = self.bench.start(Kind(kind))
        if job is None:
            self.notify("there is no open goal")
            return
        self.query_one("#panes", TabbedContent).active = "pane-jobs"
        self.changed()

    def job_changed(self, job: Job) -> None:
        """A job has begun or ended."""
        if job.state is State.FOUND:
            self.notify(f"{job.kind} {job.number} of {job.theorem} has a proof: Enter takes it")
        self.changed()

    def _job(self) -> Job | None:
        number = self.list_of("jobs").current
        return self.bench.jobs.all[int(number) - 1] if number else None

    @on(Choices.OptionSelected, "#jobs")
    def _job_selected(self) -> None:
        job = self._job()
        if job is None:
            return
        if job.state is not State.FOUND:
            self.action_tree()
        elif self.bench.take(job):
            self.bench.choose(job.theorem)
            self._put(job.theorem, self.bench.works[job.theorem])
        else:
            self.notify("its goal is not open any more", severity="warning")

    def action_stop(self) -> None:
        if job := self._job():
            self.bench.jobs.stop(job)

    def action_tree(self) -> None:
        if job := self._job():
            self.app.push_screen(SearchView(self.bench, job), self._edit_sketch)

    def action_hint(self) -> None:
        """A hint for the highlighted job; without one, for a new search."""
        question = "A tactic to be tried on every goal first, or the name of a lemma:"
        self.app.push_screen(Ask(question), self._hinted)

    def _hinted(self, answer: str | None) -> None:
        if not answer:
            return
        hints = hints_of(answer)
        job = self._job()
        if job is not None and job.active:
            for hint in hints:
                job.steering.hint(hint)
            self.notify(f"{job.kind} {job.number} will try it")
        elif self.bench.start(Kind.SEARCH, tuple(hints)) is not None:
            self.action_pane("jobs")
            self.changed()

    def action_edit(self) -> None:
        self._edit(self.bench.proof(self.bench.theorem))

    def _edit_sketch(self, sketch: str | None) -> None:
        """A sketch that the loop had, to be changed."""
        if sketch:
            self._edit(sketch)

    def _edit(self, text: str) -> None:
        if self.bench.work is not None:
            self.app.push_screen(Editor(self.bench, text), self._edited)

    def _edited(self, work: Work | None) -> None:
        if work is not None:
            self.bench.refused.pop(self.bench.chosen, None)
            self._put(self.bench.chosen, work)

    def action_take(self) -> None:
        self.app.push_screen(Take(self.bench, self.bench.theorem), self._taken)

    def _taken(self, written: bool | None) -> None:
        if written and self.bench.document.source is Source.FILE:
            try:
                changed = self.bench.reread()
            except ProverError as error:
                self.notify(str(error), severity="error")
                return
            self.notify(f"written to {self.bench.document.title}")
            if changed:
                self.notify(f"not in the file as they were: {', '.join(changed)}")
            self.run_worker(self._read_messages(), group="messages", exclusive=True)
        self.changed()

    def action_judge(self) -> None:
        """The judge's verdict on the proof as it stands."""
        self.run_worker(self._judged(self.bench.chosen), group="judge", exclusive=True)

    def action_explain(self) -> None:
        """Why the last tactic failed, or what is known of the theorem."""
        if self._failed is not None:
            self._show_why(explain.failure(*self._failed))
        else:
            self.run_worker(self._explained(), group="why", exclusive=True)

    async def _explained(self) -> None:
        work = self.bench.work
        if work is None:
            return
        proof = self.bench.proof(self.bench.theorem)
        question = explain.Question(self.bench.chosen, work.statement, proof, self.bench.desk)
        sections = await self._asked(explain.proof, question)
        self._show_why(sections or [])

    def action_lemma(self) -> None:
        self.app.push_screen(Ask("Which lemma?"), self._lemma)

    def _lemma(self, name: str | None) -> None:
        if name and self.bench.work is not None:
            self.run_worker(self._lemma_explained(name), group="why", exclusive=True)

    async def _lemma_explained(self, name: str) -> None:
        work = self.bench.work
        if work is not None:
            sections = await self._asked(explain.lemma, name, work.statement, self.bench.desk)
            self._show_why(sections or [])
            self.action_pane("why")

    def action_repair(self) -> None:
        """Try repairs on the step that failed, or on the proof that Lean refuses."""
        work, place = self.bench.work, self.bench.place
        if work is None:
            return
        if self._failed is not None and place is not None:
            text = work.applied(place, self._failed[0], ()).text
        elif self.bench.chosen in self.bench.refused:
            text = self.bench.theorem.draft
        else:
            self.notify("nothing failed")
            return
        self.notify("repair is at work")
        self.run_worker(self._repaired(work, text), group="repair", exclusive=True)

    async def _repaired(self, work: Work, text: str) -> None:
        desk = self.bench.desk
        found = await self._asked(desk.repaired, work.statement, text, REPAIR_SECONDS)
        if found is None:
            self.notify("no repair leads to a proof that Lean accepts", severity="warning")
            return
        self._show_why([
            Section("repairs", "\n".join(found.repairs) or "none was needed"),
            Section("the proof after them (the editor has it)", found.sketch.proof),
        ])  # fmt: skip
        self._edit(found.sketch.proof)
