"""What the log keeps of people: what is erased is gone, and names and tokens were never there."""

from dataclasses import replace

import pytest

from tests.support.people import DIRECTOR, DOOR
from tests.support.rows import envelope, make_table, must, seat_people
from tests.support.stories import GIULIA
from tests.workshops import promises
from workshops.domain import commands as c
from workshops.domain.actors import SeatActor
from workshops.live.committer import commit
from workshops.live.envelope import Batch, Private
from workshops.models import CommandResult, SealedPart, Seat

pytestmark = pytest.mark.django_db


@pytest.fixture
def table():
    table = make_table()
    seat_people(table, 3)
    must(table, c.OpenMoment(1), GIULIA)
    return table


def test_erased_text_leaves_the_database(table):
    must(table, c.PostCard("Il signor Esempio abita in via Esempio 1"), SeatActor(1))
    must(table, c.AmendCard(1, "Il signor Esempio"), SeatActor(1))

    must(table, c.EraseCard(1), DIRECTOR)

    assert not SealedPart.objects.filter(body__contains="signor").exists()
    promises.check_log_is_in_order(table)


def test_no_guess_of_an_erased_text_is_confirmed_by_what_stays(table):
    secret = envelope(c.PostCard("Il signor Verdi non paga"), SeatActor(1))
    first = commit([Batch(table.pk, (secret,))])[0].outcomes[0]
    must(table, c.EraseCard(1), DIRECTOR)

    kept = CommandResult.objects.get(table=table, command_id=secret.command_id)
    assert bytes(kept.payload_hash) != secret.payload_hash
    # The command itself, late and repeated, is still answered; its id alone is left to know it by.
    assert commit([Batch(table.pk, (secret,))])[0].outcomes[0] == replace(first, is_repeat=True)


def test_names_and_tokens_stay_out_of_the_log(table):
    private = Private(name="Nome Cognome", token_hash="f" * 64, code_hash="c" * 64)
    must(table, c.TakeSeat(None, "resident", is_resident=True), DOOR, private=private)

    seat = Seat.objects.get(table=table, number=4)
    assert (seat.name, seat.token_hash) == ("Nome Cognome", "f" * 64)
    recorded = [*table.log.values_list("body", flat=True), *table.sealed_parts.values_list("body", flat=True)]
    assert not [body for body in recorded if "Nome" in body or "ffff" in body or "cccc" in body]
    assert not CommandResult.objects.filter(table=table, result__contains="Nome").exists()
