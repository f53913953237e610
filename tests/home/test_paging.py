"""Lists page, and whatever stands in an address for a number is read without breaking."""

import pytest
from django.test import RequestFactory

from home.models import Direction
from home.paging import MOST_DIGITS, page_of, whole_number


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("7", 7), ("007", 7), ("9" * MOST_DIGITS, 10**MOST_DIGITS - 1)])
def test_a_number_is_read(text, number):
    assert whole_number(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        " 7",
        "-1",
        "+1",
        "1.0",
        "1e3",
        "1_000",
        "²",
        "٧",
        "७",
        "VII",
        "0x1",
        "9" * (MOST_DIGITS + 1),
        "9" * 5_000,
        "\x00",
    ],
)
def test_what_is_no_row_number_is_none(text):
    assert whole_number(text) is None


@pytest.fixture
def _seven_directions(db):
    Direction.objects.all().delete()
    Direction.objects.bulk_create([Direction(code=f"d{number}", order=number) for number in range(1, 8)])


def orders(query: str, **options: int) -> list[int]:
    request = RequestFactory().get(f"/{query}")
    return [direction.order for direction in page_of(Direction.objects.order_by("order"), request, **options)]


@pytest.mark.usefixtures("_seven_directions")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", [1, 2, 3]),
        ("?pagina=1", [1, 2, 3]),
        ("?pagina=2", [4, 5, 6]),
        ("?pagina=3", [7]),
        ("?pagina=4", [7]),
        ("?pagina=0", [7]),
        ("?pagina=-1", [7]),
        ("?pagina=due", [1, 2, 3]),
        ("?pagina=", [1, 2, 3]),
        ("?pagina=%00", [1, 2, 3]),
        ("?pagina=" + "9" * 5_000, [1, 2, 3]),
        ("?pagina=1&pagina=2", [4, 5, 6]),
    ],
)
def test_a_page_that_does_not_exist_leads_to_the_nearest_one(query, expected):
    assert orders(query, per_page=3) == expected


@pytest.mark.usefixtures("_seven_directions")
def test_every_row_stands_on_exactly_one_page():
    pages = [orders(f"?pagina={number}", per_page=2) for number in range(1, 5)]

    assert [order for page in pages for order in page] == list(range(1, 8))


def test_an_empty_list_has_one_empty_page(db):
    Direction.objects.all().delete()

    assert orders("?pagina=5") == []
