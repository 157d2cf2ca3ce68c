"""Proofs found in the raw text of a model: fences, prose and restated theorems are no part of them.

Only what stands for a proof is taken. A statement that the text repeats, changed or not, is
dropped: the proof is checked against the one that was asked. Nothing here asks Lean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from prover.errors import InputError
from prover.lean.lexer import Token, tokens, unpaired
from prover.problems import declarations, rules
from prover.problems.declarations import COMMANDS, Declaration
from prover.sketch.filling import tactics
from prover.sketch.header import adapted
from prover.types import Statement

MAX_TEXT = 40_000  # characters that are looked at, half of them from the end
MAX_PROOFS = 8
_FENCE = re.compile(r"\s*(?:```|~~~)\s*(\w*)")
_INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_OTHER_SPACE = re.compile(r"[^\S\n ]")
_THEOREM = re.compile(
    r"^[ \t]*(?:(?:private|protected|@\[[^\]\n]*\])[ \t]*)*(?:theorem|lemma|example)\b",
    re.MULTILINE,
)
_BY = re.compile(r"^[ \t]*(?::=[ \t]*)?by\b", re.MULTILINE)
_INLINE = re.compile(r"`(by [^`\n]+)`")
_ELLIPSIS = re.compile(r"^( *)(?:\.\.\.|…)$", re.MULTILINE)
_DOT = re.compile(r"^( *)\. ", re.MULTILINE)
_TACTIC = re.compile(
    r"(?:·|intros?|exact|apply|refine|constructor|simp\w*|rw|rfl|omega|decide|induction|cases|rcases"
    r"|obtain|have|show|calc|unfold|grind|assumption|contradiction|exfalso|left|right|ext|funext"
    r"|by_cases|subst|trivial|norm_num|ring\w*|n?linarith|positivity|aesop|tauto|use|sorry|split"
    r"|specialize|rintro|nomatch|all_goals|classical|congr|injection|symm|push_cast|norm_cast)\b|·"
)
_BRACKET = re.compile(r"[()\[\]{}⟨⟩]")
_TERM = re.compile(r"fun\b|λ|⟨|\(|@")


def read(text: str, statement: Statement) -> list[str]:
    """The proofs (what stands after `:=`) that a text may hold, likeliest first, at most
    MAX_PROOFS; with `sorry` where they leave something open."""
    found: dict[str, None] = {}
    for block in _blocks(_cleaned(text), statement):
        for proof in _proofs(block, statement):
            for whole in (_balanced(proof), proof):
                if whole.strip() and _harmless(whole):
                    found.setdefault(whole)
            if len(found) >= MAX_PROOFS:
                return list(found)[:MAX_PROOFS]
    return list(found)


def _harmless(proof: str) -> bool:
    """Whether it may be shown to Lean, but for brackets that can be mended."""
    return not rules.objection(_BRACKET.sub(" ", proof), holes=True)


def _cleaned(text: str) -> str:
    """Plain characters, few enough to look at."""
    if len(text) > MAX_TEXT:
        text = f"{text[: MAX_TEXT // 2]}\n{text[-MAX_TEXT // 2 :]}"
    text = text.encode(errors="ignore").decode().replace("\r\n", "\n").replace("\r", "\n")
    text = _INVISIBLE.sub("", text.expandtabs(2))
    text = _OTHER_SPACE.sub(" ", text)
    return _DOT.sub(r"\1· ", _ELLIPSIS.sub(r"\1sorry", text))


def _blocks(text: str, statement: Statement) -> Iterator[str]:
    """The pieces of a text that may be Lean. With fences, what they hold: the blocks that name
    the theorem first, and the later ones before the earlier ones, which tend to be attempts."""
    fenced: list[list[str]] = []
    inside = False
    for line in text.split("\n"):
        if match := _FENCE.match(line):
            inside = not inside or bool(match[1])
            if inside:
                fenced.append([])
        elif inside:
            fenced[-1].append(line)
    blocks = ["\n".join(lines) for lines in fenced if any(line.strip() for line in lines)]
    if not blocks:
        yield from _unfenced(text)
        return
    name = statement.name.rsplit(".", 1)[-1]
    named = [block for block in blocks if re.search(rf"\b{re.escape(name)}\b", block)]
    if len(blocks) > 1 and named:
        yield "\n\n".join(blocks[: blocks.index(named[-1]) + 1])  # with the lemmas before it
    yield from reversed(named)
    # Once the theorem is there, another block with a theorem proves something else.
    others = [b for b in blocks if b not in named and not (named and _THEOREM.search(b))]
    yield from reversed(others)


def _unfenced(text: str) -> Iterator[str]:
    """From the first theorem on, or the first `by`, or the lines that look like tactics."""
    if match := _THEOREM.search(text) or _BY.search(text):
        yield text[match.start() :]
    else:
        yield from _INLINE.findall(text)
        run: list[str] = []
        for line in text.split("\n"):
            if _TACTIC.match(line.strip()) or (run and line.startswith(" ")):
                run.append(line)
            elif run and line.strip():
                break
        if run:
            yield "\n".join(run)
        elif _TERM.match(text.strip()):
            yield text


def _proofs(block: str, statement: Statement) -> Iterator[str]:
    """The proofs in one piece of Lean."""
    block = block.strip("\n")
    if _THEOREM.search(block):
        yield from _of_theorem(block, statement)
        return
    if match := _BY.match(block):
        yield _own_lines(block[match.end() - len("by") :])
        return
    bare = block.strip().removeprefix(":=")
    wrapped = "by\n" + "\n".join(f"  {line}" for line in block.split("\n"))
    yield from (bare, wrapped) if _TERM.match(bare.strip()) else (wrapped, bare)


def _of_theorem(block: str, statement: Statement) -> Iterator[str]:
    """The proof of the theorem in a block (of the one with the statement's name, or of an
    example, or of the last), with the lemmas before it that it needs."""
    block = block[match.start() :] if (match := _THEOREM.search(block)) else block
    try:
        found = declarations.find(block)
    except InputError:  # cut off inside a comment, or prose
        if at := re.search(r":=\s*(?=by\b)", block):
            yield _own_lines(block[at.end() :])
        return
    last = statement.name.rsplit(".", 1)[-1]
    named = [d for d in found if d.name.rsplit(".", 1)[-1] == last]
    main = (named or [d for d in found if not d.name] or found)[-1]
    proof = _after(block, main)
    if not proof.strip():
        return
    known = {token.text for token in tokens(statement.preamble)}
    helpers = [
        (d.name, _lemma(block, d))
        for d in found[: found.index(main)]
        if d.name and d.name not in known and d not in named
    ]
    signature = block[main.keyword_start : main.signature_end]
    for variant in adapted(proof, signature, statement):
        yield _with_lemmas(variant, helpers, statement)


def _after(block: str, theorem: Declaration) -> str:
    """The theorem's proof, without `:=`."""
    text = block[theorem.signature_end :].lstrip()
    if text.startswith("|"):  # equations
        return "fun\n" + _own_lines("  " + text)
    return _own_lines(text.removeprefix(":=").lstrip(" ")) if text.startswith(":=") else ""


def _own_lines(text: str) -> str:
    """The text up to the line that begins the next command, or prose."""
    first, *rest = text.split("\n")
    body = next((line for line in rest if line.strip()), "")
    flat = not body.startswith(" ")  # its tactics stand at the margin
    kept = [first]
    for line in rest:
        word = re.match(r"[#@/\w]*", line)
        if line[:1].strip() and (
            not (flat or line.startswith(("|", "·", ")", "]", "⟩", "}", "where", "<;>")))
            or (word and (word[0] in COMMANDS or word[0].startswith(("#", "@", "/-"))))
            or (flat and not _TACTIC.match(line) and line[0].isupper())
        ):
            break
        kept.append(line)
    return "\n".join(kept).rstrip()


def _lemma(block: str, lemma: Declaration) -> str:
    """A lemma before the theorem as a `have` at column 2."""
    signature = block[lemma.keyword_start : lemma.signature_end]
    stated = signature.removeprefix(lemma.keyword).lstrip().removeprefix(lemma.name)
    stated = re.sub(r"^\.\{[^}]*\}", "", stated)
    text = f"have {lemma.name.rsplit('.', 1)[-1]}{stated} := {_after(block, lemma)}"
    return "  " + text.replace("\n", "\n  ")


def _with_lemmas(proof: str, lemmas: list[tuple[str, str]], statement: Statement) -> str:
    """The proof behind those lemmas that it uses, by itself or through others."""
    texts, kept = [proof], list[str]()
    for name, text in reversed(lemmas):
        if any(token.text == name.rsplit(".", 1)[-1] for t in texts for token in tokens(t)):
            kept.append(text)
            texts.append(text)
    if not kept:
        return proof
    body = (f"  {line}" for line in tactics(statement, proof))
    return "\n".join(["by", *reversed(kept), *body])


def _balanced(proof: str) -> str:
    """The proof without the lines in which something is opened that is never closed (an answer
    that was cut off); `sorry` for `admit`."""
    depth = at = end = 0
    for token in (*tokens(proof), Token("space", "\n")):
        if token.kind == "unterminated":
            break
        depth += (token.kind == "open") - (token.kind == "close")
        at += len(token.text)
        if "\n" in token.text and depth == 0:
            end = at
    found = unpaired(proof)
    cut = proof if found is None or found[1].startswith("unexpected") else proof[:end].rstrip()
    return "".join("sorry" if t.text == "admit" else t.text for t in tokens(cut))
