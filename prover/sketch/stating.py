"""Statements written from a printed context and target."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from prover.lean.lexer import names
from prover.types import Hypothesis, Statement, Subgoal

_WIDTH = 96
_SORT = re.compile(r"(?:Type|Sort|Prop)\b")
_UNIVERSE = re.compile(r"^\s*universes?\s+(.*)$", re.MULTILINE)
_LEVEL = re.compile(r"(?:\b(?:Type|Sort) +|\.\{)(\([^()]*\)|[^\s(),}][^\s(),}]*|[^}]*(?=\}))")


def stated(parent: Statement, name: str, context: Sequence[Hypothesis], target: str) -> Statement:
    """The theorem `name` behind the parent's preamble: a binder for each line of the context."""
    universes = _universes([*(h.type for h in context), target], parent)
    signature = _laid_out(f"theorem {name}{universes}", map(binder, context), target)
    return Statement(name, signature, parent.preamble, parent.postamble)


def bare(subgoal: Subgoal) -> Statement | None:
    """The subgoal without the hypotheses that have no variable in common with its target, not
    even by way of others (types do not count); None if it has none of them.

    What refutes it refutes the subgoal, unless the hypotheses left out contradict each other. They
    are mostly facts that the sketch states for all values: true, but hard to check for a witness.
    """
    types = {n for h in subgoal.context if _SORT.match(h.type) for n in h.names}
    reached = set(names(subgoal.target))
    kept: list[Hypothesis] = []
    for _ in subgoal.context:
        for hypothesis in subgoal.context:
            said = names(hypothesis.type)
            about = {n for h in kept for n in h.names} - types
            wanted = reached & {*hypothesis.names} or about & said
            if hypothesis not in kept and (wanted or hypothesis.names[0].startswith("inst")):
                kept.append(hypothesis)
                reached |= said
    if len(kept) == len(subgoal.context):
        return None
    context = [hypothesis for hypothesis in subgoal.context if hypothesis in kept]
    return stated(subgoal.statement, subgoal.statement.name, context, subgoal.target)


def behind(local: Sequence[Hypothesis], target: str) -> str:
    """The target behind local definitions and what comes after the first of them."""
    parts = []
    for hypothesis in local:
        if hypothesis.value is None:
            parts.append(f"∀ {binder(hypothesis)}, ")
        else:
            type_, value = _deeper(hypothesis.type), _deeper(hypothesis.value)
            parts += [f"let {name} : {type_} := {value};\n    " for name in hypothesis.names]
    return "".join(parts) + _deeper(target)


def binder(hypothesis: Hypothesis) -> str:
    """A line of a context as an explicit binder; Lean takes instances for what they are."""
    return f"({' '.join(hypothesis.names)} : {_deeper(hypothesis.type)})"


def _deeper(text: str) -> str:
    """With its further lines right of everything that it may stand in."""
    return text.replace("\n", "\n      ")


def _laid_out(head: str, binders: Iterable[str], target: str) -> str:
    lines = [head]
    for part in binders:
        if len(lines[-1]) + len(part) < _WIDTH and "\n" not in part:
            lines[-1] += f" {part}"
        else:
            lines.append(f"    {part}")
    if len(lines[-1]) + len(target) < _WIDTH and "\n" not in target:
        return "\n".join(lines) + f" : {target}"
    return "\n".join(lines) + f" :\n    {target}"


def _universes(texts: Sequence[str], parent: Statement) -> str:
    """The universes that a statement has to declare, as in '.{u, v}'."""
    declared = {w for line in _UNIVERSE.findall(parent.preamble) for w in line.split()}
    found: dict[str, None] = {}
    for text in texts:
        for level in _LEVEL.findall(text):
            words = re.findall(r"[^\W\d][\w.']*", level)
            found |= dict.fromkeys(w for w in words if w not in ("max", "imax"))
    own = [name for name in found if name not in declared]
    return f".{{{', '.join(own)}}}" if own else ""
