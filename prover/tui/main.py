"""The main screen with all that one can do there: jobs, sketches, the file, explanations."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import TabbedContent

from prover.tui import explain
from prover.tui.desk import REPAIR_SECONDS
from prover.tui.document import Source
from prover.tui.editor import Editor
from prover.tui.explain import Section
from prover.tui.job import OFFERS, Job, Kind, State
from prover.tui.screens import Ask, Take
from prover.tui.search_view import SearchView
from prover.tui.steering import hints_of
from prover.tui.steps import Steps
from prover.tui.widgets import Choices, LeanArea, run
from prover.tui.work import Redraft, Work

PANES = ("goal", "suggestions", "jobs", "messages", "why")


class Main(Steps):
    """One document at work."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "type", "Tactic", id="work.type"),
        Binding("s", "suggest", "Suggest", id="work.suggest"),
        Binding("h", "job('hammer')", "Hammer", id="job.hammer"),
        Binding("r", "job('search')", "Search", id="job.search"),
        Binding("l", "job('loop')", "Loop", id="job.loop"),
        Binding("L", "all", "Loop on all open goals", show=False, id="job.all"),
        Binding("u,ctrl+z", "undo", "Undo", id="work.undo"),
        Binding("ctrl+r,ctrl+y", "redo", "Redo", show=False, id="work.redo"),
        Binding("b", "back", "Take back the goal's last step", show=False, id="work.back"),
        Binding("right_square_bracket", "turn(1)", "Next goal", show=False, id="goal.next"),
        Binding("left_square_bracket", "turn(-1)", "Previous goal", show=False, id="goal.previous"),
        Binding("R", "restart", "Begin again from the file", show=False, id="work.restart"),
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

    def on_mount(self) -> None:  # Textual calls that of `View`, too
        run(self, "messages", self._read_messages)

    def action_pane(self, pane: str) -> None:
        super().action_pane(pane)
        if pane == "why" and not self._answer:
            self.action_explain()

    async def _read_messages(self) -> None:
        bench = self.bench
        if bench.document.source is not Source.SUITE:
            bench.hear(await self._asked(bench.desk.messages, bench.document.text) or ())
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

    def action_job(self, kind: str) -> None:
        """Begin a job on the chosen goal."""
        job = self.bench.start(Kind(kind))
        if job is None:
            self.notify("there is no open goal")
            return
        self.query_one("#panes", TabbedContent).active = "pane-jobs"
        self.changed()

    def action_all(self) -> None:
        """The whole loop on every open goal, such as those of a sketch that was edited."""
        work = self.bench.work
        for place in work.open if work is not None else ():
            self.bench.hole, self.bench.goal = place.hole, place.number
            self.bench.start(Kind.LOOP)
        self.action_pane("jobs")
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
        if job.state not in OFFERS:
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

    @on(Choices.OptionSelected, "#messages")
    def _message_selected(self, event: Choices.OptionSelected) -> None:
        """To the line that a message about the file is about."""
        number = event.option_index - len(self.bench.refused.get(self.bench.chosen, ()))
        if number >= 0:
            area = self.query_one("#source", LeanArea)
            area.focus()
            area.cursor_location = (self.bench.messages[number].line - 1, 0)

    def action_restart(self) -> None:
        """Go back to the proof that the file has; undo comes back from there."""
        run(self, "begin", self._restarted, self.bench.chosen)

    async def _restarted(self, name: str) -> None:
        bench, work = self.bench, self.bench.work
        found = await self._asked(bench.desk.begun, bench.theorem.problem, bench.theorem.draft)
        if work is None or not isinstance(found, Work) or bench.work is not work:
            return
        if found.sketch is not None and isinstance(found.log[0], Redraft):
            self._put(name, work.redrafted(found.sketch, found.log[0].openings))
        else:
            self._put(name, replace(work, done=0))

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
        if written:
            self.notify("written")
        if written and self.bench.document.source is Source.FILE:
            run(self, "reread", self._reread)
        else:
            self.changed()

    async def _reread(self) -> None:
        """Take in the file as it is now."""
        found = await self._asked(self.bench.reread)
        if found is not None:
            self.bench.have(found)
            if found.lost:
                self.notify(f"not in the file as they were: {', '.join(found.lost)}")
            self.changed()
            await self._read_messages()

    def action_judge(self) -> None:
        """The judge's verdict on the proof as it stands."""
        run(self, "judge", self._judged, self.bench.chosen)

    def action_explain(self) -> None:
        """Why the last tactic failed, or what is known of the theorem."""
        if self._failed is not None:
            self._show_why(explain.failure(*self._failed))
        else:
            run(self, "why", self._explained)

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
            run(self, "why", self._lemma_explained, name)

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
        run(self, "repair", self._repaired, work, text)

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
