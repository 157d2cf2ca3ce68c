"""A refutation written out as a Lean tactic script.

Facts that hold without assumption and learned clauses become `have`s in the order in which they
were found, as far as the end needs them; a learned clause is stated as a function from the
negations of its literals to False, and proved by its propagations. A fact that is used once is
written where it is used, if Lean can then still infer its type.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from prover.search.propositional.clauses import Clause, Step
from prover.search.propositional.formula import Formulas
from prover.search.propositional.rules import Term, Writer

_DEEP, _LONG = 16, 240  # a term beyond these gets a name
_PATH = 14  # such as `h1.2.2.1`: repeated rather than named


@dataclass
class _Uses:
    """How often literals are used, which of them where a type must be inferred, and lemmas."""

    count: dict[int, int] = field(default_factory=dict)
    inferred: set[int] = field(default_factory=set)
    lemmas: set[Clause] = field(default_factory=set)

    def __call__(self, literal: int, inferred: bool) -> Term:
        self.count[literal] = self.count.get(literal, 0) + 1
        if inferred:
            self.inferred.add(literal)
        return Term("_")

    def lemma(self, clause: Clause) -> str:
        self.lemmas.add(clause)
        return "_"


class Script:
    """Writes one refutation; `fresh` gives names that are not in use."""

    def __init__(self, formulas: Formulas, fresh: Callable[[str], str]) -> None:
        self.formulas, self.fresh = formulas, fresh
        self.uses = _Uses()
        self.reader = Writer(lambda: "_", self.uses.lemma)
        self.names: dict[Clause, str] = {}
        self.writer = Writer(lambda: fresh("x"), self.names.__getitem__)
        self.facts: dict[int, Term] = {}

    def lines(
        self, log: Sequence[Step | Clause], end: Clause, limit: int
    ) -> tuple[list[str], set[str]] | None:
        """The script that ends in the conflict `end`, and the given names that it uses; None if
        it takes more than `limit` inferences.

        The last line proves False, or the target itself if `end` is the target's negation.
        """
        self._finish(self.reader, end, self.uses)
        needed: list[Step | Clause] = []
        steps = 0
        for item in reversed(log):
            if isinstance(item, Clause):
                if item in self.uses.lemmas:
                    needed.append(item)
                    self._read_lemma(item)
                    steps += len(item.steps)
            elif item.literal in self.uses.count:
                needed.append(item)
                self.reader.consequence(item.reason, item.literal, self.uses)
            if steps + len(needed) > limit:
                return None
        lines: list[str] = []
        for item in reversed(needed):
            if isinstance(item, Clause):
                lines += self._lemma(item)
            else:
                lines += self._fact(item, self.uses, self.facts, self._known)
        lines.append(f"exact {self._finish(self.writer, end, self._known).text}")
        used = {i.reason.name for i in needed if isinstance(i, Step)} | {end.name}
        return lines, used

    def _finish(self, writer: Writer, end: Clause, proof: Callable[[int, bool], Term]) -> Term:
        if end.rule == "goal":
            return proof(-end.literals[0], False)
        return writer.contradiction(end, proof)

    def _known(self, literal: int, _: bool) -> Term:
        return self.facts[literal]

    def _read_lemma(self, lemma: Clause) -> None:
        """Counts what the lemma uses from outside."""
        assumed = {-literal for literal in lemma.literals}
        for literal, count in self._inside(lemma).count.items():
            if literal not in assumed and literal not in {s.literal for s in lemma.steps}:
                self.uses.count[literal] = self.uses.count.get(literal, 0) + count
                # its type is not asked for again in there
                self.uses.inferred.add(literal)

    def _inside(self, lemma: Clause) -> _Uses:
        """The uses in a lemma's own derivation; lemmas count for the whole script."""
        inside = _Uses()
        assert lemma.conflict is not None
        self.reader.contradiction(lemma.conflict, inside)
        for step in reversed(lemma.steps):
            if step.literal in inside.count:
                self.reader.consequence(step.reason, step.literal, inside)
        return inside

    def _lemma(self, lemma: Clause) -> list[str]:
        local: dict[int, Term] = {}
        binders = []
        for literal in lemma.literals:
            name = self.fresh("x")
            local[-literal] = Term(name)
            binders.append(f"({name} : {self._type(-literal)})")

        def known(literal: int, _: bool) -> Term:
            return local[literal] if literal in local else self.facts[literal]

        inside = self._inside(lemma)
        lines: list[str] = []
        for step in lemma.steps:
            if step.literal in inside.count:
                lines += self._fact(step, inside, local, known)
        assert lemma.conflict is not None
        last = self.writer.contradiction(lemma.conflict, known).text
        name = self.names[lemma] = self.fresh("c")
        head = f"have {name} {' '.join(binders)} : False :="
        if not lines:
            return [f"{head} {last}"]
        return [f"{head} by", *_indented([*lines, f"exact {last}"])]

    def _fact(
        self,
        step: Step,
        uses: _Uses,
        facts: dict[int, Term],
        known: Callable[[int, bool], Term],
    ) -> list[str]:
        """Records the proof of a literal, under a name and with a line for it if need be."""
        term = self.writer.consequence(step.reason, step.literal, known)
        once = uses.count[step.literal] == 1 and term.depth <= _DEEP and len(term.text) <= _LONG
        path = term.atomic and term.infers and len(term.text) <= _PATH
        if path or (once and (term.infers or step.literal not in uses.inferred)):
            facts[step.literal] = term
            return []
        name = self.fresh("h")
        facts[step.literal] = Term(name)
        type_ = "" if term.infers else f" : {self._type(step.literal)}"
        return [f"have {name}{type_} := {term.text}"]

    def _type(self, literal: int) -> str:
        if literal > 0:
            return self.formulas.nodes[literal].text
        return self.formulas.negation(-literal)


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"  {line}" for line in lines]
