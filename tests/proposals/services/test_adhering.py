"""Organisations that stand by a proposal: under a delega of today that covers it, once, and never without a trace."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils.timezone import localdate

from consultations.models import Mandate
from home.domain.refusal import Refused
from home.models import AuditRecord
from proposals.domain.states import State
from proposals.models import Adhesion, Proposal, Support
from proposals.services.adhering import adhere, withdraw_adhesion
from tests.proposals.people import NOW, make_organisation, make_table_proposal, make_user
from tests.proposals.services.test_support import at_once

pytestmark = pytest.mark.django_db
TODAY = localdate(NOW)


@pytest.fixture
def sud():
    return make_organisation("Sindacato Esempio Sud", "union")


def delegate_of(organisation, name="Franca", **facts):
    user = make_user(name)
    Mandate.objects.create(organisation=organisation, user=user, **{"starts_on": TODAY, **facts})
    return user


def trail() -> list[tuple[str, str, str]]:
    return list(AuditRecord.objects.order_by("pk").values_list("action", "thing", "detail"))


def test_delegate_adheres_once_and_it_is_in_no_ledger(sud):
    proposal, franca = make_table_proposal(), delegate_of(sud)

    assert adhere(proposal, sud, by=franca, now=NOW) is True
    assert adhere(proposal, sud, by=franca, now=NOW) is False

    assert Adhesion.objects.count() == 1
    assert trail() == [("adhere", proposal.ref, "organizzazione/sindacato-esempio-sud")]
    assert Proposal.objects.get().support_count == Support.objects.count() == 0
    assert Proposal.objects.get().table_ledgers.get().in_favour == 9


def test_taking_back_leaves_a_trace_and_one_may_adhere_again(sud):
    proposal, franca = make_table_proposal(), delegate_of(sud)
    adhere(proposal, sud, by=franca, now=NOW)
    later = NOW + timedelta(hours=1)

    assert withdraw_adhesion(proposal, sud, by=franca, now=later) is True
    assert withdraw_adhesion(proposal, sud, by=franca, now=later) is False
    assert Adhesion.objects.get().withdrawn_at == later
    assert adhere(proposal, sud, by=franca, now=later) is True
    assert Adhesion.objects.get().withdrawn_at is None
    assert [action for action, _thing, _detail in trail()] == ["adhere", "withdraw_adhesion", "adhere"]


@pytest.mark.parametrize(
    "facts",
    [
        {"starts_on": TODAY + timedelta(days=1)},
        {"starts_on": TODAY - timedelta(days=9), "ends_on": TODAY - timedelta(days=1)},
        {"scope": "Solo il laboratorio di un’altra direttrice"},
    ],
)
def test_delega_that_is_not_of_today_or_not_of_this_does_not_serve(sud, facts):
    proposal, franca = make_table_proposal(), delegate_of(sud, **facts)

    for act in (adhere, withdraw_adhesion):
        with pytest.raises(Refused, match="^mandate_does_not_cover$"):
            act(proposal, sud, by=franca, now=NOW)
    assert not Adhesion.objects.exists()
    assert trail() == []


def test_scope_that_names_the_direction_serves(sud):
    proposal = make_table_proposal()
    franca = delegate_of(sud, scope=f"Tavoli di {proposal.direction.name}")

    assert adhere(proposal, sud, by=franca, now=NOW) is True


def test_last_day_of_a_delega_serves(sud):
    assert adhere(make_table_proposal(), sud, by=delegate_of(sud, ends_on=TODAY), now=NOW) is True


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"is_hidden": True}, "proposal_hidden"), ({"state": State.MERGED}, "proposal_closed")],
)
def test_proposal_is_judged_as_it_is_now(sud, changes, code):
    read_before, franca = make_table_proposal(), delegate_of(sud)
    Proposal.objects.update(**changes)

    with pytest.raises(Refused, match=f"^{code}$"):
        adhere(read_before, sud, by=franca, now=NOW)


def test_strangers_and_delegates_of_others_do_not_adhere(sud):
    proposal, other = make_table_proposal(), delegate_of(make_organisation("Scuola Esempio", "school"))

    with pytest.raises(Refused, match="^sign_in_first$"):
        adhere(proposal, sud, by=AnonymousUser(), now=NOW)
    with pytest.raises(Refused, match="^mandate_does_not_cover$"):
        adhere(proposal, sud, by=other, now=NOW)


def test_its_own_proposal_needs_no_adhesion(sud):
    proposal = make_table_proposal(organisation=sud)

    with pytest.raises(Refused, match="^own_proposal$"):
        adhere(proposal, sud, by=delegate_of(sud), now=NOW)


@pytest.mark.parametrize(("is_person", "is_organisation"), [(True, False), (True, True), (False, True)])
def test_invented_ones_do_not_stand_by_what_is_real(sud, is_person, is_organisation):
    proposal, franca = make_table_proposal(), delegate_of(sud)
    type(sud).objects.filter(pk=sud.pk).update(is_demo=is_organisation)
    sud.refresh_from_db()
    franca.is_demo = is_person
    franca.save()

    with pytest.raises(Refused, match="^mandate_does_not_cover$"):
        adhere(proposal, sud, by=franca, now=NOW)


@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_from_two_delegates_count_once():
    sud = make_organisation("Sindacato Esempio Sud", "union")
    proposal, people = make_table_proposal(), [delegate_of(sud, name) for name in ("Franca", "Bruno")]

    at_once([lambda by=by: adhere(proposal, sud, by=by, now=NOW) for by in people] * 10)

    assert Adhesion.objects.count() == 1
    assert len(trail()) == 1


@pytest.mark.django_db(transaction=True)
def test_adhering_and_taking_back_at_once_leave_one_row_that_agrees_with_the_register():
    sud = make_organisation("Sindacato Esempio Sud", "union")
    proposal, franca = make_table_proposal(), delegate_of(sud)
    jobs = [lambda act=act: act(proposal, sud, by=franca, now=NOW) for act in (adhere, withdraw_adhesion)]

    at_once(jobs * 8)

    actions = [action for action, _thing, _detail in trail()]
    assert actions == (["adhere", "withdraw_adhesion"] * 8)[: len(actions)]
    assert (Adhesion.objects.get().withdrawn_at is None) == (actions[-1] == "adhere")
