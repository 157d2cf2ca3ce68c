"""What every bridge must do, whatever is behind it."""

from __future__ import annotations

import pytest

from prover import verify
from prover.errors import WorkerFailure
from prover.lean.bridge import LiveBridge, Move, Position
from prover.lean.goals import render_state
from prover.lean.messages import ERROR, UNSOLVED
from prover.types import Failure, Statement, Status, StepResult, TacticFailure, TacticState
from tests.adapters.statements import BOTH, DEFINED, EXISTS, OR, SPACED, THREE

PATIENT = 60.0
HANG = "repeat (have := True.intro)"


def kinds(results: list[StepResult]) -> list[str]:
    return [
        str(result.kind) if isinstance(result, TacticFailure) else str(len(result.goals))
        for result in results
    ]


def test_open(bridge: LiveBridge) -> None:
    state = bridge.open(OR, timeout=PATIENT)
    assert isinstance(state, TacticState)
    assert render_state(state) == "p q : Prop\nh : p ∨ q\n⊢ q ∨ p"
    assert isinstance(bridge.open(DEFINED, timeout=PATIENT), TacticState)
    assert bridge.apply(Position(SPACED), ["exact h"], timeout=PATIENT) == [TacticState(())]


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (Statement("x", "theorem x : Missing.value = 1"), "Missing"),
        (Statement("x", "theorem x (n : Nat : n = n"), "unexpected token"),
        (Statement("x", "theorem x : 1 = 1", "def d : Nat := missing\n"), "statement, line 1"),
        (Statement("x", "theorem x : Missing.one = 1", "def d := 1\n\n"), "statement, line 3"),
        (Statement("x", "theorem x : 1 = 1", "import Missing.Module\n"), "Missing"),
    ],
)
def test_open_names_what_is_wrong(bridge: LiveBridge, statement: Statement, words: str) -> None:
    state = bridge.open(statement, timeout=PATIENT)
    assert isinstance(state, TacticFailure) and words in state.message
    (result,) = bridge.apply(Position(statement), ["trivial"], timeout=PATIENT)
    assert isinstance(result, TacticFailure)
    assert isinstance(bridge.open(OR, timeout=PATIENT), TacticState)


def test_each_tactic_alone_and_in_order(bridge: LiveBridge) -> None:
    tactics = ["left", "nonsense", "exact h.symm", "intro x", "cases h", "right", "rcases h with"]
    results = bridge.apply(Position(OR), tactics, timeout=PATIENT)
    assert kinds(results) == ["1", "parse", "0", "tactic", "2", "1", "parse"]
    cases = results[4]
    assert isinstance(cases, TacticState) and [g.case for g in cases.goals] == ["inl", "inr"]
    assert bridge.apply(Position(OR), [], timeout=PATIENT) == []


def test_what_proves_nothing_is_refused(bridge: LiveBridge) -> None:
    tactics = ["sorry", "exact (by admit)", "exact foo p q h", "left)\n(right", "", "skip /-"]
    results = bridge.apply(Position(OR), tactics, timeout=PATIENT)
    assert all(isinstance(each, TacticFailure) for each in results)
    (odd,) = bridge.apply(Position(OR), ["exact \ud800"], timeout=PATIENT)
    assert isinstance(odd, TacticFailure)


def test_moves_see_their_own_goal(bridge: LiveBridge) -> None:
    def target(*moves: Move) -> str:
        (state,) = bridge.apply(Position(THREE, moves), ["skip"], timeout=PATIENT)
        assert isinstance(state, TacticState) and len(state.goals) == 1, state
        return state.goals[0].target

    split = Move("refine ⟨?_, ?_, ?_⟩")
    assert target(split) == "p"
    assert target(split, Move("skip", 2)) == "r → r"
    assert target(split, Move("intro x", 1)) == "q"
    assert target(split, Move("exact id", 1)) == "r → r"
    assert target(split, Move("exact id", 1), Move("exact id")) == "p"
    assert target(split, Move("all_goals exact a")) == "q → q"
    done = (split, Move("exact a"), Move("exact id"), Move("exact id"))
    (over,) = bridge.apply(Position(THREE, done), ["skip"], timeout=PATIENT)
    assert over == TacticFailure(Failure.TACTIC, "no goals")


def test_tactics_one_after_the_other(bridge: LiveBridge) -> None:
    found = bridge.follow(THREE, ["refine ⟨?_, ?_, ?_⟩", "exact a", "all_goals exact id"],
                          timeout=PATIENT)  # fmt: skip
    assert kinds(found) == ["1", "3", "2", "0"]
    assert kinds(bridge.follow(OR, [], timeout=PATIENT)) == ["1"]
    assert kinds(bridge.follow(OR, ["left", "nonsense", "skip"], timeout=PATIENT)) == [
        "1", "1", "parse",
    ]  # fmt: skip
    assert kinds(bridge.follow(OR, ["sorry"], timeout=PATIENT)) == ["1", "tactic"]
    assert kinds(bridge.follow(OR, ["exact h.symm", "skip", "rfl"], timeout=PATIENT))[:2] == [
        "1", "0",
    ]  # fmt: skip
    assert kinds(bridge.follow(OR, ["left", HANG], timeout=6)) == ["1", "1", "timeout"]


def test_tactics_of_several_lines(bridge: LiveBridge) -> None:
    lines = "cases h with\n| inl x => exact Or.inr x\n| inr x =>\n  -- a comment\n  exact Or.inl x"
    (proved,) = bridge.apply(Position(OR), [lines], timeout=PATIENT)
    assert proved == TacticState(())
    (again,) = bridge.apply(
        Position(OR, (Move("cases h"),)), ["right\nassumption"], timeout=PATIENT
    )
    assert again == TacticState(())


def test_a_replay_that_does_not_hold(bridge: LiveBridge) -> None:
    position = Position(OR, (Move("left"), Move("exact nonsense")))
    (result,) = bridge.apply(position, ["skip"], timeout=PATIENT)
    assert isinstance(result, TacticFailure) and result.message.startswith("replay")
    over = Position(OR, (Move("exact h.symm"), Move("skip")))
    (result,) = bridge.apply(over, ["skip"], timeout=PATIENT)
    assert isinstance(result, TacticFailure)


def test_goals_that_share_metavariables_are_one_state(bridge: LiveBridge) -> None:
    split = Move("refine ⟨?w, ?_⟩")
    tactics = ["exact 0", "exact nonsense", "skip", "exact 1"]
    zero, unknown, same, one = bridge.apply(Position(EXISTS, (split,)), tactics, timeout=PATIENT)
    assert isinstance(zero, TacticState) and [g.target for g in zero.goals] == ["f 0 = f 0"]
    assert isinstance(one, TacticState) and [g.target for g in one.goals] == ["f 1 = f 0"]
    assert isinstance(same, TacticState) and len(same.goals) == 2
    assert isinstance(unknown, TacticFailure)
    moves = (Move("constructor"), Move("refine ⟨?w, ?_⟩"))
    for size, left in ((None, 2), (2, 1)):
        (state,) = bridge.apply(Position(BOTH, moves, size), ["exact 0"], timeout=PATIENT)
        assert isinstance(state, TacticState) and len(state.goals) == left


def test_one_that_hangs_is_the_only_one_that_fails(bridge: LiveBridge) -> None:
    bridge.open(OR, timeout=PATIENT)
    results = bridge.apply(Position(OR), ["left", HANG, "exact h.symm", "right"], timeout=16)
    assert kinds(results) == ["1", "timeout", "0", "1"]
    assert kinds(bridge.apply(Position(OR), [HANG], timeout=1)) == ["timeout"]
    assert isinstance(bridge.open(OR, timeout=PATIENT), TacticState)
    assert kinds(bridge.apply(Position(OR), ["left"], timeout=0)) == ["timeout"]


def test_elaborate(bridge: LiveBridge) -> None:
    text = "theorem two : d = 2 := by\n  rfl\n\ntheorem 𝔸 : d = 3 := by\n  decide\n"
    (error,) = bridge.elaborate(DEFINED, text, timeout=PATIENT)
    assert (error.severity, error.line) == (ERROR, 5)
    (unsolved,) = bridge.elaborate(OR, "example (p q : Prop) : p ∧ q := by\n  constructor\n",
                                   timeout=PATIENT)[:1]  # fmt: skip
    assert unsolved.kind == UNSOLVED and "case left" in unsolved.text
    shown = bridge.elaborate(DEFINED, "#check d\ntheorem h : d = 3 := sorry\n", timeout=PATIENT)
    assert [m.severity for m in shown] == ["information", "warning"]
    assert bridge.elaborate(DEFINED, "theorem t : d = 2 := rfl\n", timeout=PATIENT) == ()
    assert bridge.elaborate(DEFINED, "", timeout=PATIENT) == ()
    broken = Statement("x", "theorem x : True", "\ndef d : Nat := missing\n")
    first = bridge.elaborate(broken, "example : True := trivial\n", timeout=PATIENT)[0]
    assert first.severity == ERROR and first.line == 0
    with pytest.raises(WorkerFailure):
        bridge.elaborate(DEFINED, f"theorem t : True := by\n  {HANG}\n", timeout=2)
    assert bridge.elaborate(DEFINED, "theorem t : d = 2 := rfl\n", timeout=PATIENT) == ()


def test_check_and_names(bridge: LiveBridge) -> None:
    assert bridge.check("theorem t : 1 = 1 := rfl\n", timeout=PATIENT) == ()
    (error,) = bridge.check("\ntheorem t : 2 = 1 := rfl\n", timeout=PATIENT)[:1]
    assert (error.severity, error.line) == (ERROR, 2)
    assert "Nat.add_comm" in bridge.names(OR, "Nat.add_cmm", timeout=PATIENT)


def test_the_judge_has_its_own_processes(bridge: LiveBridge) -> None:
    assert bridge.lean_seconds > 0
    right = verify.verify(OR, "by\n  exact h.symm", bridge, timeout=PATIENT)
    assert right.status is Status.VERIFIED
    assert verify.verify(OR, "by\n  skip", bridge, timeout=PATIENT).status is Status.UNPROVED
