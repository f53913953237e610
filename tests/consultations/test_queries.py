"""What is open, asked of the database: the same answer as the plain rules give for every instant."""

from datetime import UTC, datetime, timedelta

import pytest

from consultations.courses import course_of, open_phases, with_activities, with_phases
from consultations.domain.phases import Standing, standing_of
from consultations.models import Activity, Consultation, Phase
from consultations.queries import is_open, open_verbs
from home.models import Direction

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 5, 12, 12, 0, tzinfo=UTC)
DAY, INSTANT = timedelta(days=1), timedelta(microseconds=1)
MOMENTS = [
    NOON + offset for offset in (-9 * DAY, -DAY, -INSTANT, 0 * DAY, INSTANT, DAY - INSTANT, DAY, 2 * DAY, 9 * DAY)
]
EVERYTHING = frozenset({"propose", "support", "comment"})


@pytest.fixture
def consultation() -> Consultation:
    direction, _made = Direction.objects.get_or_create(code="skills", defaults={"order": 3})
    return Consultation.objects.create(code="prova-esempio", direction=direction)


def add_phase(consultation: Consultation, opens: timedelta, closes: timedelta | None, *verbs: str) -> Phase:
    phase = Phase.objects.create(
        consultation=consultation,
        kind=Phase.Kind.PARTICIPATE,
        order=consultation.phases.count() + 1,
        opens_at=NOON + opens,
        closes_at=None if closes is None else NOON + closes,
    )
    Activity.objects.bulk_create([Activity(phase=phase, verb=verb) for verb in verbs])
    return phase


def test_without_a_consultation_everything_is_open_and_nothing_is_asked(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert open_verbs(None, NOON) == EVERYTHING


def test_without_phases_nothing_is_open(consultation):
    assert open_verbs(consultation.pk, NOON) == frozenset()


def test_an_unknown_consultation_opens_nothing():
    assert open_verbs(10**9, NOON) == frozenset()


@pytest.mark.parametrize("now", MOMENTS)
def test_a_verb_is_open_exactly_while_its_phase_is(consultation, now):
    phase = add_phase(consultation, 0 * DAY, DAY, "support")

    assert is_open(consultation.pk, "support", now) is (standing_of(phase, now) is Standing.OPEN)
    assert not is_open(consultation.pk, "comment", now)


@pytest.mark.parametrize("now", MOMENTS)
def test_the_database_finds_the_phases_that_the_rule_calls_open(consultation, now):
    phases = [
        add_phase(consultation, -2 * DAY, -DAY),
        add_phase(consultation, -DAY, 0 * DAY),
        add_phase(consultation, 0 * DAY, DAY),
        add_phase(consultation, INSTANT, None),
    ]

    expected = {phase.pk for phase in phases if standing_of(phase, now) is Standing.OPEN}
    assert set(open_phases(now).values_list("pk", flat=True)) == expected


def test_overlapping_phases_open_what_each_of_them_opens(consultation):
    add_phase(consultation, -DAY, DAY, "support")
    add_phase(consultation, -INSTANT, None, "comment", "support")

    assert open_verbs(consultation.pk, NOON) == {"support", "comment"}
    assert open_verbs(consultation.pk, NOON - DAY) == {"support"}
    assert open_verbs(consultation.pk, NOON + DAY) == {"support", "comment"}


def test_phases_of_another_consultation_open_nothing_here(consultation):
    other = Consultation.objects.create(code="altra-esempio", direction=consultation.direction)
    add_phase(other, -DAY, DAY, "support")

    assert open_verbs(consultation.pk, NOON) == frozenset()


@pytest.mark.parametrize("number", [1, 30])
def test_what_is_open_costs_one_query(consultation, number, django_assert_num_queries):
    for _phase in range(number):
        add_phase(consultation, -DAY, DAY, "support", "comment")

    with django_assert_num_queries(1):
        assert open_verbs(consultation.pk, NOON) == {"support", "comment"}


def test_a_course_marks_the_last_station_that_has_begun(consultation):
    add_phase(consultation, -9 * DAY, -2 * DAY)
    add_phase(consultation, -2 * DAY, DAY)
    add_phase(consultation, 2 * DAY, 3 * DAY)

    course = course_of(consultation, NOON)

    assert [line.standing for line in course.lines] == [Standing.CLOSED, Standing.OPEN, Standing.TO_COME]
    assert [line.is_last_done for line in course.lines] == [False, True, False]
    assert [line.is_open for line in course.lines] == [False, True, False]
    assert [line.is_to_come for line in course.lines] == [False, False, True]
    assert (course.is_open, course.is_to_come) == (True, False)
    assert (course.open_phase.order, course.next_phase.order) == (2, 3)


def test_between_two_phases_the_course_knows_the_next_one(consultation):
    add_phase(consultation, -9 * DAY, -2 * DAY)
    add_phase(consultation, 2 * DAY, None)

    course = course_of(consultation, NOON)

    assert (course.open_phase, course.next_phase.order) == (None, 2)
    assert [line.is_last_done for line in course.lines] == [True, False]


def test_before_the_first_phase_no_station_is_reached(consultation):
    add_phase(consultation, DAY, 2 * DAY)

    course = course_of(consultation, NOON)

    assert course.is_to_come
    assert [line.is_last_done for line in course.lines] == [False]


def test_a_course_without_phases_has_no_stations(consultation):
    course = course_of(consultation, NOON)

    assert (course.lines, course.open_phase, course.next_phase, course.is_open) == ([], None, None, False)


@pytest.mark.parametrize("number", [1, 30])
def test_courses_of_a_list_cost_two_queries(number, django_assert_num_queries):
    direction, _made = Direction.objects.get_or_create(code="skills", defaults={"order": 3})
    for place in range(number):
        add_phase(Consultation.objects.create(code=f"c{place}", direction=direction), -DAY, DAY, "support")

    with django_assert_num_queries(2):
        found = Consultation.objects.prefetch_related(with_phases())
        assert [course_of(each, NOON).is_open for each in found] == [True] * number


def test_activities_come_with_their_phases(consultation, django_assert_num_queries):
    add_phase(consultation, -DAY, DAY, "support", "comment")
    add_phase(consultation, DAY, None, "propose")

    with django_assert_num_queries(3):
        found = Consultation.objects.prefetch_related(with_activities()).get(pk=consultation.pk)
        verbs = [[activity.verb for activity in phase.activities.all()] for phase in found.phases.all()]

    assert verbs == [["comment", "support"], ["propose"]]
