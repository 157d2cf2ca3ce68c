"""Which drafter the settings mean."""

from __future__ import annotations

import functools
from pathlib import Path

from prover.config import MODELS, Settings
from prover.draft import Drafter
from prover.errors import OutputError
from prover.lean.bridge import Bridge


def prepare(settings: Settings) -> None:
    """Load the model, if there is one. Raises DrafterUnavailable, InputError for a recording that
    cannot be read, OutputError for one that cannot be written."""
    if settings.record:
        try:
            Path(settings.record).open("ab").close()
        except OSError as error:
            raise OutputError(f"{settings.record}: cannot be written: {error.strerror}") from None
    if settings.drafter in MODELS:
        _model(*_asked(settings))


def drafter(settings: Settings, bridge: Bridge) -> Drafter | None:
    """The drafter of a run, None for 'none'; a model is loaded once a process. Raises what
    `prepare` does."""
    if settings.drafter == "none":
        return None
    if settings.drafter == "explore":
        from prover.draft.explore import Explore

        made: Drafter = Explore(bridge, settings.seed)
    else:
        made = _model(*_asked(settings))
    if settings.record:
        from prover.draft.replay import Recorder

        return Recorder(made, Path(settings.record))
    return made


def forget() -> None:
    """Load the model, or the recording, anew when it is next asked for."""
    _model.cache_clear()


def _asked(settings: Settings) -> tuple[str, str, int, tuple[float, float]]:
    return settings.drafter, settings.model, settings.seed, settings.money_per_million()


@functools.lru_cache(maxsize=1)
def _model(kind: str, model: str, seed: int, prices: tuple[float, float]) -> Drafter:
    if kind == "replay":
        from prover.draft.replay import Replay

        return Replay(Path(model))
    names = model.split(",")
    if len(names) == 2:
        from prover.draft.roles import Roles

        return Roles(*(_model.__wrapped__(kind, name, seed, prices) for name in names))
    if kind == "local":
        from prover.draft.local import Local

        return Local(model, seed=seed)
    from prover.draft.chat import Chat

    return Chat(model, seed=seed, prices=prices)
