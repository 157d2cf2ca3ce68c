"""Proving by hand on the main screen: choosing a goal, typing, suggestions, undo."""

from __future__ import annotations

from textual import on
from textual.widgets import Input, TabbedContent

from prover.tui import explain
from prover.tui.tactic_line import TacticLine
from prover.tui.view import View
from prover.tui.widgets import Choices, run
from prover.tui.work import Work
from prover.types import TacticFailure


class Steps(View):
    """Each step asks Lean first; the work changes only if Lean accepts it."""

    @on(TacticLine.Stopped)
    def _stopped(self, event: TacticLine.Stopped) -> None:
        self.bench.typed = event.tactic
        self._save()
        run(self, "preview", self._preview, event.tactic)

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
        run(self, "names", self._names, event.word)

    async def _names(self, word: str) -> None:
        work = self.bench.work
        if work is not None:
            names = await self._asked(self.bench.desk.names, work.statement, word)
            self.line.offer(word, names or ())

    @on(TacticLine.Accepted)
    def _accepted(self, event: TacticLine.Accepted) -> None:
        if event.tactic.strip():
            run(self, "apply", self._apply, event.tactic)

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
        run(self, "suggest", self._suggest)

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
