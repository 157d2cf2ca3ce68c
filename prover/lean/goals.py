"""Goals as Lean prints them: text to types.Goal and back, metavariables, and a key for duplicates.

The format is the infoview's: an optional `case` line, one line for each group of hypotheses, then
`⊢ target`; continuation lines are indented, goals are separated by a blank line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from prover.errors import LeanCrash
from prover.lean.lexer import tokens
from prover.types import Goal, Hypothesis, TacticState

_NAME = r"(?:«[^»]*»|[^\s:«»])+"
_NAMES = re.compile(rf"({_NAME}(?: {_NAME})*) :(?=\s)")
_CASE = "case "
_TARGET = ("⊢ ", "| ")  # the second is printed inside `conv`
_INDENT = "\n  "
# Each of these brings a `:=` of its own into a type.
_BINDERS = frozenset({"let", "have", "let_fun", "letI", "haveI"})


def parse_state(text: str) -> TacticState:
    """The goals in `text`; none if it is blank or Lean's 'no goals'. Raises LeanCrash."""
    text = text.strip("\n")
    if text in ("", "no goals"):
        return TacticState(())
    return TacticState(tuple(parse_goal(part) for part in re.split(r"\n{2,}", text)))


def parse_goal(text: str) -> Goal:
    """One goal. Raises LeanCrash if the text has no target."""
    case: str | None = None
    hypotheses: list[Hypothesis] = []
    for entry in _entries(text):
        if entry.startswith(_TARGET):
            return Goal(tuple(hypotheses), _unbreak(entry[1:]), case)
        if entry.startswith(_CASE) and case is None and not hypotheses:
            case = entry.removeprefix(_CASE)
        else:
            hypotheses.append(_hypothesis(entry))
    raise LeanCrash(f"Lean printed a goal without a target: {text[:80]!r}")


def render_state(state: TacticState) -> str:
    """The state in the infoview's style; 'no goals' if it is proved."""
    return "\n\n".join(map(render_goal, state.goals)) or "no goals"


def render_goal(goal: Goal) -> str:
    """The goal in the infoview's style, its own line breaks kept."""
    lines = [] if goal.case is None else [_CASE + goal.case]
    for hypothesis in goal.hypotheses:
        value = "" if hypothesis.value is None else f" := {hypothesis.value}"
        lines.append(f"{' '.join(hypothesis.names)} : {hypothesis.type}{value}")
    return "\n".join([*lines, f"⊢ {goal.target}"])


def metavariables(goal: Goal) -> frozenset[str]:
    """The metavariables that show in a goal, such as '?w' or '?m.12'."""
    return frozenset(
        token.text
        for text in _texts(goal)
        for token in tokens(text)
        if token.kind == "metavariable"
    )


def entangled(state: TacticState) -> bool:
    """Whether a tactic on the first goal may decide something in another one, or in itself by
    way of a metavariable: whether it cannot be tried by itself.

    A goal that others mention is known by its tag, or as one of those without a name.
    """
    main, *others = state.goals
    handle = f"?{main.case}" if main.case is not None else "?m."
    return bool(metavariables(main)) or any(
        name == handle or (main.case is None and name.startswith(handle))
        for goal in others
        for name in metavariables(goal)
    )


def alpha_key(goal: Goal) -> str:
    """Equal for goals that differ only in the names of their hypotheses, in line breaks and in
    the case tag.

    Renaming is by token, and one-to-one, so equal keys mean equal goals; a bound variable that
    shares a hypothesis' name can make equal goals differ, which costs a merge and nothing else.
    """
    number: dict[str, str] = {}
    lines = []
    for hypothesis in goal.hypotheses:
        for name in hypothesis.names:
            # '#1' is no name in Lean, so it cannot capture one.
            number[name] = f"#{len(number)}"
            value = "" if hypothesis.value is None else f" := {_renamed(hypothesis.value, number)}"
            lines.append(f"{number[name]} : {_renamed(hypothesis.type, number)}{value}")
    return "\n".join([*lines, _renamed(goal.target, number)])


def _entries(text: str) -> Iterable[str]:
    """The text's lines, each with its continuation lines."""
    return re.split(r"\n(?![ \n])", text)


def _hypothesis(entry: str) -> Hypothesis:
    match = _NAMES.match(entry)
    if match is None:
        raise LeanCrash(f"Lean printed a hypothesis without a name: {entry[:80]!r}")
    type_, value = _split_value(entry[match.end() :])
    return Hypothesis(tuple(re.findall(_NAME, match[1])), type_, value)


def _split_value(text: str) -> tuple[str, str | None]:
    depth = bound = at = 0
    for token in tokens(text):
        depth += (token.kind == "open") - (token.kind == "close")
        if depth == 0 and token.text in _BINDERS:
            bound += 1
        elif depth == 0 and token.text == ":=":
            if bound == 0:
                return _unbreak(text[:at]), _unbreak(text[at + 2 :])
            bound -= 1
        at += len(token.text)
    return _unbreak(text), None


def _unbreak(text: str) -> str:
    """Without the break that Lean puts before a long text."""
    return text.removeprefix(_INDENT).strip(" ") if text.startswith(_INDENT) else text.strip(" ")


def _texts(goal: Goal) -> Iterable[str]:
    for hypothesis in goal.hypotheses:
        yield hypothesis.type
        yield hypothesis.value or ""
    yield goal.target


def _renamed(text: str, number: dict[str, str]) -> str:
    """`text` with hypotheses renamed and every run of white space made one blank."""
    parts = []
    previous = ""
    for token in tokens(text):
        if token.kind == "space":
            parts.append(" ")
        elif token.kind == "name" and previous != ".":  # `x.y`: the y is no hypothesis
            parts.append(number.get(token.text, token.text))
        else:
            parts.append(token.text)
        previous = token.text
    return "".join(parts)
