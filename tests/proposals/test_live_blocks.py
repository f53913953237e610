"""What other apps' pages show of proposals: numbers with what they are out of."""

from datetime import timedelta

import pytest
from django.test import RequestFactory
from django.utils import timezone

from home.registries import DirectionFigures, direction_figures, live_part, search_upper_apps
from proposals.domain.states import State
from proposals.models import Proposal
from proposals.queries.numbers import answer_numbers
from tests.proposals.people import (
    CLOSED_AT,
    make_consultation,
    make_direction,
    make_element,
    make_table_proposal,
)

pytestmark = pytest.mark.django_db
REQUEST = RequestFactory().get("/")


def answered(reference: str, days: int, state: str = State.ACCEPTED) -> None:
    at = CLOSED_AT + timedelta(days=days)
    Proposal.objects.filter(reference=reference).update(first_answered_at=at, state=state)


@pytest.mark.parametrize(
    ("days", "median"),
    [([], None), ([10], 10), ([10, 20], 15), ([40, 10, 20], 20), ([1, 2, 3, 100], 2.5)],
)
def test_the_median_is_of_the_answered_ones(days, median):
    for card, number in enumerate(days):
        make_table_proposal(card)
        answered(f"t7-{card}", number)
    make_table_proposal(99)

    assert answer_numbers().median == (None if median is None else timedelta(days=median))


def test_answers_are_told_with_the_oldest_that_waits(django_assert_num_queries):
    for card in range(5):
        make_table_proposal(card, closed_at=CLOSED_AT + timedelta(days=card))
    answered("t7-0", 10)
    answered("t7-1", 10, State.NOT_ACCEPTED)
    Proposal.objects.filter(reference="t7-2").update(state=State.WITHDRAWN)

    with django_assert_num_queries(3):
        numbers = answer_numbers()

    assert (numbers.answered, numbers.total, numbers.waiting) == (2, 4, 2)
    assert numbers.by_outcome == {"accepted": 1, "not-accepted": 1}
    assert numbers.oldest.reference == "t7-3"
    assert numbers.oldest_days(CLOSED_AT + timedelta(days=13, hours=5)) == 10


def test_the_home_page_shows_answers_in_words(client):
    for card in range(3):
        make_table_proposal(card, closed_at=timezone.now() - timedelta(days=30))
    Proposal.objects.filter(reference="t7-0").update(
        first_answered_at=timezone.now() - timedelta(days=20), state=State.ACCEPTED
    )

    part = live_part("answers", REQUEST)

    assert part.context["median_days"] == 10
    assert part.context["oldest_days"] == 30
    assert [(piece["state"], piece["number"]) for piece in part.context["bar"]] == [("accepted", 1), ("waiting", 2)]
    assert [(piece["x"], piece["width"]) for piece in part.context["bar"]] == [(0, 333), (333, 667)]


def test_nothing_is_shown_before_the_first_answer_or_proposal():
    assert live_part("answers", REQUEST) is None
    assert live_part("direction-proposals", REQUEST) is None
    assert live_part("plan-elements", REQUEST) is None


def test_a_direction_shows_its_own_newest():
    make_table_proposal(1)
    make_table_proposal(2, direction=make_direction("access", 2))

    part = live_part("direction-proposals", REQUEST, make_direction())

    assert [proposal.reference for proposal in part.context["proposals"]] == ["t7-1"]
    assert (part.context["figures"].total, part.context["query"]) == (1, "direttrice=skills")


def test_a_consultation_shows_its_own():
    consultation = make_consultation()
    make_table_proposal(1, consultation=consultation)
    make_table_proposal(2)

    part = live_part("consultation-proposals", REQUEST, consultation)

    assert [proposal.reference for proposal in part.context["proposals"]] == ["t7-1"]


def test_all_directions_are_counted_in_one_query(django_assert_num_queries):
    make_table_proposal(1)
    make_table_proposal(2)
    answered("t7-1", 3)
    make_table_proposal(3, direction=make_direction("access", 2))

    with django_assert_num_queries(1):
        figures = direction_figures()

    assert figures == {"skills": DirectionFigures(2, 1), "access": DirectionFigures(1, 0)}


def test_the_parts_render_in_both_languages(client, people):
    make_table_proposal(1, title="<b>Uno</b>", text="")
    answered("t7-1", 3)
    make_element()
    for name in ("answers", "direction-proposals", "plan-elements"):
        assert live_part(name, REQUEST) is not None

    for address in ("/piano/articolo-12/", "/en/piano/articolo-12/"):
        assert client.get(address).status_code == 200


def test_the_sites_search_finds_proposals_and_survives_odd_input():
    make_table_proposal()

    assert [hit.url for hit in search_upper_apps("tutor\x00 tirocinio")] == ["/proposte/t7-31/"]
    assert search_upper_apps(" \x00 ") == []
    assert search_upper_apps("niente") == []
