"""schemathesis on the API's own description: whatever is sent, the answer is as described, and
none is a server's error."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from running import Server, serving
from schemathesis.specs.openapi.checks import positive_data_acceptance

EXAMPLES = 40  # of each operation
# A text that fits the description but states no theorem is refused with 422, as the description
# says it may be; what a theorem is cannot be written in a schema.
EXCLUDED = [positive_data_acceptance]


TOKEN = "secret"


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("schema") / "log", token=TOKEN) as started:
        yield started


@pytest.fixture
def api(guarded: Server) -> schemathesis.BaseSchema:
    return schemathesis.openapi.from_url(f"{guarded.url}/openapi.json")


schema = schemathesis.pytest.from_fixture("api")


@pytest.mark.usefixtures("lean")
@schema.parametrize()
@settings(
    max_examples=EXAMPLES, deadline=None, derandomize=True,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
@pytest.mark.timeout(180)
def test_the_api_is_as_described(case: schemathesis.Case) -> None:
    case.call_and_validate(headers={"Authorization": f"Bearer {TOKEN}"}, excluded_checks=EXCLUDED)
