"""Before «Inizia»: trials and ticks are answered, kept beside the log, and gone when the table begins."""

import pytest

from home.domain.refusal import Refused
from tests.support.people import DIRECTOR, SCRIPT
from tests.support.rows import make_organisations, make_table, must
from workshops.domain import commands as c
from workshops.domain.actors import DoorActor, FacilitatorActor, SeatActor
from workshops.domain.rehearsal import Line, Rehearse, TickLine, Went
from workshops.live.hub import now_ms
from workshops.live.store import load, read_events
from workshops.live.verify import verify
from workshops.models import CommandResult, LogEvent, Preparation, SealedPart, Trial
from workshops.queries import read_rehearsals
from workshops.services.preparing import prepare

pytestmark = pytest.mark.django_db(transaction=True)

FRANCA, GIULIA = SeatActor(1), FacilitatorActor(1)
CANARY = "parola che non deve restare"


@pytest.fixture
def table():
    made = make_table(SCRIPT)
    make_organisations()
    must(made, c.OpenTable(tuple(made.script), 12), DIRECTOR, now=now_ms())
    must(made, c.TakeFacilitation(1), DoorActor(), now=now_ms())
    must(made, c.TakeSeat(None, "resident", is_resident=True), DoorActor(), now=now_ms())
    return made


def refused(table, wanted, by):
    with pytest.raises(Refused) as refusal:
        prepare(table.pk, wanted, by)
    return refusal.value.code


def test_trial_is_answered_and_its_words_are_nowhere(table, django_assert_max_num_queries):
    before = (LogEvent.objects.count(), SealedPart.objects.count(), CommandResult.objects.count())
    with django_assert_max_num_queries(12):
        accepted = prepare(table.pk, Rehearse(CANARY, Went.WELL), FRANCA)

    assert (accepted.last_seq, accepted.result) == (load(table.pk).seq, {"kept": False})
    assert (LogEvent.objects.count(), SealedPart.objects.count(), CommandResult.objects.count()) == before
    assert list(Trial.objects.values_list("seat", "went")) == [(1, "well")]
    assert not any(CANARY in str(row) for model in (LogEvent, SealedPart, Trial) for row in model.objects.values())


def test_trying_again_keeps_the_last_word_of_each_seat(table):
    prepare(table.pk, Rehearse("Uno", Went.WELL), FRANCA)
    prepare(table.pk, Rehearse("Due", Went.BADLY), FRANCA)
    assert read_rehearsals((table.pk,)) == {table.pk: ((), {1: "badly"})}


def test_ticks_stand_in_their_order_and_are_taken_back(table):
    for line in (Line.TRIAL, Line.SIGN, Line.SIGN):
        prepare(table.pk, TickLine(line, done=True), GIULIA)
    assert read_rehearsals((table.pk,))[table.pk][0] == ("sign", "trial")
    prepare(table.pk, TickLine(Line.SIGN, done=False), GIULIA)
    assert read_rehearsals((table.pk,))[table.pk][0] == ("trial",)


def test_beginning_throws_the_rehearsal_away_and_keeps_the_seats(table):
    """The log, its chain and its fold are those of a table where nobody tried anything."""
    prepare(table.pk, Rehearse(CANARY, Went.BADLY), FRANCA)
    prepare(table.pk, TickLine(Line.SIGN, done=True), GIULIA)
    must(table, c.OpenMoment(1), GIULIA, now=now_ms())

    assert (Trial.objects.count(), Preparation.objects.count()) == (0, 0)
    kinds = [type(event).__name__ for _seq, _at, event in read_events(table.pk, 0)]
    assert kinds == ["TableOpened", "FacilitationTaken", "SeatTaken", "MomentOpened"]
    assert verify(table.pk).ok
    assert list(load(table.pk).seats) == [1]


@pytest.mark.parametrize(
    ("wanted", "by", "code"),
    [
        (Rehearse("  ", Went.WELL), FRANCA, "text_empty"),
        (Rehearse("Sì", Went.WELL), SeatActor(9), "seat_unknown"),
        (Rehearse("Sì", Went.WELL), SeatActor(1, generation=2), "seat_replaced"),
        (Rehearse("Sì", Went.WELL), GIULIA, "not_allowed"),
        (TickLine(Line.SIGN, done=True), FRANCA, "not_facilitating"),
        (TickLine(Line.SIGN, done=True), FacilitatorActor(2), "not_facilitating"),
    ],
)
def test_what_may_not_be_tried_is_refused(table, wanted, by, code):
    assert refused(table, wanted, by) == code
    assert (Trial.objects.count(), Preparation.objects.count()) == (0, 0)


def test_after_the_beginning_nothing_is_tried_any_more(table):
    must(table, c.OpenMoment(1), GIULIA, now=now_ms())
    assert refused(table, Rehearse("Tardi", Went.WELL), FRANCA) == "rehearsal_over"
    assert refused(table, TickLine(Line.SIGN, done=True), GIULIA) == "rehearsal_over"


def test_freed_seat_does_not_try(table):
    must(table, c.FreeSeat(1), GIULIA, now=now_ms())
    assert refused(table, Rehearse("Sì", Went.WELL), FRANCA) == "seat_freed"


def test_unknown_table_is_refused():
    with pytest.raises(Refused, match="table_unknown"):
        prepare(999, Rehearse("Sì", Went.WELL), FRANCA)


def test_once_begun_a_trial_is_refused_without_reading_the_log(table, django_assert_num_queries):
    must(table, c.OpenMoment(1), GIULIA, now=now_ms())

    with django_assert_num_queries(1):
        assert refused(table, Rehearse("Tardi", Went.WELL), FRANCA) == "rehearsal_over"
