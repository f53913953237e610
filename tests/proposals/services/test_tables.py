"""From card to proposal: the projector may call as often as it likes."""

import threading

import pytest
from django.db import connection

from proposals.domain.states import State
from proposals.models import LineageEdge, Proposal, ProposalVersion, TableLedger
from tests.proposals.people import CARD_TEXT, CLOSED_AT, make_direction, make_organisation, make_table_proposal

pytestmark = pytest.mark.django_db


def test_a_card_becomes_a_published_proposal_with_its_words_kept():
    proposal = make_table_proposal()

    assert proposal.reference == "t7-31"
    assert proposal.title == "Un tutor per ogni tirocinio."
    assert (proposal.state, proposal.channel, proposal.published_at) == (State.PUBLISHED, "table", CLOSED_AT)
    version = proposal.versions.get()
    assert (version.number, version.text) == (1, CARD_TEXT)


def test_the_ledger_of_the_table_is_kept_beside_it():
    ledger = make_table_proposal().table_ledgers.get()

    assert (ledger.table_ref, ledger.in_favour, ledger.voters, ledger.position) == ("tavolo/7", 9, 11, 1)
    assert ledger.sectors == {"third-sector": [3, 3], "cooperative": [5, 6]}


def test_the_thread_begins_at_the_card_and_the_table():
    make_table_proposal()

    assert set(LineageEdge.objects.values_list("kind", "source", "target")) == {
        ("born_at", "proposta/t7-31", "carta/7-31"),
        ("born_at", "carta/7-31", "tavolo/7"),
    }


def test_the_same_card_again_changes_numbers_only():
    first = make_table_proposal()
    Proposal.objects.filter(pk=first.pk).update(title="Titolo corretto")

    second = make_table_proposal(in_favour=8)

    assert second.pk == first.pk
    assert Proposal.objects.get().title == "Titolo corretto"
    assert TableLedger.objects.get().in_favour == 8
    assert ProposalVersion.objects.count() == 1
    assert LineageEdge.objects.count() == 2


def test_a_title_passed_apart_is_put_back_on_the_card():
    proposal = make_table_proposal(title="Meno carta", text="Un solo modulo per tutti.")

    assert (proposal.title, proposal.text) == ("Meno carta", "Meno carta\nUn solo modulo per tutti.")


def test_a_first_line_that_is_too_long_is_shortened_in_the_title_only():
    line = "parola " * 30
    proposal = make_table_proposal(title="", text=line)

    assert proposal.title == ("parola " * 17).strip() + "…"
    assert proposal.text == line


@pytest.mark.django_db(transaction=True)
def test_many_projectors_at_once_make_one_proposal():
    organisation, direction = make_organisation(), make_direction()
    start = threading.Barrier(12)

    def project() -> None:
        start.wait()
        try:
            make_table_proposal(organisation=organisation, direction=direction)
        finally:
            connection.close()

    threads = [threading.Thread(target=project) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Proposal.objects.count() == 1
    assert TableLedger.objects.count() == 1
    assert LineageEdge.objects.count() == 2
