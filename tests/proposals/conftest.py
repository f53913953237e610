"""The people of these tests, ready."""

import pytest

from tests.proposals.people import People, make_people


@pytest.fixture
def people(db) -> People:
    return make_people()
