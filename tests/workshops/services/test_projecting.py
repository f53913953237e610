"""From card to proposal and back: what a closed result makes, once, however often it is projected."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.utils import timezone

from home.domain.refusal import Refused
from home.domain.roles import STAFF_GROUPS, Role
from home.models import Area, AuditRecord, User
from home.services.staff import ensure_staff_groups
from proposals.lineage import thread
from proposals.models import LineageEdge, Proposal, ProposalVersion, TableLedger
from proposals.services.moderation import hide_content
from tests.support.people import CLOCK, DIRECTOR, NOW, conclude, write
from tests.support.rows import close_moment, make_table, must, play_to_ballot, seat_people
from tests.support.stories import GIULIA
from workshops.domain import commands as c
from workshops.live.committing import committer
from workshops.live.envelope import Accepted, Envelope
from workshops.live.verify import verify
from workshops.models import SealedPart, TableHead
from workshops.resolvers import cards_shown
from workshops.services import projecting
from workshops.services.directing import erase_card

pytestmark = pytest.mark.django_db(transaction=True)

LATER = NOW + 120_000


@pytest.fixture
def table():
    """A ballot over three cards, closed: card 1 chosen by all four, card 2 by one, card 3 by nobody."""
    made = make_table(is_demo=True)
    seats = play_to_ballot(made)
    for number, seat in enumerate(seats):
        must(made, c.CastBallot(2, (1, 2) if number == 0 else (1,)), seat, now=LATER)
    close_moment(made, 2, now=LATER)
    return made


def rows():
    return list(Proposal.objects.order_by("reference").values_list("reference", "title", "is_hidden"))


def test_closed_result_makes_a_proposal_of_each_card(table):
    assert projecting.project(table.pk) == 3
    assert rows() == [(f"t{table.pk}-{card}", f"Proposta di esempio {card}", False) for card in (1, 2, 3)]
    ledgers = TableLedger.objects.order_by("proposal__reference").values_list("in_favour", "voters", "position")
    assert list(ledgers) == [(4, 4, 1), (1, 4, 2), (0, 4, 3)]
    assert TableLedger.objects.get(proposal__reference=f"t{table.pk}-1").sectors["school"] == [1, 1]


def test_what_is_born_at_a_table_of_an_area_is_found_by_that_area(table, client):
    area = Area.objects.create(kind=Area.Kind.DISTRICT, code="6", name="Circoscrizione 6: Barriera di Milano")
    type(table).objects.filter(pk=table.pk).update(area=area)

    projecting.project(table.pk)

    assert set(Proposal.objects.values_list("area", flat=True)) == {area.pk}
    found = client.get("/proposte/?area=6").context["listing"].items
    assert {proposal.title for proposal in found} == {f"Proposta di esempio {card}" for card in (1, 2, 3)}


def test_place_and_language_of_a_card_go_with_its_proposal(client):
    """The point stays a point with its precision; the area that a card names counts more than its table's."""
    here, there = (
        Area.objects.create(
            kind=Area.Kind.DISTRICT, code=code, name=f"Circoscrizione {code}: Esempio", latitude="45.06"
        )
        for code in ("3", "5")
    )
    table = make_table((write(grace_seconds=0), conclude()), is_demo=True)
    type(table).objects.filter(pk=table.pk).update(area=here)
    seats = seat_people(table, 1)
    must(table, c.OpenMoment(1), GIULIA)
    must(table, c.PostCard("Bancă", lang="ro", area="circoscrizione/5", point=(4_507_033, 768_694, 500)), seats[0])
    must(table, c.PostCard("Panchina"), seats[0])
    must(table, c.OpenMoment(2), GIULIA, now=close_moment(table, 1, now=NOW))
    close_moment(table, 2, now=LATER)
    projecting.project(table.pk)

    first, second = Proposal.objects.order_by("reference")
    assert (first.language, first.area, first.spot, first.precision) == ("ro", there, "45,07 7,685", 500)
    assert (second.language, second.area, second.spot, second.precision) == ("it", here, "", None)
    page = client.get(first.get_absolute_url()).content.decode()
    assert '<h1 lang="ro">Bancă</h1>' in page
    assert "punto 45,07 7,685, preciso a 500 metri" in page
    assert "preciso a" not in client.get(second.get_absolute_url()).content.decode()


def test_projecting_again_changes_nothing(table):
    projecting.project(table.pk)
    before = [rows(), list(TableLedger.objects.values()), list(LineageEdge.objects.values())]
    call_command("project_results", str(table.pk))
    assert [rows(), list(TableLedger.objects.values()), list(LineageEdge.objects.values())] == before


def test_nothing_is_projected_before_a_result(table):
    other = make_table(is_demo=True)
    play_to_ballot(other)
    assert projecting.project(other.pk) == 0
    assert Proposal.objects.filter(origin__startswith=f"carta/{other.pk}-").count() == 0


def test_thread_runs_from_the_proposal_to_its_card_and_table(table):
    projecting.project(table.pk)
    stops = thread(Proposal.objects.get(origin=f"carta/{table.pk}-1").ref).stops
    assert [ref for ref, _shown in stops] == [f"tavolo/{table.pk}", f"carta/{table.pk}-1", f"proposta/t{table.pk}-1"]
    card = dict(stops)[f"carta/{table.pk}-1"]
    assert card.text == "Proposta di esempio 1"
    assert card.detail == "Cooperativa Esempio Nord"
    assert card.url.endswith("#carta-1")


def test_card_hidden_after_the_result_is_hidden_as_a_proposal(table):
    projecting.project(table.pk)
    must(table, c.HideCard(2, "personal_data"), GIULIA, now=LATER)
    projecting.project(table.pk)
    assert [hidden for _reference, _title, hidden in rows()] == [False, True, False]
    card = dict(thread(f"proposta/t{table.pk}-2").stops)[f"carta/{table.pk}-2"]
    assert card.text == ""


def test_card_that_is_restored_is_a_proposal_again(table):
    """Hiding is reversible all the way. Before, its proposal stayed hidden for ever."""
    projecting.project(table.pk)
    must(table, c.HideCard(2, "personal_data"), GIULIA, now=LATER)
    projecting.project(table.pk)
    must(table, c.RestoreCard(2), GIULIA, now=LATER)
    projecting.project(table.pk)

    assert [hidden for _reference, _title, hidden in rows()] == [False, False, False]


def test_what_a_moderator_hid_stays_hidden_whatever_the_table_does(table):
    projecting.project(table.pk)
    ensure_staff_groups()
    mario = User.objects.create_user("mario@esempio.invalid")
    mario.groups.add(Group.objects.get(name=STAFF_GROUPS[Role.MODERATOR]))
    hide_content(Proposal.objects.get(reference=f"t{table.pk}-2"), reason="offence", by=mario, now=timezone.now())
    must(table, c.HideCard(2, "personal_data"), GIULIA, now=LATER)
    must(table, c.RestoreCard(2), GIULIA, now=LATER)
    projecting.project(table.pk)

    assert [hidden for _reference, _title, hidden in rows()] == [False, True, False]


def test_erasing_a_card_takes_its_words_out_of_every_version(table):
    projecting.project(table.pk)
    must(table, c.EraseCard(1), DIRECTOR, now=LATER)
    projecting.project(table.pk)
    assert rows()[0] == (f"t{table.pk}-1", "[rimosso]", True)
    assert not ProposalVersion.objects.filter(text__contains="Proposta di esempio 1").exists()
    assert not ProposalVersion.objects.filter(title__contains="Proposta di esempio 1").exists()


def test_regia_erases_a_card_everywhere_and_the_chain_stays_valid(table):
    projecting.project(table.pk)
    ensure_staff_groups()
    dario = User.objects.create_user("dario@esempio.invalid")
    dario.groups.add(Group.objects.get(name="Regia"))
    with pytest.raises(Refused):
        erase_card(table, 1, by=User.objects.create_user("ivo@esempio.invalid"), now=timezone.now())

    erase_card(table, 1, by=dario, now=timezone.now())

    assert rows()[0] == (f"t{table.pk}-1", "[rimosso]", True)
    assert AuditRecord.objects.get(action="erase_card").thing == f"carta/{table.pk}-1"
    assert verify(table.pk).ok
    assert not [body for body in SealedPart.objects.values_list("body", flat=True) if "esempio 1" in body]


def test_commit_of_this_process_projects_by_itself():
    table = make_table(is_demo=True)
    seats = play_to_ballot(table)
    must(table, c.CastBallot(2, (1,)), seats[0], now=LATER)
    must(table, c.CloseMoment(2), GIULIA, now=LATER)
    after = LATER + 61_000
    answer = committer.send(table.pk, Envelope(CLOCK, "tick-2", c.Tick(2, after), after))
    assert isinstance(answer, Accepted)
    projecting.settle()
    assert Proposal.objects.filter(origin__startswith=f"carta/{table.pk}-").count() == 3


def test_commits_heard_of_one_after_the_other_are_projected_once(table, django_assert_num_queries):
    """The first work for them goes up to the log's end. What is left of the rest writes nothing, on no table."""
    assert projecting.catch_up(table.pk) == 3
    with django_assert_num_queries(1):
        assert projecting.catch_up(table.pk) == 0
    must(table, c.HideCard(2, "offence"), GIULIA, now=LATER)
    assert projecting.catch_up(table.pk) == 2
    assert [is_hidden for _reference, _title, is_hidden in rows()] == [False, True, False]


def test_table_that_was_cleared_meanwhile_is_nothing_to_project(table):
    gone = table.pk + 1
    assert (projecting.catch_up(gone), projecting.project(gone)) == (0, 0)


def test_what_a_crash_left_undone_is_found_at_start(table):
    assert Proposal.objects.count() == 0
    assert projecting.project_missing() == 1
    assert Proposal.objects.count() == 3
    assert TableHead.objects.get(pk=table.pk).projected_seq == TableHead.objects.get(pk=table.pk).seq
    assert projecting.project_missing() == 0


def test_showing_one_card_costs_as_much_as_showing_many(django_assert_num_queries):
    table = make_table(is_demo=True)
    play_to_ballot(table, cards=30)
    # Tables with their heads, organisations, then the log: events and sealed parts.
    with django_assert_num_queries(4):
        assert len(cards_shown([f"carta/{table.pk}-1"])) == 1
    must(table, c.LockTable(), GIULIA, now=LATER)
    with django_assert_num_queries(4):
        shown = cards_shown([f"carta/{table.pk}-{card}" for card in range(1, 31)])
    assert [card.label for card in shown.values()] == [f"Carta {number}" for number in range(1, 31)]
