"""The people of these tests, ready."""

from collections.abc import Iterator

import pytest
from django.utils.translation import override

from tests.proposals.people import People, make_people


@pytest.fixture
def people(db) -> People:
    return make_people()


@pytest.fixture(autouse=True)
def _in_italian() -> Iterator[None]:
    """A request for an English page leaves its language behind in the thread."""
    with override("it"):
        yield
