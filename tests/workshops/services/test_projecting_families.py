"""A family becomes one proposal that keeps the thread to each of its originals, however often it is projected."""

import pytest

from proposals.lineage import thread
from proposals.models import LineageEdge, Proposal, ProposalVersion
from tests.support.people import NOW, choose, conclude, group, write
from tests.support.rows import close_moment, make_table, must, seat_people
from tests.support.stories import GIULIA
from workshops.domain import commands as c
from workshops.models import Table
from workshops.services import projecting

pytestmark = pytest.mark.django_db(transaction=True)


def played(script: tuple[dict, ...], *, ballot_first: bool = False) -> Table:
    """Four cards; 1 and 3 are the family «Tutor»; Franca votes for it, everybody for card 2."""
    table = make_table(script, is_demo=True)
    seats = seat_people(table, 4)
    must(table, c.OpenMoment(1), GIULIA)
    for number, seat in enumerate(seats, 1):
        must(table, c.PostCard(f"Proposta di esempio {number}"), seat)
    now, moment = close_moment(table, 1, now=NOW), 2
    if ballot_first:
        must(table, c.OpenMoment(2), GIULIA, now=now)
        now, moment = close_moment(table, 2, now=now), 3
    must(table, c.OpenMoment(moment), GIULIA, now=now)
    must(table, c.GroupCards((1, 3)), GIULIA, now=now)
    must(table, c.NameFamily(1, "Tutor"), GIULIA, now=now)
    now = close_moment(table, moment, now=now)
    must(table, c.OpenMoment(moment + 1), GIULIA, now=now)
    must(table, c.CastBallot(moment + 1, (1, 2)), seats[0], now=now)
    must(table, c.CastBallot(moment + 1, (2,)), seats[1], now=now)
    close_moment(table, moment + 1, now=now)
    return table


@pytest.fixture
def table():
    return played((write(), group(), choose(), conclude()))


def titles() -> dict[str, str]:
    return dict(Proposal.objects.values_list("origin", "title"))


def test_family_is_one_proposal_and_every_original_is_on_its_thread(table):
    assert projecting.project(table.pk) == 3

    carta = f"carta/{table.pk}-"
    assert titles() == {
        f"{carta}1": "Tutor",
        f"{carta}2": "Proposta di esempio 2",
        f"{carta}4": "Proposta di esempio 4",
    }
    family = Proposal.objects.get(origin=f"{carta}1")
    found = thread(family.ref)
    originals = {ref: shown.text for ref, shown in found.of_kind("carta")}
    assert originals == {f"{carta}1": "Proposta di esempio 1", f"{carta}3": "Proposta di esempio 3"}
    assert found.before[0] == table.ref
    assert family.table_ledgers.get().in_favour == 1
    # And from each original to what became of it.
    assert [ref for ref, _shown in thread(f"{carta}3").of_kind("proposta")] == [family.ref]


def test_projecting_again_changes_nothing(table):
    projecting.project(table.pk)
    before = (titles(), LineageEdge.objects.count(), ProposalVersion.objects.count())

    projecting.project(table.pk)

    assert (titles(), LineageEdge.objects.count(), ProposalVersion.objects.count()) == before


def test_what_a_hidden_original_said_is_nowhere_in_the_family(table):
    projecting.project(table.pk)
    must(table, c.HideCard(3, "personal_data"), GIULIA, now=NOW + 600_000)

    projecting.project(table.pk)

    family = Proposal.objects.get(origin=f"carta/{table.pk}-1")
    assert not family.is_hidden
    assert "esempio 3" not in family.title + family.text
    assert dict(thread(family.ref).of_kind("carta"))[f"carta/{table.pk}-3"].text == ""


def test_family_is_withheld_once_none_of_its_cards_stands(table):
    projecting.project(table.pk)
    for card in (1, 3):
        must(table, c.HideCard(card, "other"), GIULIA, now=NOW + 600_000)

    projecting.project(table.pk)

    assert Proposal.objects.get(origin=f"carta/{table.pk}-1").is_hidden
    assert not Proposal.objects.get(origin=f"carta/{table.pk}-2").is_hidden


def test_proposals_of_an_earlier_ballot_are_shown_as_merged():
    table = played((write(), choose(), group(), choose(), conclude()), ballot_first=True)

    projecting.project(table.pk)

    carta = f"carta/{table.pk}-"
    family, merged = Proposal.objects.get(origin=f"{carta}1"), Proposal.objects.get(origin=f"{carta}3")
    assert (family.title, merged.title) == ("Tutor", "Proposta di esempio 3")
    assert list(family.versions.order_by("number").values_list("number", "title")) == [
        (1, "Proposta di esempio 1"),
        (2, "Tutor"),
    ]
    edge = LineageEdge.objects.get(kind=LineageEdge.Kind.MERGED_INTO)
    assert (edge.source, edge.target) == (merged.ref, family.ref)
    assert family.ref in thread(merged.ref).after
