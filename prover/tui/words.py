"""What is typed: unicode by abbreviation, as in Lean's editors; completion of tactics and names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from prover.draft.prompt import CORE_TACTICS, MATHLIB_TACTICS

# The ones that proofs need most; the longest that fits wins.
ABBREVIATIONS = {
    "to": "→", "r": "→", "->": "→", "imp": "→", "l": "←", "<-": "←", "leftarrow": "←",
    "iff": "↔", "lr": "↔", "<->": "↔", "and": "∧", "an": "∧", "wedge": "∧", "or": "∨", "vee": "∨",
    "not": "¬", "neg": "¬", "n": "¬", "all": "∀", "forall": "∀", "fo": "∀", "ex": "∃",
    "exists": "∃", "nex": "∄", "in": "∈", "mem": "∈", "notin": "∉", "nin": "∉",
    "ne": "≠", "neq": "≠", "le": "≤", "<=": "≤", "leq": "≤", "ge": "≥", ">=": "≥", "geq": "≥",
    "equiv": "≡", "==": "≡", "approx": "≈", "~": "∼", "sim": "∼", "|": "∣", "dvd": "∣",
    "mid": "∣", "nmid": "∤", "<": "⟨", "langle": "⟨", ">": "⟩", "rangle": "⟩", "<>": "⟨⟩",
    "f<": "‹", "f>": "›", "x": "×", "times": "×", "o": "∘", "comp": "∘", "circ": "∘",
    ".": "·", "cdot": "·", "centerdot": "·", "sub": "⊆", "subset": "⊂", "subseteq": "⊆",
    "ss": "⊆", "sup": "⊃", "supseteq": "⊇", "union": "∪", "un": "∪", "cup": "∪", "inter": "∩",
    "i": "∩", "cap": "∩", "empty": "∅", "emptyset": "∅", "top": "⊤", "bot": "⊥", "|-": "⊢",
    "goal": "⊢", "vdash": "⊢", "t": "▸", "tr": "▸", "sum": "∑", "prod": "∏", "inf": "⊓",
    "lub": "⊔", "glb": "⊓", "infty": "∞", "-1": "⁻¹", "inv": "⁻¹", "^": "^", "sy": "⁻¹",
    "N": "ℕ", "nat": "ℕ", "Z": "ℤ", "int": "ℤ", "Q": "ℚ", "rat": "ℚ", "R": "ℝ", "real": "ℝ",
    "C": "ℂ", "com": "ℂ", "a": "α", "alpha": "α", "b": "β", "beta": "β", "g": "γ", "gamma": "γ",
    "d": "δ", "delta": "δ", "e": "ε", "eps": "ε", "epsilon": "ε", "z": "ζ", "eta": "η",
    "theta": "θ", "iota": "ι", "k": "κ", "kappa": "κ", "la": "λ", "lambda": "λ", "lam": "λ",
    "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "s": "σ", "sigma": "σ", "tau": "τ",
    "phi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "G": "Γ", "Gamma": "Γ", "D": "Δ",
    "Delta": "Δ", "Pi": "Π", "Sigma": "Σ", "Omega": "Ω", "0": "₀", "1": "₁", "2": "₂", "3": "₃",
    "4": "₄", "5": "₅", "6": "₆", "7": "₇", "8": "₈", "9": "₉", "^0": "⁰", "^1": "¹", "^2": "²",
    "^3": "³", "^n": "ⁿ", "ceil": "⌈", "floor": "⌊", "||": "‖", "norm": "‖", "setminus": "\\",
    "cross": "×", "ox": "⊗", "o+": "⊕", "oplus": "⊕", "star": "⋆", "bu": "•", "smul": "•",
}  # fmt: skip
MORE_TACTICS = (
    "all_goals and any_goals assumption at case change clear conv dsimp exists first focus intros "
    "left next nomatch only rename_i repeat revert rfl right rintro show simp_all suffices symm "
    "trivial try with"
).split()
TACTICS = frozenset((*CORE_TACTICS, *MORE_TACTICS, *MATHLIB_TACTICS))
LEADER = "\\"
MOST = 8  # completions on the screen
_WORD = re.compile(r"[\w.'!?₀-₉«»]+$")
# Behind these a tactic begins.
_BEGINS = re.compile(r"(?:^|[;(·]|<;>|=>|\|)\s*$|\b(?:by|try|repeat|first|then|focus|at_goal)\s+$")


def expanded(before: str, *, whole: bool = False) -> str:
    """The text before the cursor with an abbreviation at its end replaced, if it is finished: no
    longer one begins so, a character follows that belongs to none, or the text is `whole`."""
    at = before.rfind(LEADER)
    if at < 0:
        return before
    word = before[at + 1 :]
    if not word or (not whole and any(a != word and a.startswith(word) for a in ABBREVIATIONS)):
        return before
    for length in range(len(word), 0, -1):
        if symbol := ABBREVIATIONS.get(word[:length]):
            return before[:at] + symbol + word[length:]
    return before


def word_before(before: str) -> str:
    """The word that the cursor stands behind; '' for none."""
    match = _WORD.search(before)
    return match[0] if match else ""


def begins_tactic(before: str) -> bool:
    """Whether the word before the cursor stands where a tactic begins."""
    return _BEGINS.search(before[: len(before) - len(word_before(before))]) is not None


def near_completions(before: str, local: Iterable[str], *, mathlib: bool) -> list[str]:
    """What can be offered without asking Lean: tactics, or the names of the goal."""
    word = word_before(before)
    if not word:
        return []
    if begins_tactic(before):
        known = (*CORE_TACTICS, *MORE_TACTICS, *(MATHLIB_TACTICS if mathlib else ()))
        return sorted({t for t in known if t.startswith(word) and t != word})[:MOST]
    return [n for n in dict.fromkeys(local) if n.startswith(word) and n != word][:MOST]


def completed(before: str, choice: str) -> str:
    """The text before the cursor with its last word completed."""
    return before[: len(before) - len(word_before(before))] + choice
