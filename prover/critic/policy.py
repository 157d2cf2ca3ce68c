"""The learned policy: beam search over words with a small decoder."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np

from prover.critic.decoder import ASK, PAD, UNKNOWN, Array, Cache, Decoder, log_softmax, rows_of
from prover.critic.wording import HYPOTHESIS, MATCHES, MAX_TACTIC, SLOTS, TARGET, Wording
from prover.search.moves import Candidate, View

BEAMS = 8
_NEVER = frozenset({ASK, PAD, UNKNOWN, TARGET, HYPOTHESIS, MATCHES})
_BLOCKED = np.float32(-1e9)


class LearnedPolicy:
    """A `Policy` from a folder that `prover train policy` wrote. Raises InputError."""

    batch = 1  # on a CPU a batch takes as long as its parts

    def __init__(self, folder: Path) -> None:
        self._model = Decoder(folder)
        self._vocabulary = self._model.vocabulary
        self._plain = frozenset(self._vocabulary.words)

    def proposals(self, views: Sequence[View]) -> list[list[Candidate]]:
        """Up to BEAMS tactics a goal, with exact costs. Each can be said in this goal: it has the
        names that the tactic has, and brackets match."""
        return [self._proposals(view) for view in views]

    def _proposals(self, view: View) -> list[Candidate]:
        wording = Wording(view, self._plain)
        costs: dict[str, float] = {}
        for words, score in self.continuations(wording.goal, wording.slots):
            text = wording.text(words)
            if text is not None and text not in costs:
                costs[text] = -score
        return [Candidate(text, cost) for text, cost in costs.items()]

    def continuations(
        self, goal: Sequence[str], slots: frozenset[str]
    ) -> list[tuple[tuple[str, ...], float]]:
        """Up to BEAMS tactics in words, with their log-probabilities, the likeliest first. `slots`
        are the ones that they may have, besides those of new names."""
        vocabulary = self._vocabulary
        out, prefix = self._model.read([[*vocabulary.ids(goal), vocabulary.ask]])
        allowed = self._known.copy()
        allowed[vocabulary.ids(sorted(slots))] = 0
        own = Cache([], [], prefix.real)
        scores, texts = np.zeros(1, np.float32), np.zeros((1, 0), np.int64)
        finished: list[tuple[tuple[str, ...], float]] = []
        log_probs = log_softmax(out + allowed)
        for _ in range(MAX_TACTIC + 1):
            ranked = (scores[:, None] + log_probs).ravel()
            best = np.argpartition(-ranked, BEAMS)[:BEAMS]
            best = best[np.argsort(-ranked[best], kind="stable")]
            rows, words = np.divmod(best, len(vocabulary))
            ended = words == vocabulary.end
            for row, score in zip(rows[ended], ranked[best][ended], strict=True):
                finished.append((tuple(vocabulary.words[i] for i in texts[row]), float(score)))
            going = ~ended & (ranked[best] > _BLOCKED / 2)
            worst = sorted(score for _, score in finished)[-BEAMS:]
            if not going.any() or (len(worst) == BEAMS and worst[0] >= ranked[best][going].max()):
                break
            rows, words, scores = rows[going], words[going], ranked[best][going]
            texts = np.concatenate([texts[rows], words[:, None]], axis=1)
            own = rows_of(own, rows) if own.keys else own
            log_probs = log_softmax(self._model.step(words[None], prefix, own)[0] + allowed)
        return sorted(finished, key=lambda pair: -pair[1])[:BEAMS]

    @cached_property
    def _known(self) -> Array:
        """0 for the words that any tactic may have, blocked for slots and what no tactic has."""
        blocked = _NEVER.union(slot for slot in SLOTS if not slot.startswith("⟨n"))
        words = self._vocabulary.words
        return np.array([_BLOCKED if w in blocked else 0 for w in words], dtype=np.float32)
