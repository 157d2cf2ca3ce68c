"""The line where a tactic is typed: unicode, completion, and word of every stop in the typing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input
from textual.widgets.option_list import Option

from prover.tui import words
from prover.tui.widgets import Choices

PAUSE = 0.03  # seconds without a key that count as a stop
LIBRARY = 3  # letters from which on the library is asked


class TacticLine(Vertical):
    """An input with completions above it.

    Posts `Stopped` when typing stops, `Accepted` on Enter, `Wanted` when the library could complete
    a word: the answer goes to `offer`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "Complete", priority=True, id="tactic.complete"),
        Binding("escape", "screen.leave", "Back to the list", id="tactic.leave"),
        Binding("down", "next", "Next completion", show=False, priority=True, id="tactic.next"),
        Binding("up", "previous", "Previous", show=False, priority=True, id="tactic.previous"),
    ]

    class Stopped(Message):
        """Nothing was typed for a moment; `tactic` is what stands there."""

        def __init__(self, tactic: str) -> None:
            super().__init__()
            self.tactic = tactic

    class Accepted(Message):
        """The tactic is to be taken."""

        def __init__(self, tactic: str) -> None:
            super().__init__()
            self.tactic = tactic

    class Wanted(Message):
        """The library may know how the word goes on."""

        def __init__(self, word: str) -> None:
            super().__init__()
            self.word = word

    def __init__(self, local: Callable[[], Iterable[str]], *, id: str) -> None:
        super().__init__(id=id)
        self._local = local
        self._timer: Timer | None = None
        self.mathlib = False

    def compose(self) -> ComposeResult:
        yield Choices(id="completions")
        yield Input(placeholder="a tactic (i), ? for help", id="tactic-input", compact=True)

    @property
    def input(self) -> Input:
        return self.query_one("#tactic-input", Input)

    @property
    def choices(self) -> Choices:
        return self.query_one("#completions", Choices)

    @property
    def value(self) -> str:
        """What stands there, abbreviations expanded."""
        return words.expanded(self.input.value, whole=True)

    def put(self, text: str) -> None:
        """Have a text there; nothing is completed."""
        with self.prevent(Input.Changed):
            self.input.value = text
            self.input.cursor_position = len(text)
        self._offer([])

    @on(Input.Changed, "#tactic-input")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        at = self.input.cursor_position
        before, after = self.input.value[:at], self.input.value[at:]
        better = words.expanded(before)
        if better != before:
            with self.prevent(Input.Changed):
                self.input.value = better + after
                self.input.cursor_position = len(better) - better.endswith("⟨⟩")
            before = better
        self._offer(words.near_completions(before, self._local(), mathlib=self.mathlib))
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE, self._stopped)

    def _stopped(self) -> None:
        self.post_message(self.Stopped(self.value))
        before = self._before
        word = words.word_before(before)
        if len(word) >= LIBRARY and not words.begins_tactic(before):
            self.post_message(self.Wanted(word))

    @property
    def _before(self) -> str:
        return self.input.value[: self.input.cursor_position]

    def offer(self, word: str, names: Iterable[str]) -> None:
        """The library's completions of a word, behind those that are there."""
        if words.word_before(self._before) == word and self.input.has_focus:
            near = words.near_completions(self._before, self._local(), mathlib=self.mathlib)
            self._offer([*near, *(n for n in names if n not in near and n != word)])

    def _offer(self, found: list[str]) -> None:
        self.choices.set_options([Option(each, id=each) for each in found[: words.MOST]])
        self.choices.display = bool(found)
        if found:
            self.choices.highlighted = 0

    def action_complete(self) -> None:
        """Take the completion, or turn to the next widget if there is none."""
        choice = self.choices.current if self.choices.display else None
        if choice is None:
            expanded = self.value
            if expanded != self.input.value:
                self.input.value = expanded
                self.input.cursor_position = len(expanded)
                return
            self.screen.focus_next()
            return
        before = self._before
        after = self.input.value[len(before) :]
        better = words.completed(before, choice)
        self.input.value = better + after
        self.input.cursor_position = len(better)

    def action_next(self) -> None:
        if self.choices.display:
            self.choices.action_cursor_down()

    def action_previous(self) -> None:
        if self.choices.display:
            self.choices.action_cursor_up()

    @on(Choices.OptionSelected, "#completions")
    def _clicked(self, event: Choices.OptionSelected) -> None:
        event.stop()
        self.action_complete()
        self.input.focus()

    @on(Input.Submitted, "#tactic-input")
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._offer([])
        self.post_message(self.Accepted(self.value))
