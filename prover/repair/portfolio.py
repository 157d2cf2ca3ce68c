"""The hammer: one-shot tactics that close a goal, tried in one elaboration for each place.

That a failing last step gives way to automation is the 'tool correction' of Lyra (Zheng et al.
2023). The first tactic that closes the goal reports itself, so a text with many alternatives is
shown to Lean once and written with one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from prover.lean.messages import ERROR, UNPARSED
from prover.repair.classes import ErrorClass
from prover.repair.scene import Scene
from prover.search import policy
from prover.search.moves import View
from prover.sketch.filling import Edit, edited
from prover.sketch.holes import main_goals
from prover.sketch.layout import Lines
from prover.sketch.trial import Trial
from prover.theory import Theory
from prover.types import Goal

MAX_GROUP = 24
_HIT = "portfolio "
_ASKS = "exact?"
_FOUND = re.compile(r"Try this:\s*(?:\[\w+\]\s*)?(exact .*)", re.DOTALL)
_MAX_PREMISES = 6
_AT_ONCE = ("rfl", "assumption", "contradiction", "trivial", "omega")
_MATHLIB = ("norm_num", "linarith", "ring", "positivity", "nlinarith", "tauto", "aesop")


@dataclass(frozen=True)
class Place:
    """Where a closer may go: in place of `start` to `end`, with text around it."""

    start: int
    end: int
    before: str = ""
    after: str = ""

    def filled(self, tactic: str) -> Edit:
        return Edit(self.start, self.end, f"{self.before}{tactic}{self.after}")


def places(scene: Scene) -> Iterator[Place]:
    """Where a closer may put the scene's error right, from the inside out."""
    if scene.kind is ErrorClass.UNSOLVED:
        for block in scene.around:
            if block.at == scene.at and block.tactics:
                indent = f"\n{' ' * block.column}" if block.items else " "
                yield Place(block.end, block.end, f"{indent}all_goals ")
                yield Place(block.start, block.end, "" if block.items else " ")
    for start, end in scene.elements():
        if start <= scene.at < end:
            yield Place(start, end, "(by ", ")")
    for block in scene.around:
        item = next((i for i in block.items if i.start <= scene.at <= i.end), None)
        if not block.tactics:
            yield Place(block.start, block.end, "by ")
        elif item is not None:
            yield Place(item.start, item.end)
            yield Place(item.start, block.end)
            yield Place(block.start, block.end)


@dataclass
class Portfolio:
    """The closers for one statement; those that its Lean does not know are dropped on first use."""

    trial: Trial
    theory: Theory
    _groups: tuple[tuple[str, ...], ...] | None = field(default=None)

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """Tactics that are tried together, the quick ones first: a slow one spoils its group."""
        if self._groups is None:
            made = self._made()
            known = self._known([tactic for group in made for tactic in group])
            kept = [tuple(t for t in dict.fromkeys(group) if t in known) for group in made]
            self._groups = tuple(group for group in kept if group)
        return self._groups

    def close(self, proof: str, place: Place) -> Edit | None:
        """A closer at a place; None if none of them closes the goal there (or all goals, where
        several come to that place)."""
        for group in self.groups:
            if self.trial.budget.spent():
                return None
            if (closer := self._closer(proof, place, group)) is not None:
                return place.filled(closer)
        for goal in self._goals(proof, place)[:1]:
            group = tuple(islice(dict.fromkeys(self._for_goal(goal)), MAX_GROUP))
            if (closer := self._closer(proof, place, group)) is not None:
                return place.filled(closer)
        return None

    def _goals(self, proof: str, place: Place) -> list[Goal]:
        """The goals that come to a place."""
        asked = edited(proof, [place.filled("(trace_state; sorry)")])
        at = asked.index("trace_state", place.start)
        line, column = Lines(asked).place(at)
        said = [m.text for m in self.trial.messages(asked) if (m.line, m.column) == (line, column)]
        return [goal for text in said for goal in main_goals(text)]

    def _for_goal(self, goal: Goal) -> Iterator[str]:
        """What the search tries first on such a goal, and one-shot inductions."""
        view = View(goal, self.theory, 0)
        for candidate in policy.candidates(goal, self.theory, 0, 0):
            yield candidate.tactic
        for name, _ in view.data():
            yield f"cases {name} <;> simp_all{view.simp}"
            yield f"induction {name} <;> simp_all{view.simp}"
            yield f"induction {name} <;> grind{view.simp}"

    def _closer(self, proof: str, place: Place, group: tuple[str, ...]) -> str | None:
        options = [f'| (focus (({t}); done); trace "{_HIT}{i}")' for i, t in enumerate(group)]
        tried = edited(proof, [place.filled(f"(first {' '.join(options)})")])
        messages = self.trial.messages(tried)
        said = [m.text for m in messages if m.severity == "information"]
        numbers = [int(n) for text in said for n in re.findall(rf"{_HIT}(\d+)", text)]
        chosen = list(dict.fromkeys(group[n] for n in numbers))
        if chosen == [_ASKS]:
            answers = [found[1] for text in said if (found := _FOUND.search(text))]
            chosen = [" ".join(answer.split()) for answer in answers[:1]]
        if len(chosen) == 1:
            return chosen[0] if re.fullmatch(r"\w+|[^<;|]*\]", chosen[0]) else f"({chosen[0]})"
        return f"(first {' '.join(f'| {tactic}' for tactic in chosen)})" if chosen else None

    def _made(self) -> list[list[str]]:
        theory = self.theory
        rules = f" [{', '.join(theory.rules)}]" if theory.rules else ""
        definitions = f" [{', '.join(theory.functions)}]" if theory.functions else ""
        applied = [f"apply {t.name} <;> assumption" for t in theory.theorems[-_MAX_PREMISES:]]
        return [
            [*_AT_ONCE, f"simp{rules}", f"simp_all{rules}", "simp_all", f"simp_all{definitions}"],
            [f"(simp_all{rules}; omega)", f"(simp_all{rules}; grind)", f"(simp{rules}; omega)"],
            ["decide", *applied, "constructor <;> assumption", "(intros; simp_all)"],
            ["grind"],
            [f"grind{rules}", f"grind{definitions}"],
            list(_MATHLIB),
            ["solve_by_elim", _ASKS],
        ]

    def _known(self, tactics: list[str]) -> set[str]:
        """Those that Lean can parse. Each stands in a command of its own, so that what it cannot
        parse spoils no other."""
        texts = [f"example : True := by first | trivial | ({tactic})\n" for tactic in tactics]
        messages = self.trial.shown("".join(texts))
        bad = {m.line for m in messages if m.severity == ERROR and UNPARSED.match(m.text)}
        return {tactic for i, tactic in enumerate(tactics) if i + 1 not in bad}
