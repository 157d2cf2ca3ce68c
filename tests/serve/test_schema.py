"""schemathesis on the API's own description: whatever is sent, the answer is as described, and
none is a server's error."""

from __future__ import annotations

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from running import Server
from schemathesis.checks import CHECKS

EXAMPLES = 40  # of each operation
# A text that fits the description but states no theorem is refused with 422, as the description
# says it may be; what a theorem is cannot be written in a schema.
EXCLUDED = [CHECKS.get_one("positive_data_acceptance")]


@pytest.fixture
def api(server: Server) -> schemathesis.BaseSchema:
    return schemathesis.openapi.from_url(f"{server.url}/openapi.json")


schema = schemathesis.pytest.from_fixture("api")


@schema.parametrize()
@settings(
    max_examples=EXAMPLES, deadline=None, derandomize=True,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
@pytest.mark.timeout(180)
def test_the_api_is_as_described(case: schemathesis.Case) -> None:
    case.call_and_validate(excluded_checks=EXCLUDED)
