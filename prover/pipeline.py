"""The way of a statement: can Lean read it, is it false, search, draft, assemble, verify. It alone
knows the order.

The functions `describe`, `open_bridge` and `prove` are what a batch run needs of an engine
(`prover.runs.engine.Engine`).
"""

from __future__ import annotations

import platform
from contextlib import AbstractContextManager
from dataclasses import replace

from prover import __version__, theory, verify
from prover.assemble import assemble
from prover.budget import Budget
from prover.config import Outcome, Settings
from prover.critic import choose as guides
from prover.decompose import Decomposer
from prover.draft import Ask, Draft, Drafter, Request, choose
from prover.events import Decided, Drafted, Emit, Note
from prover.facts import mentions
from prover.graph import memory
from prover.graph.memory import Memory
from prover.lean import toolchain
from prover.lean.bridge import LiveBridge
from prover.lean.bridges import Bridges, for_suite
from prover.lean.toolchain import Toolchain, by_suite
from prover.lemmas import Workshop
from prover.refute import refute
from prover.search.guide import Steering
from prover.searcher import Searcher
from prover.theory import Theory
from prover.types import Fact, Problem, Status, Verdict

WORK_SHARE = 0.85  # of the time limit; the rest is for assembling and the verdict
FIRST_SECONDS = 5.0  # for the search before anything is drafted, or half of a shorter limit
FIRST_SHARE = 0.15  # or this share of a longer one
REFUTE_SECONDS = 3.0  # at most; a true statement takes some tenths
REFUTE_SHARE = 0.05  # of the time limit, for a counterexample
SMALLER_SHARE = 0.1  # of the time limit, for making a proof smaller
THEORY_SECONDS = 20.0
RECALLED = 3  # proofs that are judged before a search
AGAIN_SHARE = 0.02  # of the time limit, for what was tried in vain: with lemmas found since
VERIFY_SECONDS = 120.0  # a verdict that was earned is not lost to the clock


def describe(settings: Settings) -> dict[str, str]:
    """The toolchain and the models, for the record of a run; builds the library. Raises
    LeanUnavailable, or InputError for weights that are not there."""
    leans = {suite: toolchain.resolve(lean) for suite, lean in by_suite(settings.lean).items()}
    lean = leans.pop("")
    others = {f"lean for {suite}": _called(each) for suite, each in leans.items()}
    hashes = {f"library_hash for {suite}": each.library_hash for suite, each in leans.items()}
    return {
        "proofloom": __version__,
        "python": platform.python_version(),
        "lean": _called(lean),
        "library": lean.library,
        "library_hash": lean.library_hash,
        **others,
        **hashes,
        **guides.models(settings),
    }


def _called(lean: Toolchain) -> str:
    return f"{lean.version} ({lean.kind})"


def open_bridge(settings: Settings) -> AbstractContextManager[Bridges]:
    """Lean workers, stopped at the end of the block, one at work; the models are loaded. Raises
    LeanUnavailable, DrafterUnavailable or InputError."""
    choose.prepare(settings)
    guides.guide(settings)
    return Bridges(settings.lean)


def prove(
    problem: Problem,
    settings: Settings,
    bridge: LiveBridge,
    emit: Emit,
    *,
    budget: Budget | None = None,
    steering: Steering | None = None,
) -> Outcome:
    """Work on one problem within `settings.time_limit` seconds of wall time, with its suite's
    Lean. Who holds the budget can stop it, and `steering` has a say in all searches."""
    if budget is None:
        money, tokens = settings.max_cost or None, settings.max_tokens or None
        budget = Budget(settings.time_limit, tokens=tokens, money=money)
    own = for_suite(bridge, problem.suite)
    lean = own.toolchain
    with memory.opened(settings, lean) as known:
        outcome = _Work(problem, settings, own, emit, known, budget, steering).outcome()
    return replace(outcome, library=lean.library, library_hash=lean.library_hash)


class _Work:
    """One problem on its way."""

    def __init__(
        self,
        problem: Problem,
        settings: Settings,
        bridge: LiveBridge,
        emit: Emit,
        memory: Memory | None,
        budget: Budget,
        steering: Steering | None,
    ) -> None:
        self.problem, self.bridge, self.emit, self.memory = problem, bridge, emit, memory
        self.drafter = choose.drafter(settings, bridge)
        self.limit = settings.time_limit
        self.budget = budget
        self.lean_seconds = bridge.lean_seconds  # before this problem
        self.statement = verify.for_library(problem.statement, bridge)
        guide = replace(guides.guide(settings), steering=steering)
        self.searcher = Searcher(problem.name, bridge, guide)
        self.attempts = 0
        self.lemmas: tuple[str, ...] = ()
        self.facts: tuple[Fact, ...] = ()
        self.repairs: tuple[str, ...] = ()
        self.sketches: tuple[str, ...] = ()

    def outcome(self) -> Outcome:
        """Everything, in order."""
        if refusal := verify.support(self.statement, self.bridge, timeout=VERIFY_SECONDS):
            return self._outcome(refusal)
        if known := self._remembered():
            return known
        self.attempts = 1
        found = self._proof()
        if isinstance(found, Verdict):
            return self._outcome(found)
        return self._judged(found, VERIFY_SECONDS)

    def _judged(self, proof: str, seconds: float) -> Outcome:
        """The outcome with the judge's verdict on a proof."""
        verdict = verify.verify(self.statement, proof, self.bridge, timeout=seconds)
        self._say("verify", f"{verdict.status}: {verdict.reason}")
        return self._outcome(verdict, verify.proof_file(self.statement, proof, self.bridge))

    def _remembered(self) -> Outcome | None:
        """The outcome by what is recalled: a proof that the judge accepts, or that the same was
        tried in vain before (and lemmas of other problems do not help, for a moment)."""
        if self.memory is None:
            return None
        for proof in self.memory.proofs(self.statement)[:RECALLED]:
            # A proof that somebody planted may take no longer than a search.
            found = self._judged(proof, min(VERIFY_SECONDS, self.budget.remaining()))
            if found.verdict.status is Status.VERIFIED:
                return replace(found, recalled="proof")
        before = self.memory.tried(self.statement)
        if before is None:
            return None
        known = theory.read(self.statement, self.bridge, timeout=THEORY_SECONDS)
        shop = Workshop(self.statement, known, self.searcher, self._lemma)
        seconds = AGAIN_SHARE * self.limit
        text = self._with_lemmas(shop, self.budget.child(seconds), seconds)
        if text is not None:
            found = self._judged(text, VERIFY_SECONDS)
            if found.verdict.status is Status.VERIFIED:
                return found
        reason = f"not proved before in {before.seconds:g} s with these settings: {before.reason}"
        return replace(self._outcome(Verdict(Status.UNPROVED, reason)), recalled="attempt")

    def _with_lemmas(self, shop: Workshop, budget: Budget, seconds: float) -> str | None:
        """A proof by lemmas of other problems, which Lean accepts here first."""
        if self.memory is None:
            return None
        offered = self.memory.lemmas(self.statement, shop.theory)
        shop.recall(offered, budget)
        self._say("memory", f"{len(shop.facts)} of {len(offered)} lemmas hold here")
        return self._by_facts(shop, budget, seconds) if shop.facts else None

    def _proof(self) -> str | Verdict:
        """A proof that Lean accepts, or the verdict if there is none."""
        work = self.budget.child(WORK_SHARE * self.limit)
        known = theory.read(self.statement, self.bridge, timeout=THEORY_SECONDS)
        if refuted := self._refuted(known, work):
            return refuted
        seconds = max(FIRST_SHARE * self.limit, min(FIRST_SECONDS, self.limit / 2))
        more = self.drafter is not None or self.memory is not None
        first = work.child(seconds) if more else work
        found = self.searcher.search(self.statement, known, first)
        self._say(
            "search", f"{found.reason}: {found.expansions} tactics tried, {found.goals} goals"
        )
        smaller = SMALLER_SHARE * self.limit
        text = None
        if found.proof is not None:
            text = assemble(self.statement, found.proof, self.bridge, self.budget, seconds=smaller)
        elif more:
            shop = Workshop(self.statement, known, self.searcher, self._lemma)
            text = self._with_lemmas(shop, work.child(seconds), smaller)
            if text is None and self.drafter is not None:
                text = self._drafted(self.drafter, shop, known, work, smaller)
            elif text is None:
                text = self._by_facts(shop, work, smaller)  # with all the time that is left
        if text is not None:
            return text
        if found.proof is not None:
            return Verdict(Status.UNPROVED, "the steps that were found do not hold together")
        return Verdict(Status.UNPROVED, work.spent() or found.reason)

    def _refuted(self, known: Theory, work: Budget) -> Verdict | None:
        """The verdict 'disproved', if the statement's negation is verified."""
        part = work.child(min(REFUTE_SECONDS, REFUTE_SHARE * self.limit))
        false = refute(self.statement, self.bridge, part, theory=known)
        if false is None:
            return None
        judged = verify.verify(false.statement, false.proof, self.bridge, timeout=VERIFY_SECONDS)
        self._say("refute", f"{false.witness}: negation {judged.status}")
        if judged.status is not Status.VERIFIED:
            return None
        return replace(
            judged, status=Status.DISPROVED, reason=f"false: {false.witness}", proof=None
        )

    def _drafted(
        self, drafter: Drafter, shop: Workshop, known: Theory, work: Budget, seconds: float
    ) -> str | None:
        """A proof by the drafter's sketches, or by the lemmas that it has; rounds of both as long
        as it has something to say."""
        sketches = Decomposer(
            self.problem.name, drafter, self.bridge, known, shop.search, self.emit
        )
        if self.memory is not None:
            sketches.notes = self.memory.notes
        proof = step = None
        heard = -1
        while proof is None and step is None and heard < sketches.drafts + shop.drafts:
            heard = sketches.drafts + shop.drafts
            proof = sketches.prove(self.statement, work)
            if proof is None and work.spent() is None:
                request = Request(Ask.LEMMA, self.statement, facts=tuple(shop.facts))
                step = shop.work(drafter.drafts(request, work), work)
        if proof is None and step is None:
            step = shop.goal(work)  # with all the time that is left
        self.attempts += sketches.drafts
        self.repairs, self.sketches = tuple(sketches.repairs), tuple(sketches.sketches)
        drafts = sketches.drafts + shop.drafts
        self._say("draft", f"{drafts} drafts, {len(shop.facts)} lemmas proved")
        if step is not None:
            proof = shop.proof(step, self.budget, seconds=seconds)
        elif proof is not None:
            proof = shop.carried(proof, self.budget, seconds=seconds)
        self._used(shop, proof)
        return proof

    def _by_facts(self, shop: Workshop, budget: Budget, seconds: float) -> str | None:
        """A proof by what is known."""
        step = shop.goal(budget)
        proof = None if step is None else shop.proof(step, self.budget, seconds=seconds)
        self._used(shop, proof)
        return proof

    def _used(self, shop: Workshop, proof: str | None) -> None:
        """Remember the lemmas, and which of them a proof rests on."""
        used = (f for f in shop.facts if proof and mentions(proof, f.name))
        self.lemmas = tuple(fact.proposition for fact in used)
        self.facts = tuple(shop.facts)

    def _lemma(self, number: int, draft: Draft, state: str) -> None:
        """A lemma came in, or (with a state) something became of it."""
        name, branch = self.problem.name, f"lemma {number}"
        if state:
            self.emit(Decided(name, branch, state))
        else:
            self.emit(Drafted(name, branch, draft.source, draft.text, draft.tokens, Ask.LEMMA))

    def _say(self, stage: str, text: str) -> None:
        self.emit(Note(self.problem.name, stage, text))

    def _outcome(self, verdict: Verdict, file: str | None = None) -> Outcome:
        proved = verdict.status is Status.VERIFIED
        return Outcome(
            verdict,
            file=file if proved else None,
            seconds=self.budget.elapsed,
            lean_seconds=self.bridge.lean_seconds - self.lean_seconds,
            expansions=self.searcher.expansions,
            calls=self.searcher.calls,
            model_seconds=self.searcher.model_seconds,
            trees=tuple(self.searcher.trees),
            attempts=self.attempts,
            tokens=self.budget.used_tokens,
            cost=self.budget.used_money,
            lemmas=self.lemmas if proved else (),
            statement=None if verdict.status is Status.UNSUPPORTED else self.statement,
            facts=self.facts,
            repairs=self.repairs,
            sketches=self.sketches,
            spent=not proved
            and (self.budget.elapsed >= WORK_SHARE * self.limit or self.budget.spent() is not None),
        )
