"""Widgets that several screens use: Lean source, lists by j and k, text with scrolling."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any, ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.dom import DOMNode
from textual.widgets import OptionList, Static, TextArea
from textual.widgets.option_list import Option

from prover.tui import show, words

LIVE = 20_000  # characters of source that are highlighted while somebody types


def run(
    node: DOMNode, group: str, call: Callable[..., Coroutine[Any, Any, None]], *arguments: Any
) -> None:
    """Have a coroutine run in the background, in place of the last one of its group."""
    work: Callable[[], Any] = partial(call, *arguments)
    node.run_worker(work, group=group, exclusive=True)


class LeanArea(TextArea):
    """Lean source with highlighting; unicode by abbreviation where it can be edited."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", "Down", show=False, id="source.down"),
        Binding("k", "cursor_up", "Up", show=False, id="source.up"),
    ]

    def __init__(self, text: str = "", *, id: str, read_only: bool = False) -> None:
        super().__init__(
            text, id=id, read_only=read_only, show_line_numbers=True, soft_wrap=False,
            tab_behavior="focus" if read_only else "indent", highlight_cursor_line=read_only,
        )  # fmt: skip
        self._spans: list[list[show.Span]] = show.spans(text)
        self.indent_width = 2

    def on_mount(self) -> None:
        self.app.theme_changed_signal.subscribe(self, lambda _: self.notify_style_update())

    def put(self, text: str, spans: list[list[show.Span]]) -> None:
        """Show another text, whose highlighting was made before: for a long one that takes time."""
        self._spans = spans
        self.load_text(text)

    def get_line(self, line_index: int) -> Text:
        """The line with its styles."""
        line = super().get_line(line_index)
        if line_index < len(self._spans):
            colours = self.app.theme_variables
            for span in self._spans[line_index]:
                line.stylize(_rich(show.STYLES[span.kind], colours), span.start, span.end)
        return line

    @on(TextArea.Changed)
    def _edited(self) -> None:
        if self.read_only:
            return
        row, column = self.cursor_location
        before = self.document.get_line(row)[:column]
        better = words.expanded(before)
        if better != before:
            self.replace(better, (row, 0), (row, column))
        self._spans = show.spans(self.text) if len(self.text) < LIVE else []
        self.notify_style_update()


def _rich(style: str, colours: dict[str, str]) -> str:
    """A style of `show` in rich's words."""
    parts = (colours.get(p[1:], "") if p.startswith("$") else p for p in style.split())
    return " ".join(p for p in parts if p and not p.startswith("auto"))


class Choices(OptionList):
    """A list that is walked with j and k as well, and keeps its place when it is filled anew."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", "Down", show=False, id="list.down"),
        Binding("k", "cursor_up", "Up", show=False, id="list.up"),
        Binding("g,home", "first", "First", show=False, id="list.first"),
        Binding("G,end", "last", "Last", show=False, id="list.last"),
    ]

    def fill(self, rows: list[tuple[str, Content]], chosen: str | None = None) -> None:
        """Show rows (id and text); highlight the one with the id `chosen`, or stay in place."""
        if chosen is None and self.highlighted is not None and self.option_count:
            chosen = self.get_option_at_index(self.highlighted).id
        ids = [key for key, _ in rows]
        if [option.id for option in self.options] == ids:
            for number, (_, prompt) in enumerate(rows):
                if self.options[number].prompt != prompt:
                    self.replace_option_prompt_at_index(number, prompt)
        else:
            self.set_options([Option(prompt, id=key) for key, prompt in rows])
        at = ids.index(chosen) if chosen in ids else 0 if ids and self.highlighted is None else None
        if at is not None and self.highlighted != at:
            self.highlighted = at

    @property
    def current(self) -> str | None:
        """The id of the row that is highlighted."""
        option = self.highlighted_option
        return None if option is None else option.id


class Page(VerticalScroll):
    """Text that scrolls."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", "Down", show=False, id="page.down"),
        Binding("k", "scroll_up", "Up", show=False, id="page.up"),
    ]

    def __init__(self, *, id: str) -> None:
        self._static = Static(id=f"{id}-text")
        self._content = Content("")
        super().__init__(self._static, id=id)

    def put(self, content: Content | str) -> None:
        """Show a text."""
        content = content if isinstance(content, Content) else Content(content)
        if not content.is_same(self._content):
            self._content = content
            self._static.update(content)
