"""The one place where a log grows: what is stored, what is answered, what a repeated command gets."""

import re
import uuid
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.domain.refusal import Refused
from tests.support.people import DOOR, NOW, STRANGER_SEAT
from tests.support.rows import close_moment, envelope, log_of, make_table, must, play_to_ballot, seat_people, send
from tests.support.stories import GIULIA
from tests.workshops import promises
from tests.workshops.promises import VOTING
from workshops.domain import commands as c
from workshops.domain.actors import FacilitatorActor, SeatActor
from workshops.domain.summary import summary_of
from workshops.live.committer import commit
from workshops.live.envelope import Accepted, Batch, Failed, Private
from workshops.live.store import load, read_results
from workshops.models import BallotRow, CommandResult, Seat, TableHead

pytestmark = pytest.mark.django_db


@pytest.fixture
def table():
    table = make_table()
    seat_people(table, 3)
    must(table, c.OpenMoment(1), GIULIA)
    return table


@pytest.fixture
def voting():
    table = make_table()
    play_to_ballot(table, 3)
    return table


def test_accepted_command_is_stored_where_its_answer_says(table):
    before = len(log_of(table))

    outcome = send(table, c.PostCard("Un tutor per ogni tirocinio"), SeatActor(1), command_id="carta-0001")

    assert outcome == Accepted(before + 1, before + 1, {"card": 1})
    assert log_of(table)[-1] == (before + 1, "card_posted")
    stored = CommandResult.objects.get(table=table, command_id="carta-0001")
    assert (stored.seat, stored.first_seq, stored.last_seq, stored.result) == (
        "seat:1",
        before + 1,
        before + 1,
        '{"card":1}',
    )


def test_refused_command_stores_nothing(table):
    before = log_of(table)

    outcome = send(table, c.PostCard("  "), SeatActor(1), command_id="carta-0002")

    assert outcome.code == "text_empty"
    assert log_of(table) == before
    assert not CommandResult.objects.filter(command_id="carta-0002").exists()


def test_refused_id_may_be_used_again(table):
    send(table, c.PostCard(""), SeatActor(1), command_id="carta-0003")
    assert isinstance(send(table, c.PostCard("Ora sì"), SeatActor(1), command_id="carta-0003"), Accepted)


def test_same_id_lands_once(voting):
    promises.check_same_id_lands_once(voting, SeatActor(1))


def test_same_id_with_another_payload_is_refused(table):
    must(table, c.PostCard("Prima"), SeatActor(1), command_id="carta-0004")
    before = log_of(table)

    outcome = send(table, c.PostCard("Seconda"), SeatActor(1), command_id="carta-0004")
    in_one_batch = [envelope(c.PostCard(text), SeatActor(2), command_id="carta-0005") for text in ("Uno", "Due")]
    outcomes = commit([Batch(table.pk, tuple(in_one_batch))])[0].outcomes

    assert outcome.code == "command_id_reused"
    assert (type(outcomes[0]), outcomes[1].code) == (Accepted, "command_id_reused")
    assert len(log_of(table)) == len(before) + 1


def test_ids_of_two_seats_do_not_meet(table):
    first = must(table, c.PostCard("Uno"), SeatActor(1), command_id="carta-0006")
    second = must(table, c.PostCard("Due"), SeatActor(2), command_id="carta-0006")
    assert (first.result, second.result) == ({"card": 1}, {"card": 2})


def test_results_are_looked_up_by_their_whole_key(table):
    """Not by table alone: every commit would read whatever the table was ever answered."""
    keys = [(SeatActor(seat).key, f"carta-{seat:04}") for seat in (1, 2, 3)]
    for seat, command_id in enumerate(["carta-0001", "carta-0002", "carta-0003"], 1):
        must(table, c.PostCard("Uno"), SeatActor(seat), command_id=command_id)

    with CaptureQueriesContext(connection) as queries:
        found = read_results(table.pk, [*keys, (SeatActor(1).key, "carta-0002")])
    explain = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
    with connection.cursor() as cursor:
        cursor.execute(f"{explain} {queries[0]['sql']}")
        plan = "\n".join(str(row[-1]) for row in cursor.fetchall())

    assert sorted(found) == sorted(keys)
    assert re.search(r"(command_once|stored USING INDEX).*table_id ?=.*seat.*=.*command_id.*=", plan, re.DOTALL), plan
    assert "Hash" not in plan, plan


def test_repeat_after_the_moment_closed_is_answered_as_before(table):
    first = must(table, c.PostCard("Appena in tempo"), SeatActor(1), command_id="carta-0007")
    later = close_moment(table, 1, now=NOW)

    again = send(table, c.PostCard("Appena in tempo"), SeatActor(1), command_id="carta-0007", now=later)
    late = send(table, c.PostCard("Troppo tardi"), SeatActor(1), command_id="carta-0008", now=later)

    assert (again.first_seq, again.result, again.is_repeat) == (first.first_seq, first.result, True)
    assert late.code == "moment_closed"


def test_commands_of_one_batch_see_each_other(table):
    batch = Batch(
        table.pk,
        (
            envelope(c.PostCard("Prima"), SeatActor(1)),
            envelope(c.AmendCard(1, "Prima, corretta"), SeatActor(1)),
            envelope(c.AmendCard(1, "Non è mia"), SeatActor(2)),
            envelope(c.CloseMoment(1), GIULIA),
        ),
    )

    committed = commit([batch])[0]

    assert [getattr(outcome, "code", None) for outcome in committed.outcomes] == [None, None, "not_your_card", None]
    assert committed.state == load(table.pk)
    assert committed.state.cards[1].text == "Prima, corretta"
    promises.check_log_is_in_order(table)


def test_unknown_table_is_refused():
    outcomes = commit([Batch(999_999, (envelope(c.LockTable(), GIULIA),))])[0].outcomes
    assert [outcome.code for outcome in outcomes] == ["table_unknown"]


def test_answers_come_in_the_order_asked(table):
    other = make_table()
    seat_people(other, 1)
    batches = [Batch(each.pk, (envelope(c.LockTable(), GIULIA),)) for each in (other, table)]

    committed = commit(batches)

    assert [result.table for result in committed] == [other.pk, table.pk]
    assert all(isinstance(result.outcomes[0], Accepted) for result in committed)


@pytest.mark.parametrize(
    "poison",
    [
        envelope(c.PostCard("testo \ud800 che nessuno può scrivere"), SeatActor(1)),
        envelope(c.PostCard("x"), SeatActor(1), private=Private(name="\ud800")),
    ],
    ids=["text", "name"],
)
def test_poisoned_table_does_not_hurt_the_others(table, poison):
    other = make_table()
    seat_people(other, 1)
    before = log_of(table)

    poisoned, healthy = commit([Batch(table.pk, (poison,)), Batch(other.pk, (envelope(c.LockTable(), GIULIA),))])

    assert (type(poisoned.outcomes[0]), poisoned.state) == (Failed, None)
    assert type(healthy.outcomes[0]) is Accepted
    assert log_of(table) == before
    assert log_of(other)[-1][1] == "table_locked"
    assert isinstance(send(table, c.PostCard("E si va avanti"), SeatActor(1)), Accepted)


def test_poisoned_command_does_not_hurt_the_others_of_its_table(table):
    texts = ("Prima", "testo \ud800", "Seconda")
    batch = Batch(table.pk, tuple(envelope(c.PostCard(text), SeatActor(1)) for text in texts))

    committed = commit([batch])[0]

    assert [type(outcome) for outcome in committed.outcomes] == [Accepted, Failed, Accepted]
    assert committed.state == load(table.pk)
    assert [card.text for card in committed.state.cards.values()] == ["Prima", "Seconda"]
    promises.check_log_is_in_order(table)


def test_stale_base_is_brought_up_to_date(table):
    base = load(table.pk)
    epoch = TableHead.objects.get(table=table).epoch
    must(table, c.PostCard("Scritta da un altro processo"), SeatActor(1))

    committed = commit([Batch(table.pk, (envelope(c.PostCard("Due"), SeatActor(2)),), base, epoch)])[0]

    assert committed.outcomes[0].result == {"card": 2}
    assert committed.state == load(table.pk)
    promises.check_log_is_in_order(table)


@pytest.mark.parametrize("ahead", [0, 3])
def test_state_of_a_lost_timeline_is_dropped(table, ahead):
    """A copy was restored: what this process remembers happened after it, or beside it, and is no more."""
    state, epoch = load(table.pk), TableHead.objects.get(table=table).epoch
    remembered = replace(state, seq=state.seq + ahead, is_locked=True)
    if not ahead:
        TableHead.objects.filter(table=table).update(epoch=uuid.uuid4())

    batch = Batch(table.pk, (envelope(c.UnlockTable(), GIULIA), envelope(c.LockTable(), GIULIA)), remembered, epoch)
    committed = commit([batch])[0]

    assert [getattr(outcome, "code", "accepted") for outcome in committed.outcomes] == ["already_so", "accepted"]
    assert committed.state == load(table.pk)
    assert committed.epoch == TableHead.objects.get(table=table).epoch
    promises.check_log_is_in_order(table)


def test_time_in_the_log_never_runs_back(table):
    must(table, c.PostCard("Dopo"), SeatActor(1), now=NOW + 5_000)

    must(table, c.PostCard("Orologio indietro"), SeatActor(2), now=NOW)

    assert load(table.pk).cards[2].at == NOW + 5_000


def test_latest_choice_of_a_voter_is_the_row(voting):
    for choice in ((1,), (2, 3), ()):
        must(voting, c.CastBallot(2, choice), SeatActor(1), now=VOTING)

    rows = BallotRow.objects.filter(table=voting)
    organisation = Seat.objects.get(table=voting, number=1).organisation_id
    assert [(row.voter, row.choice) for row in rows] == [(f"organisation:{organisation}", "[]")]
    assert sum(kind == "ballot_cast" for _seq, kind in log_of(voting)) == 3
    promises.check_log_is_in_order(voting)


def test_replaced_freed_and_restored_devices(voting):
    promises.check_replaced_device_is_refused(voting, SeatActor(1))


def test_stranger_and_replaced_tablet_are_refused(table):
    must(table, c.TakeFacilitation(1), DOOR)

    assert send(table, c.PostCard("x"), SeatActor(STRANGER_SEAT)).code == "seat_unknown"
    assert send(table, c.LockTable(), GIULIA).code == "facilitation_replaced"
    assert send(table, c.LockTable(), SeatActor(1)).code == "not_facilitating"
    assert isinstance(send(table, c.LockTable(), FacilitatorActor(1, 2)), Accepted)


def test_head_carries_the_summary_of_the_state(voting):
    must(voting, c.CastBallot(2, (1,)), SeatActor(1), now=VOTING)
    head = TableHead.objects.get(table=voting)
    assert head.summary == summary_of(load(voting.pk))
    assert head.summary["voted"] == 1


@pytest.mark.parametrize("count", [1, 30])
def test_batch_costs_the_same_number_of_statements(table, count, django_assert_num_queries):
    base, epoch = load(table.pk), TableHead.objects.get(table=table).epoch
    batch = Batch(table.pk, tuple(envelope(c.PostCard(f"Carta {n}"), SeatActor(1)) for n in range(count)), base, epoch)
    # A savepoint (outside tests it is the transaction), the lock, the known ids, then three inserts and the head: on
    # PostgreSQL, where each is a wait for the server, in one statement.
    with django_assert_num_queries(5 if connection.vendor == "postgresql" else 8):
        committed = commit([batch])[0]
    assert not [outcome for outcome in committed.outcomes if isinstance(outcome, (Failed, Refused))]
