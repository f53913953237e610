"""Residents' support: once per person, whatever happens at once."""

import threading

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection

from home.domain.refusal import Refused
from home.models import User
from proposals.domain.states import State
from proposals.models import Proposal, Support
from proposals.services.support import support, withdraw_support
from tests.proposals.people import NOW, make_consultation, make_table_proposal, make_user

pytestmark = pytest.mark.django_db


def count_of(proposal):
    return Proposal.objects.get(pk=proposal.pk).support_count


def test_rosa_supports_once_however_often_she_presses(people):
    proposal = make_table_proposal()

    assert support(proposal, by=people.rosa, now=NOW) is True
    assert support(proposal, by=people.rosa, now=NOW) is False
    assert count_of(proposal) == Support.objects.count() == 1


def test_rosa_withdraws_and_may_support_again(people):
    proposal = make_table_proposal()
    support(proposal, by=people.rosa, now=NOW)

    assert withdraw_support(proposal, by=people.rosa, now=NOW) is True
    assert withdraw_support(proposal, by=people.rosa, now=NOW) is False
    assert count_of(proposal) == 0
    assert support(proposal, by=people.rosa, now=NOW) is True
    assert count_of(proposal) == 1


def test_a_stranger_without_account_signs_in_first():
    proposal = make_table_proposal()

    with pytest.raises(Refused, match="^sign_in_first$"):
        support(proposal, by=AnonymousUser(), now=NOW)
    assert count_of(proposal) == 0


def test_a_deactivated_account_signs_in_first(people):
    User.objects.filter(pk=people.rosa.pk).update(is_active=False)

    with pytest.raises(Refused, match="^sign_in_first$"):
        support(make_table_proposal(), by=User.objects.get(pk=people.rosa.pk), now=NOW)


def test_refused_when_the_phase_does_not_allow_it(people):
    proposal = make_table_proposal(consultation=make_consultation(verbs=("comment",)))

    with pytest.raises(Refused, match="^phase_closed$"):
        support(proposal, by=people.rosa, now=NOW)


@pytest.mark.parametrize("state", [State.MERGED, State.WITHDRAWN])
def test_refused_when_the_proposal_has_ended(people, state):
    proposal = make_table_proposal()
    Proposal.objects.update(state=state)

    with pytest.raises(Refused, match="^proposal_closed$"):
        support(proposal, by=people.rosa, now=NOW)


def test_a_hidden_proposal_is_judged_as_it_is_now_not_as_it_was_read(people):
    read_before = make_table_proposal()
    Proposal.objects.update(is_hidden=True)

    with pytest.raises(Refused, match="^proposal_hidden$"):
        support(read_before, by=people.rosa, now=NOW)


def at_once(jobs) -> None:
    """Every job in its own thread and on its own connection, released together."""
    start = threading.Barrier(len(jobs))
    faults = []

    def run(job) -> None:
        start.wait()
        try:
            job()
        except Exception as fault:  # noqa: BLE001 -- told below, in the test's own thread
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []


@pytest.mark.django_db(transaction=True)
def test_sixty_at_once_from_one_person_count_once():
    proposal, rosa = make_table_proposal(), make_user("Rosa")

    at_once([lambda: support(proposal, by=rosa, now=NOW)] * 60)

    assert count_of(proposal) == Support.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_sixty_people_at_once_count_sixty():
    proposal = make_table_proposal()
    residents = [make_user(f"Rosa{number}") for number in range(60)]

    at_once([lambda rosa=rosa: support(proposal, by=rosa, now=NOW) for rosa in residents])

    assert count_of(proposal) == Support.objects.count() == 60


@pytest.mark.django_db(transaction=True)
def test_supporting_and_withdrawing_at_once_leave_the_count_equal_to_the_rows():
    proposal = make_table_proposal()
    residents = [make_user(f"Rosa{number}") for number in range(5)]
    jobs = [lambda rosa=rosa: support(proposal, by=rosa, now=NOW) for rosa in residents] * 3
    jobs += [lambda rosa=rosa: withdraw_support(proposal, by=rosa, now=NOW) for rosa in residents] * 3

    at_once(jobs)

    assert count_of(proposal) == Support.objects.count()
