"""A language model of transformers, from a directory, the user's Hugging Face cache, a GGUF file
that is converted once, or a folder with an adapter (LoRA) over any of these.

torch and transformers come with the extra `models`, peft for adapters with `lora`.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from prover import bundle
from prover.errors import DrafterUnavailable

NEEDED = ("torch", "transformers", "safetensors")
CAUSAL = "AutoModelForCausalLM"
ADAPTER = "adapter_config.json"  # makes a folder one of an adapter


def require(packages: Sequence[str] = NEEDED, *, extra: str = "models") -> None:
    """Raises DrafterUnavailable, with the extra that brings them, if packages are missing."""
    if missing := [name for name in packages if importlib.util.find_spec(name) is None]:
        raise DrafterUnavailable(
            f"a local model needs {', '.join(missing)}: pip install 'proofloom[{extra}]'"
        )


def unavailable(name: str, error: Exception) -> DrafterUnavailable:
    """Somebody else's error as one line of ours."""
    words = " ".join(str(error).split())[:300]
    return DrafterUnavailable(f"{name}: {words or type(error).__name__}")


def load(model: str, *, offline: bool = False, kind: str = CAUSAL) -> tuple[Any, Any]:
    """Tokenizer and model, on the first GPU if there is one; `kind` is a class of transformers.

    Only safetensors are read: other weights can hold code. With `offline`, or HF_HUB_OFFLINE set,
    nothing is downloaded. An adapter comes as a `peft.PeftModel`. Raises DrafterUnavailable.
    """
    require()
    try:
        if is_adapter(model):
            return _with_adapter(Path(model), offline=offline, kind=kind)
        return _loaded(model, offline=offline, kind=kind)
    except DrafterUnavailable:
        raise
    except Exception as error:  # loaders raise whatever the parsers in them do
        raise unavailable(f"local:{Path(model).name}", error) from None


def architecture(model: str, *, offline: bool = False) -> str:
    """The class that the model's configuration names, '' if it says nothing."""
    require()
    import transformers

    offline = offline or _asked_offline()
    try:
        config = transformers.AutoConfig.from_pretrained(
            model, trust_remote_code=False, local_files_only=offline
        )
    except Exception:  # whatever it is, loading the model will say it better
        return ""
    return next(iter(getattr(config, "architectures", None) or []), "")


def is_adapter(model: str) -> bool:
    """Whether it is a folder with an adapter, not with a model of its own."""
    return (Path(model) / ADAPTER).is_file()


def _loaded(model: str, *, offline: bool, kind: str) -> tuple[Any, Any]:
    import huggingface_hub
    import torch
    import transformers

    transformers.utils.logging.disable_progress_bar()
    transformers.utils.logging.set_verbosity_error()
    if model.endswith(".gguf"):
        model = str(converted(Path(model)))
    elif (offline or _asked_offline()) and not Path(model).is_dir():
        # Some loaders look a name up in spite of what they are told, but never a folder.
        model = huggingface_hub.snapshot_download(model, local_files_only=True)
    tokenizer = transformers.AutoTokenizer.from_pretrained(model, trust_remote_code=False)
    loaded = getattr(transformers, kind).from_pretrained(
        model, dtype="auto", use_safetensors=True, trust_remote_code=False
    )
    return tokenizer, loaded.to("cuda" if torch.cuda.is_available() else "cpu").eval()


def _with_adapter(folder: Path, *, offline: bool, kind: str) -> tuple[Any, Any]:
    require(("peft",), extra="lora")
    import peft

    if not (folder / "adapter_model.safetensors").is_file():  # peft would read a pickle instead
        raise DrafterUnavailable(f"local:{folder.name}: no adapter_model.safetensors in it")
    base = json.loads((folder / ADAPTER).read_text(encoding="utf-8"))["base_model_name_or_path"]
    if is_adapter(base):
        raise DrafterUnavailable(f"local:{folder.name}: an adapter over an adapter ({base})")
    try:
        tokenizer, model = _loaded(base, offline=offline, kind=kind)
    except Exception as error:
        raise unavailable(f"local:{folder.name}: its base model {base}", error) from None
    return tokenizer, peft.PeftModel.from_pretrained(model, folder).eval()


def _asked_offline() -> bool:
    return os.environ.get("HF_HUB_OFFLINE", "").upper() in ("1", "ON", "YES", "TRUE")


def converted(file: Path) -> Path:
    """The directory in the user's cache that holds a GGUF file's model as safetensors.

    Made on first use, with unpacked weights: several times the size of the file.
    """
    import transformers

    file = file.resolve(strict=True)
    state = file.stat()
    key = hashlib.sha256(f"{file} {state.st_size} {state.st_mtime_ns}".encode()).hexdigest()[:16]
    folder = bundle.cache() / "models" / f"{file.stem}-{key}"
    if folder.is_dir():
        return folder
    options = {"gguf_file": file.name}
    tokenizer = transformers.AutoTokenizer.from_pretrained(file.parent, **options)
    model = transformers.AutoModelForCausalLM.from_pretrained(
        file.parent, quantization_config=transformers.GgufConfig(dequantize=True), **options
    )
    # An ordinary model by now, but it remembers how it was read and would refuse to be saved.
    model.hf_quantizer = None
    folder.parent.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(dir=folder.parent))
    try:
        tokenizer.save_pretrained(making)
        model.save_pretrained(making)
        making.rename(folder)
    except OSError:
        if not folder.is_dir():  # else another process was first
            raise
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return folder
