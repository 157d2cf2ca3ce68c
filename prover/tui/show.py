"""Goals, tactics and Lean source as styled text: marks as well as colours, for NO_COLOR.

Goals are in the infoview's form. What a step changed is told by a mark in the margin and, inside a
line, by underlining.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from textual.content import Content

from prover.lean.lexer import tokens
from prover.problems.declarations import COMMANDS
from prover.tui import words
from prover.types import Goal, Hypothesis, Message, TacticState

NEW, CHANGED, GONE, SAME = "+ ", "~ ", "- ", "  "
_STYLE = {NEW: "$text-success", CHANGED: "$text-warning", GONE: "$text-error", SAME: ""}
SEVERITIES = {"error": ("✗", "$text-error"), "warning": ("!", "$text-warning")}
KEYWORDS = COMMANDS | frozenset(
    "by fun λ let have show from at with match do if then else where in ∀ ∃ Σ Π open set_option "
    "attribute Type Prop Sort extends using calc generalizing only".split()
)
TACTICS = words.TACTICS - KEYWORDS
HOLES = frozenset({"sorry", "admit"})


@dataclass(frozen=True)
class Span:
    """A piece of one line with a kind of highlighting: columns in code points."""

    start: int
    end: int
    kind: str


def spans(text: str) -> list[list[Span]]:
    """The highlighting of each line of Lean source."""
    lines: list[list[Span]] = [[] for _ in text.split("\n")]
    line = column = 0
    for token in tokens(text):
        kind = _kind(token.kind, token.text)
        for number, piece in enumerate(token.text.split("\n")):
            if number:
                line, column = line + 1, 0
            if kind and piece:
                lines[line].append(Span(column, column + len(piece), kind))
            column += len(piece)
    return lines


def _kind(kind: str, text: str) -> str:
    if kind in ("comment", "string", "number"):
        return kind
    if kind in ("block", "unterminated"):
        return "comment"
    if text in HOLES:
        return "hole"
    if text in KEYWORDS:
        return "keyword"
    if kind == "name" and text in TACTICS:
        return "tactic"
    return ""


def state(after: TacticState, before: Goal | None, *, chosen: int = 0, total: int = 0) -> Content:
    """All goals, `before` being what the first ones came from. `chosen` of `total` heads it."""
    if after.proved:
        return Content.styled("no goals ✓", "bold $text-success")
    count = total or len(after.goals)
    parts = []
    for number, each in enumerate(after.goals, start=1):
        head = f"goal {chosen + number} of {count}"
        parts.append(Content.styled(head, "$text-muted"))
        parts.append(goal(each, before))
        parts.append(Content(""))
    return Content("\n").join(parts[:-1])


def goal(after: Goal, before: Goal | None) -> Content:
    """One goal with what is different from `before` marked."""
    lines = []
    if after.case is not None:
        lines.append(Content.assemble(("case ", "$text-accent"), (after.case, "bold $text-accent")))
    old = dict(_said(before)) if before else None
    for hypothesis in after.hypotheses:
        lines += _hypothesis(hypothesis, old)
    if old is not None:
        there = {name for h in after.hypotheses for name in h.names}
        lines += [
            Content.styled(f"{GONE}{name} : {_flat(said)}", f"dim {_STYLE[GONE]}")
            for name, said in old.items()
            if name not in there and "✝" not in name
        ]
    lines.append(_target(after.target, before.target if before else None))
    return Content("\n").join(lines)


def _said(before: Goal) -> Iterator[tuple[str, str]]:
    for hypothesis in before.hypotheses:
        for name in hypothesis.names:
            yield name, _type(hypothesis)


def _type(hypothesis: Hypothesis) -> str:
    value = "" if hypothesis.value is None else f" := {hypothesis.value}"
    return f"{hypothesis.type}{value}"


def _hypothesis(hypothesis: Hypothesis, old: dict[str, str] | None) -> list[Content]:
    """Its line; more than one if some of its names are new and others are not."""
    said = _type(hypothesis)
    groups: dict[str, list[str]] = {}
    for name in hypothesis.names:
        mark = SAME
        if old is not None:
            mark = NEW if name not in old else SAME if old[name] == said else CHANGED
        groups.setdefault(mark, []).append(name)
    lines = []
    for mark, names in groups.items():
        style = _STYLE[mark]
        was = old[names[0]] if old is not None and mark == CHANGED else None
        lines.append(Content.assemble(
            (mark, style), (" ".join(names), f"bold {style}".strip()), (" : ", "$text-muted"),
            _marked(said, was),
        ))  # fmt: skip
    return lines


def _target(target: str, before: str | None) -> Content:
    changed = before is not None and before != target
    mark = CHANGED if changed else SAME
    return Content.assemble(
        (mark, _STYLE[mark]), ("⊢ ", "bold $text-primary"),
        _marked(target, before if changed else None),
    )  # fmt: skip


def _marked(text: str, before: str | None) -> Content:
    """The text, tokens that `before` has not underlined."""
    if before is None:
        return Content(text)
    new, old = [t.text for t in tokens(text)], [t.text for t in tokens(before)]
    parts: list[Content] = []
    for how, _, _, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        piece = "".join(new[start:end])
        parts.append(Content(piece) if how == "equal" else Content.styled(piece, "underline"))
    return Content("").join(parts)


def source(text: str) -> Content:
    """Lean source with highlighting, for short texts."""
    content = Content(text)
    at = 0
    for line, found in zip(text.split("\n"), spans(text), strict=True):
        for span in found:
            content = content.stylize(STYLES[span.kind], at + span.start, at + span.end)
        at += len(line) + 1
    return content


STYLES = {
    "comment": "dim italic",
    "string": "$text-success",
    "number": "$text-secondary",
    "hole": "bold reverse $text-warning",
    "keyword": "bold $text-primary",
    "tactic": "$text-accent",
}


def message(said: Message, kind: str = "") -> Content:
    """A message of Lean, with its class."""
    mark, style = SEVERITIES.get(said.severity, ("i", "$text-muted"))
    head = f"{mark} {said.line}:{said.column}" + (f"  {kind}" if kind else "")
    return Content.assemble((head, f"bold {style}"), "\n", said.text.rstrip())


def diff(lines: Sequence[str]) -> Content:
    """A unified diff."""
    styles = {"+": "$text-success", "-": "$text-error", "@": "$text-accent"}
    return Content("\n").join(
        Content.styled(line, "bold" if line[:3] in ("+++", "---") else styles.get(line[:1], ""))
        for line in lines
    )


def one_line(goal_: Goal) -> str:
    """A goal's target on one line."""
    return "⊢ " + _flat(goal_.target)


def _flat(text: str) -> str:
    return " ".join(text.split())
