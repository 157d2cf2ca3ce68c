"""Drafts and subgoals as they come: a tree with states on a terminal, and the sketches as text."""

from __future__ import annotations

from types import TracebackType

import click
from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.spinner import Spinner
from rich.text import Text

from prover import events
from prover.branches import Branches, one_line


class LiveDisplay:
    """The tree of the problem at work below a spinner; nothing when there is no terminal."""

    def __init__(self) -> None:
        self._branches, self._spinner = Branches(), Spinner("dots")
        self._console = Console(stderr=True)
        self._live: Live | None = None

    def __enter__(self) -> LiveDisplay:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.clear()

    def __call__(self, event: events.Event) -> None:
        """Take an event."""
        self._branches(event)
        if not self._console.is_terminal:
            return
        if self._live is None:
            self._live = Live(
                get_renderable=self._shown, console=self._console, transient=True,
                refresh_per_second=8,
            )  # fmt: skip
            self._live.start()

    def clear(self) -> None:
        """Make room for output."""
        if self._live is not None:
            self._live.stop()
            self._live = None

    def _shown(self) -> RenderableType:
        note = f" {self._branches.problem}: {one_line(self._branches.note)}"
        self._spinner.update(text=Text(note))
        return Group(self._branches.tree(self._spinner))


class SketchPrinter:
    """Every sketch that Lean accepts, as text on standard error."""

    def __call__(self, event: events.Event) -> None:
        """Take an event."""
        if isinstance(event, events.Sketched):
            holes = f"{len(event.goals)} open" if event.goals else "no holes"
            click.echo(f"-- {event.problem}, draft {event.branch}: {holes}", err=True)
            click.echo(f"{event.proof}\n", err=True)
