"""Resoconto del tavolo: made from the log, the same each time, and without a person's name."""

import pytest
from bs4 import BeautifulSoup

from home.models import OutboxMail, User
from proposals.models import Proposal
from tests.content.conftest import NOW, load
from workshops.content.demo.evenings import CONCLUDED, OPEN
from workshops.domain.account import HIDDEN, SHOWN, WITHDRAWN, account_of
from workshops.domain.evolve import fold
from workshops.live.store import read_events
from workshops.models import AccountPage, SealedPart, Table, Workshop

pytestmark = pytest.mark.usefixtures("demo")


def _skills() -> Table:
    return Table.objects.get(workshop__code=CONCLUDED, direction__code="skills")


def _account(table: Table):
    recorded = list(read_events(table.pk, 0))
    return account_of(fold(recorded), recorded)


def test_making_it_again_gives_the_same():
    tables = Table.objects.filter(workshop__code=CONCLUDED)
    assert [_account(table) for table in tables] == [_account(table) for table in tables]


def test_it_tells_moments_cards_and_result_of_the_evening():
    account = _account(_skills())
    standings = [card.standing for card in account.cards]
    assert [moment.kind for moment in account.moments] == ["write", "choose", "conclude"]
    assert all(moment.opened_at < moment.closed_at for moment in account.moments)
    assert account.moments[-1].closed_at == account.concluded_at
    assert {standing: standings.count(standing) for standing in set(standings)} == {SHOWN: 38, HIDDEN: 1, WITHDRAWN: 1}
    assert (account.residents, len(account.organisations), sum(account.organisations.values())) == (2, 11, 11)
    assert [row.in_favour for row in account.result.rows] == sorted(
        (row.in_favour for row in account.result.rows), reverse=True
    )
    assert (account.result.rows[0].in_favour, account.result.voted, account.result.voters) == (9, 11, 11)
    assert len(account.result.rows) + account.result.without_preference == 38


def test_it_tells_what_the_table_wrote_together_and_who_holds_against_it():
    for table in Table.objects.filter(workshop__code=CONCLUDED):
        account = _account(table)
        agreed, apart = account.sentences
        best = account.result.rows[0].card
        assert (agreed.place, agreed.cites.cards, agreed.cites.ballots) == (1, (best,), (2,))
        assert (apart.is_minority, len(apart.signed), apart.residents) == (True, 1, 0)
        assert all(each.standing == SHOWN and len(each.text) <= 280 for each in account.sentences)


def test_withdrawn_and_hidden_cards_keep_their_place_without_their_words():
    silent = [card for card in _account(_skills()).cards if card.standing != SHOWN]
    assert [(card.text, card.organisation) for card in silent] == [(None, None)] * 2


def test_erased_words_are_gone_from_it():
    table = _skills()
    first = _account(table).cards[0]
    assert first.text.startswith("Un tutor")
    SealedPart.objects.filter(
        table=table,
        seq__in=[seq for seq, _at, event in read_events(table.pk, 0) if getattr(event, "card", None) == first.number],
    ).delete()
    assert _account(table).cards[0].text is None


def test_an_open_table_has_none():
    assert [_account(table) for table in Table.objects.filter(workshop__code=OPEN)] == [None] * 5


def test_page_says_result_first_and_leads_to_what_was_born(client, django_assert_max_num_queries):
    table = _skills()
    with django_assert_max_num_queries(15):
        page = client.get(f"/tavoli/{table.code}/resoconto/").content.decode()
    born = Proposal.objects.get(title="Un tutor per ogni tirocinio")
    assert page.index("9 organizzazioni su 11") < page.index("<table") < page.index('id="account-who"')
    assert "11 organizzazioni" in page
    assert "2 persone residenti" in page
    assert f'href="{born.get_absolute_url()}"' in page
    assert "[ritirata da chi" in page
    assert "[nascosta da chi facilita]" in page
    assert "Dati dimostrativi" in page


def test_page_names_nobody(client):
    table = _skills()
    page = client.get(f"/tavoli/{table.code}/resoconto/").content.decode()
    words = set(page.replace("<", " ").replace(">", " ").split())
    assert words.isdisjoint(table.seats.values_list("name", flat=True))


def test_page_of_an_open_table_says_that_it_changes(client):
    table = Table.objects.get(workshop__code=OPEN, number=1)
    page = client.get(f"/tavoli/{table.code}/resoconto/").content.decode()
    assert "non è ancora concluso" in page


def test_accounts_of_the_evening_are_approved_but_for_one_that_waits():
    """Nobody has to run another command before the demonstration shows them."""
    pages = AccountPage.objects.filter(table__workshop__code=CONCLUDED).order_by("table__number")
    assert [page.live for page in pages] == [True, True, True, True, False]
    waiting = pages.last().current_workflow_task_state
    elio = User.objects.get(email="elio@esempio.invalid")
    assert list(waiting.task.specific.get_task_states_user_can_moderate(elio)) == [waiting]
    assert OutboxMail.objects.filter(
        key=f"resoconto:{pages.last().table_id}:{pages.last().position}:{elio.pk}"
    ).exists()


def test_loading_again_leaves_what_somebody_did_with_an_account():
    page = AccountPage.objects.get(table=_skills())
    page.unpublish()
    revisions = page.revisions.count()
    Workshop.objects.filter(code=CONCLUDED).update(approver=None)
    load(NOW)
    page.refresh_from_db()
    assert (page.live, page.revisions.count()) == (False, revisions)
    assert Workshop.objects.get(code=CONCLUDED).approver.email == "elio@esempio.invalid"


def test_who_comes_to_a_concluded_table_is_led_to_its_account(client):
    """The code on the sign and the address in old messages are used for months."""
    table = _skills()
    page = client.get(f"/tavoli/{table.code}/")
    told = page.content.decode()
    plain = BeautifulSoup(told, "html.parser").select_one(".phone").get_text(" ")
    assert (page.status_code, "Chi si siede al tavolo?" in plain, '"is_over": true' in told) == (200, False, True)
    assert f'href="/tavoli/{table.code}/resoconto/"' in told
    assert 'name="personal_code"' in told


def test_approved_account_leads_to_what_can_be_printed(client):
    table = _skills()
    approved = AccountPage.objects.get(table=table)
    assert f'href="/tavoli/{table.code}/resoconto.pdf"' in client.get(approved.url).content.decode()


def test_who_approves_is_told_where_the_account_is_and_what_to_press(client):
    page = AccountPage.objects.get(table__number=5, table__workshop__code=CONCLUDED)
    client.force_login(User.objects.get(email="elio@esempio.invalid"))
    told = client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert f'href="/admin/pages/{page.pk}/view_draft/"' in told
    assert "«Approva e Pubblica»" in told


def test_english_page_says_in_which_language_each_card_and_sentence_is(client):
    table = _skills()
    page = BeautifulSoup(client.get(f"/en/tavoli/{table.code}/resoconto/").content, "html.parser")
    marked = [*page.select(".account-sentences strong"), *page.select(".result-table tbody th")]
    assert len(marked) > 38
    assert {each["lang"] for each in marked} == {"it"}


def test_english_account_writes_months_as_english_does(client):
    table = _skills()
    page = client.get(f"/en/tavoli/{table.code}/resoconto/").content.decode()
    opened = f"{table.workshop.starts_at:%B %Y}"
    assert (opened in page, opened.lower() in page) == (True, False)
