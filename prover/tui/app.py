"""The application: opens a document, keeps its session on disk, passes on what jobs have to say."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.message import Message
from textual.screen import Screen

from prover.config import Settings
from prover.errors import InputError, ProverError
from prover.lean.toolchain import Toolchain
from prover.tui.bench import Bench, opened
from prover.tui.editor import Editor
from prover.tui.job import Job
from prover.tui.keys import identifiers, listed
from prover.tui.main import Main
from prover.tui.screens import Ask, Help, Take
from prover.tui.search_view import Branches, SearchView
from prover.tui.tactic_line import TacticLine
from prover.tui.widgets import Choices, LeanArea, Page, run

SAVE_SECONDS = 0.2  # after a change


def known_keys() -> set[str]:
    """The ids of all bindings."""
    views = (Proofloom, Main, Editor, SearchView, Branches, Help, Ask, Take)
    return set(identifiers(*views, TacticLine, LeanArea, Choices, Page))


class JobChanged(Message):
    """A job has begun or ended; posted from its thread."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self.job = job


class Proofloom(App[None]):
    """The terminal interface on one document at a time."""

    TITLE = "Proofloom"
    CSS_PATH = "style.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - Textual's own
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True, id="app.quit"),
        Binding("question_mark", "keys", "Help", id="app.help"),
    ]

    def __init__(
        self,
        target: str,
        settings: Settings,
        toolchain: Toolchain,
        *,
        theme: str = "",
        keys: Mapping[str, str] | None = None,
    ) -> None:
        """Open a TARGET. Raises InputError."""
        super().__init__()
        if theme and theme not in self.available_themes:
            raise InputError(f"no theme {theme!r}: there is {', '.join(self.available_themes)}")
        self._settings, self._toolchain = settings, toolchain
        self._theme, self._keys = theme, dict(keys or {})
        self._saving = self._unsaved = False
        self.bench, self._note = opened(target, settings, toolchain, self._job_changed)

    def on_mount(self) -> None:
        if self._theme:
            self.theme = self._theme
        self.set_keymap(self._keys)
        self.push_screen(Main(self.bench, self.save, self._note))

    def _job_changed(self, job: Job) -> None:
        if self.is_running:
            self.post_message(JobChanged(job))

    def on_job_changed(self, message: JobChanged) -> None:
        """Show it, whatever view is open."""
        for screen in self.screen_stack:
            if isinstance(screen, Main):
                screen.job_changed(message.job)

    def save(self) -> None:
        """Have the session on disk soon."""
        self._unsaved = True
        if not self._saving:
            self._saving = True
            run(self, "save", self._save)

    async def _save(self) -> None:
        """Write as long as there is something new; one write at a time."""
        while self._unsaved:
            await asyncio.sleep(SAVE_SECONDS)
            self._unsaved = False
            session, store = self.bench.session(), self.bench.store
            try:
                await asyncio.to_thread(store.save, session)
            except ProverError as error:
                self.notify(str(error), severity="error")
        self._saving = False

    def action_keys(self) -> None:
        """All keys that count on the screen."""
        self.push_screen(Help((keys, binding) for keys, binding, _ in listed(self.screen)))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What the palette offers: Textual's own commands and what the screen's keys do."""
        yield from super().get_system_commands(screen)
        for keys, binding, node in listed(screen):
            if binding.id and node is screen:
                call = partial(run, self, "palette", self._act, binding.action, node)
                yield SystemCommand(binding.description, f"{keys} ({binding.id})", call)

    async def _act(self, action: str, node: DOMNode) -> None:
        await self.run_action(action, node)

    def action_open(self) -> None:
        question = "Open a .lean file, a suite, or a theorem in words of Lean:"
        self.push_screen(Ask(question), self._open)

    def _open(self, target: str | None) -> None:
        if target:
            run(self, "open", self._opened, target)

    async def _opened(self, target: str) -> None:
        old = self.bench
        try:
            new, note = await asyncio.to_thread(
                opened, target, self._settings, self._toolchain, self._job_changed
            )
        except ProverError as error:
            self.notify(str(error), severity="error")
            return
        self._finish(old)
        self.bench = new
        self.switch_screen(Main(new, self.save, note))

    def _finish(self, bench: Bench) -> None:
        """Save and close a document."""
        try:
            bench.store.save(bench.session())
        except ProverError as error:
            self.notify(str(error), severity="error")
        bench.close()

    def on_unmount(self) -> None:
        self._finish(self.bench)
