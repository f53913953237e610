"""The rules of a table against thousands of drawn tables, longer ones, different in every run."""

import pytest
from hypothesis import HealthCheck, given, settings

from tests.workshops import invariants, visibility
from tests.workshops.strategies import stories

pytestmark = pytest.mark.torture

EXAMPLES = 4_000
CHECKS = [*invariants.CHECKS, *visibility.CHECKS]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__.removeprefix("check_"))
def test_rule_holds_of_long_tables(check):
    long = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
    long(given(stories(longest=80))(check))()
