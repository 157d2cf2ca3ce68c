"""Sweeps on real Lean: each candidate gets the result that it has alone in a file."""

from __future__ import annotations

import pytest

from prover.lean.bridge import Move, Position
from prover.lean.goals import parse_state, render_state
from prover.lean.messages import ERROR, UNSOLVED_HEADER
from prover.lean.pool import Pool
from prover.lean.script import RESERVED
from prover.lean.sweep import CHUNK
from prover.types import Failure, Goal, Statement, StepResult, TacticFailure, TacticState

PATIENT = 60.0
OR = Statement("foo", "theorem foo (p q : Prop) (h : p ∨ q) : q ∨ p")
TREES = Statement(
    "mirror_mirror",
    "theorem mirror_mirror (t : Tree) : mirror (mirror t) = t",
    preamble="namespace Trees\n\ninductive Tree where\n  | leaf\n  | node (l r : Tree)\n\n"
    "def mirror : Tree → Tree\n  | .leaf => .leaf\n"
    "  | .node l r => .node (mirror r) (mirror l)\n\n",
    postamble="end Trees\n",
)
EXISTS = Statement("ex", "theorem ex (f : Nat → Nat) : ∃ n, f n = f 0")

# What a model may propose: good, bad, broken, and meant to break out.
CANDIDATES = [
    "skip",
    "right",
    "exact h.symm",
    "nonsense",
    "exact nonsense",
    "intro x",
    "cases h",
    "cases h with\n| inl hp => exact .inr hp\n| inr hq => ?_",
    "cases h with\n| inl hp => exact .inr hp\n| inr hq => skip",
    "cases h with\n  | inl hp => exact .inr hp\n  | inr hq => exact .inl hq",
    "rcases h with hp | hq\n· exact .inr hp\n· exact .inl hq",
    "have : p ∨ q := by\n  exact h\nexact this.symm",
    "have : q := by\n  skip\nexact .inl this",
    "first | nonsense | right",
    "first\n  | exact h\n  | left",
    "apply Or.elim h <;> intro hh",
    "left -- a comment",
    "left /- ) -/",
    "  left",
    "\n\nleft\n",
    "· left",
    "simp only [nonsense]",
    "exact (h.symm",
    "have : 1 = 1 := rfl",
    "have x𝔸 : \"𝔸\" = \"𝔸\" := rfl; exact x𝔸",
    "exact h.symm; skip",
    "left; left",
]  # fmt: skip


def alone(
    pool: Pool, statement: Statement, moves: tuple[Move, ...], tactic: str
) -> TacticState | None:
    """What a plain file says: the goals that are left, or None if the tactic fails."""
    lines = "\n".join([*(move.tactic for move in moves), tactic.strip("\n").lstrip(" ")])
    body = "by\n" + "\n".join("  " + line for line in lines.split("\n"))
    errors = [
        message
        for message in pool.check(statement.with_proof(body), timeout=PATIENT)
        if message.severity == ERROR
    ]
    if not errors:
        return TacticState(())
    text = errors[0].text
    by_line = f"{statement.preamble}{statement.signature}".count("\n") + 1
    whole = len(errors) == 1 and errors[0].line == by_line and text.startswith(UNSOLVED_HEADER)
    return parse_state(text.removeprefix(UNSOLVED_HEADER)) if whole else None


def as_alone(result: StepResult) -> TacticState | None:
    return None if isinstance(result, TacticFailure) else result


def test_every_candidate_gets_what_it_gets_alone(shared_pool: Pool) -> None:
    results = shared_pool.apply(Position(OR), CANDIDATES, timeout=PATIENT)
    for tactic, result in zip(CANDIDATES, results, strict=True):
        assert as_alone(result) == alone(shared_pool, OR, (), tactic), tactic


def test_a_lemma_that_the_kernel_refused_proves_nothing(shared_pool: Pool) -> None:
    # What `grind` knows of sums rests on constants that the library has not; its own lemma, once
    # refused, must not close the goals of those that make the same one.
    sums = Statement("s", "theorem s (x y z : Nat) (h : x + 0 = y) : x + z = z + y")
    tactics = ["grind", "try grind", "all_goals try grind", "grind", "omega"]
    results = shared_pool.apply(Position(sums), tactics, timeout=PATIENT)
    for tactic, result in zip(tactics, results, strict=True):
        assert as_alone(result) == alone(shared_pool, sums, (), tactic), tactic


def test_definitions_inductions_and_tags(shared_pool: Pool) -> None:
    moves = (Move("induction t"), Move("rfl"))
    tactics = ["simp [mirror]", "simp [mirror, *]", "rfl", "unfold mirror", "rename_i l r hl hr"]
    results = shared_pool.apply(Position(TREES, moves), tactics, timeout=PATIENT)
    for tactic, result in zip(tactics, results, strict=True):
        plain = (Move("induction t"), Move("case leaf => rfl"))
        assert as_alone(result) == alone(shared_pool, TREES, plain, tactic), tactic
    named = results[-1]
    assert isinstance(named, TacticState) and named.goals[0].case == "node"


def test_tags_below_a_tag(shared_pool: Pool) -> None:
    statement = Statement("c", "theorem c (p q : Prop) (h : p ∨ q) (k : p ∨ q) : q ∨ p")
    (split,) = shared_pool.apply(
        Position(statement, (Move("cases h"),)), ["cases k"], timeout=PATIENT
    )
    assert isinstance(split, TacticState)
    assert [goal.case for goal in split.goals] == ["inl.inl", "inl.inr"]
    (plain,) = shared_pool.apply(Position(statement), ["skip"], timeout=PATIENT)
    assert isinstance(plain, TacticState) and plain.goals[0].case is None


def test_moves_and_focus(shared_pool: Pool) -> None:
    statement = Statement("m", "theorem m (p q r : Prop) (a : p) : p ∧ (q → q) ∧ (r → r)")

    def target(*moves: Move) -> str:
        (state,) = shared_pool.apply(Position(statement, moves), ["skip"], timeout=PATIENT)
        assert isinstance(state, TacticState) and len(state.goals) == 1
        return state.goals[0].target

    split = Move("refine ⟨?_, ?_, ?_⟩")
    assert target(split) == "p"
    assert target(split, Move("skip", 2)) == "r → r"
    assert target(split, Move("intro x", 1)) == "q"
    # After goal 1 come the goals behind it, then those before it.
    assert target(split, Move("exact id", 1)) == "r → r"
    assert target(split, Move("exact id", 1), Move("exact id")) == "p"
    # A move sees its own goal only, as it did when it was tried.
    assert target(split, Move("all_goals exact a")) == "q → q"
    done = (split, Move("exact a"), Move("exact id"), Move("exact id"))
    (over,) = shared_pool.apply(Position(statement, done), ["skip"], timeout=PATIENT)
    assert over == TacticFailure(Failure.TACTIC, "no goals")


@pytest.mark.parametrize(
    ("tactic", "kind"),
    [
        ("skip\ntheorem bar : False := by", Failure.PARSE),
        ("skip\n#check h", Failure.PARSE),
        ("skip\nend", Failure.PARSE),
        ("skip\nopen Nat", Failure.PARSE),
        ("rfl)\ntheorem bar : False := by\n  (skip", Failure.PARSE),
        ("skip /-", Failure.PARSE),
        ('have := "', Failure.PARSE),
        ("", Failure.PARSE),
        ("-- nothing", Failure.PARSE),
        ("nonsense", Failure.PARSE),
        ("exact\r\n  h )", Failure.PARSE),
        ("sorry", Failure.TACTIC),
        ("exact (by admit)", Failure.TACTIC),
        ("exact sorryAx _", Failure.TACTIC),
        ("stop\nskip", Failure.TACTIC),
        (f"exact ?{RESERVED}0", Failure.TACTIC),
        ("exact foo p q h", Failure.TACTIC),
        ("case x => skip", Failure.TACTIC),
        ("repeat (have := nonsense", Failure.PARSE),
        ("exact \ud800", Failure.PARSE),
    ],
)
def test_one_that_breaks_out_hurts_only_itself(
    shared_pool: Pool, tactic: str, kind: Failure
) -> None:
    tactics = ["left", tactic, "exact h.symm", tactic, "right", "exact h"]
    results = shared_pool.apply(Position(OR), tactics, timeout=PATIENT)
    bad = [results[1], results[3]]
    assert [r.kind for r in bad if isinstance(r, TacticFailure)] == [kind, kind], bad
    left, proved, right = results[0], results[2], results[4]
    assert isinstance(left, TacticState) and left.goals[0].target == "q"
    assert proved == TacticState(())
    assert isinstance(right, TacticState) and right.goals[0].target == "p"
    assert isinstance(results[5], TacticFailure)


def test_shared_metavariables_are_one_state(shared_pool: Pool) -> None:
    split = Move("refine ⟨?w, ?_⟩")
    tactics = ["exact 0", "exact nonsense", "skip", "nonsense", "exact 1"]
    zero, unknown, same, unparsed, one = shared_pool.apply(
        Position(EXISTS, (split,)), tactics, timeout=PATIENT
    )
    # Each for itself: the first does not decide for the last.
    assert isinstance(zero, TacticState) and [g.target for g in zero.goals] == ["f 0 = f 0"]
    assert isinstance(one, TacticState) and [g.target for g in one.goals] == ["f 1 = f 0"]
    assert isinstance(same, TacticState) and len(same.goals) == 2
    failures = [f.kind for f in (unknown, unparsed) if isinstance(f, TacticFailure)]
    assert failures == ["tactic", "parse"]
    turned = Position(EXISTS, (split, Move("skip", 1)))
    (proved,) = shared_pool.apply(turned, ["exact rfl"], timeout=PATIENT)
    assert proved == TacticState(())  # and with it the witness


def test_the_size_of_a_state_tells_it_from_its_siblings(shared_pool: Pool) -> None:
    statement = Statement("s", "theorem s (f : Nat → Nat) : (∃ n, f n = f 0) ∧ True")
    moves = (Move("constructor"), Move("refine ⟨?w, ?_⟩"))
    for size, left in ((None, 2), (2, 1)):
        position = Position(statement, moves, size)
        (state,) = shared_pool.apply(position, ["exact 0"], timeout=PATIENT)
        assert isinstance(state, TacticState) and len(state.goals) == left
        turned = Position(statement, (*moves[:1], moves[1], Move("exact 0")), 1)
        (proved,) = shared_pool.apply(turned, ["rfl"], timeout=PATIENT)
        assert proved == TacticState(())


def test_goals_that_are_no_propositions(shared_pool: Pool) -> None:
    statement = Statement("n", "theorem n : Nonempty (Nat × Bool)")
    moves = (Move("constructor"), Move("constructor"))
    results = shared_pool.apply(
        Position(statement, moves), ["exact 1", "exact nonsense", "constructor"], timeout=PATIENT
    )
    assert results[0] == TacticState(())
    assert isinstance(results[1], TacticFailure)
    assert isinstance(results[2], TacticState)


def test_more_than_one_script_full(shared_pool: Pool) -> None:
    tactics = [f"have h{n} : {n} = {n} := rfl" for n in range(CHUNK + 10)]
    tactics[CHUNK - 1] = "nonsense"
    results = shared_pool.apply(Position(OR), tactics, timeout=PATIENT)
    assert len(results) == len(tactics)
    for number, result in enumerate(results):
        if number == CHUNK - 1:
            assert isinstance(result, TacticFailure)
        else:
            assert isinstance(result, TacticState)
            assert result.goals[0].hypotheses[-1].names == (f"h{number}",)


def test_open(shared_pool: Pool) -> None:
    state = shared_pool.open(OR, timeout=PATIENT)
    assert isinstance(state, TacticState)
    assert render_state(state) == "p q : Prop\nh : p ∨ q\n⊢ q ∨ p"
    assert isinstance(shared_pool.open(TREES, timeout=PATIENT), TacticState)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (Statement("x", "theorem x : Missing.value = 1"), "Missing"),
        (Statement("x", "theorem x (n : Nat : n = n"), "unexpected token"),
        (Statement("x", "theorem x : 1 = 1", "def d : Nat := missing\n"), "statement, line 1"),
        (Statement("x", "theorem x : 1 = 1", "import Missing.Module\n"), "Missing"),
        (Statement("x", "theorem x : 𝔸.one = 1"), "statement, line 1"),
    ],
)
def test_open_names_what_is_wrong(shared_pool: Pool, statement: Statement, words: str) -> None:
    state = shared_pool.open(statement, timeout=PATIENT)
    assert isinstance(state, TacticFailure) and words in state.message
    (result,) = shared_pool.apply(Position(statement), ["trivial"], timeout=PATIENT)
    assert isinstance(result, TacticFailure)
    # The worker that has seen it serves the next statement as ever.
    assert isinstance(shared_pool.open(OR, timeout=PATIENT), TacticState)


def test_a_replay_that_does_not_hold(shared_pool: Pool) -> None:
    position = Position(OR, (Move("exact nonsense"),))
    (result,) = shared_pool.apply(position, ["left"], timeout=PATIENT)
    assert isinstance(result, TacticFailure) and "replay" in result.message


def test_hypothesis_names_of_every_kind(shared_pool: Pool) -> None:
    signature = "theorem u («a b» α₁ x' : Nat) [inst : DecidableEq Nat] (h : α₁ = x') : x' = α₁"
    state = shared_pool.open(Statement("u", signature), timeout=PATIENT)
    assert isinstance(state, TacticState)
    goal: Goal = state.goals[0]
    assert goal.hypotheses[0].names == ("«a b»", "α₁", "x'")
