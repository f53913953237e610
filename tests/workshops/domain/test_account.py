"""The account of a table: what the log says of an evening, for anybody."""

from collections.abc import Callable

import pytest

from tests.support.people import MINUTE, NOW, choose, conclude, write
from tests.support.stories import GIULIA, Story
from tests.workshops.domain.scenes import CARDS, DARIO, choosing, chosen, concluded, seated, writing, written
from workshops.domain import commands as c
from workshops.domain.account import (
    CardAccount,
    MomentAccount,
    ResultAccount,
    RowAccount,
    TableAccount,
    account_of,
)


def told(story: Story) -> TableAccount:
    return account_of(story.state, story.recorded)


def evening(before_the_close: Callable[[Story], object] = lambda _story: None, **rules: str) -> Story:
    """A whole evening, with something that happens while people write."""
    story = writing((write(**rules), choose(), conclude())).write(*CARDS)
    before_the_close(story)
    return story.close().start(2).vote((1, (2,)), (2, (2,))).close().start(3).close()


@pytest.mark.parametrize("story", [Story, seated, writing, written, choosing, chosen])
def test_account_is_made_only_of_what_is_over(story):
    assert told(story()) is None


def test_account_says_when_each_moment_was_held():
    story = Story().open()
    story.wait(2 * MINUTE)
    story.sit(1).start(1).write((1, "Un tutor"))
    story.wait(7 * MINUTE)
    story.close().start(2).vote((1, (1,))).close().start(3).close()
    account = told(story)

    first, second, last = account.moments
    assert account.opened_at == NOW
    assert first == MomentAccount(
        number=1,
        kind="write",
        question={"it": "Che cosa serve qui?", "en": "Che cosa serve qui? (en)"},
        opened_at=NOW + 2 * MINUTE,
        closed_at=NOW + 9 * MINUTE + 10_000,
    )
    assert first.closed_at < second.opened_at < second.closed_at < last.opened_at <= last.closed_at
    assert account.concluded_at == last.closed_at


def test_time_of_the_conclusion_does_not_move_when_somebody_hides_a_card_later():
    story = concluded()
    before = told(story).concluded_at
    story.wait(60 * MINUTE)
    story.must(c.HideCard(1, "other"), GIULIA)

    assert told(story).concluded_at == before


def test_who_was_there_is_told_by_organisation_and_number():
    account = told(concluded())

    assert (account.organisations, account.residents) == ({1: 2, 2: 1, 3: 1}, 1)


def test_who_left_before_the_end_was_there():
    account = told(evening(lambda story: story.must(c.FreeSeat(4), GIULIA)))

    assert account.organisations == {1: 2, 2: 1, 3: 1}


def test_shown_card_has_its_words_and_its_organisation():
    assert told(evening()).cards[0] == CardAccount(
        number=1, at=NOW, standing="shown", text="Un tutor", organisation=1, was_amended=False
    )


def test_amended_card_has_its_last_words_and_says_so():
    def amend(story: Story) -> None:
        story.must(c.AmendCard(1, "Due tutor"), story.seat(1))

    card = told(evening(amend)).cards[0]

    assert (card.text, card.was_amended) == ("Due tutor", True)


@pytest.mark.parametrize(
    ("act", "standing"),
    [
        (lambda story: story.must(c.HideCard(1, "offence"), GIULIA), "hidden"),
        (lambda story: story.must(c.WithdrawCard(1), story.seat(1)), "withdrawn"),
        (lambda story: story.must(c.EraseCard(1), DARIO), "removed"),
    ],
)
def test_card_off_the_table_keeps_its_place_without_words_or_author(act, standing):
    cards = told(evening(act)).cards

    assert [card.number for card in cards] == [1, 2, 3]
    assert (cards[0].standing, cards[0].text, cards[0].organisation) == (standing, None, None)


def test_erased_card_is_told_as_removed_whatever_it_was_before():
    def withdraw(story: Story) -> None:
        story.must(c.WithdrawCard(1), story.seat(1))

    story = evening(withdraw)
    story.must(c.HideCard(3, "other"), GIULIA)
    assert [card.standing for card in told(story).cards] == ["withdrawn", "shown", "hidden"]
    for card in (1, 3):
        story.must(c.EraseCard(card), DARIO)

    assert [card.standing for card in told(story).cards] == ["removed", "shown", "removed"]


def test_anonymous_cards_have_words_and_no_organisation():
    cards = told(evening(authors="anonymous")).cards

    assert [(card.text, card.organisation) for card in cards] == [(text, None) for _seat, text in CARDS]


def test_result_is_told_by_position_and_the_rest_is_counted():
    assert told(evening()).result == ResultAccount(
        voters=3, voted=2, is_per_person=False, rows=(RowAccount(2, 2, 1),), without_preference=2
    )


def test_equal_rows_stand_in_the_order_of_their_cards():
    story = choosing().vote((1, (3, 1)), (2, (2,))).close().start(3).close()

    assert [(row.card, row.position) for row in told(story).result.rows] == [(1, 1), (2, 1), (3, 1)]


def test_table_without_a_choice_has_no_result():
    story = writing((write(), conclude())).write(*CARDS).close().start(2).close()

    assert told(story).result is None


def test_of_two_choices_the_last_one_is_told():
    script = (write(), choose(), choose(electors="person"), conclude())
    story = choosing(script).vote((1, (1,))).close().start(3).vote((3, (3,))).close().start(4).close()
    result = told(story).result

    assert (result.is_per_person, result.voters, result.rows) == (True, 5, (RowAccount(3, 1, 1),))


def test_account_names_nobody():
    assert "Nome-" not in str(told(evening(authors="named")))


def test_account_of_erased_words_does_not_hold_them():
    story = evening()
    story.must(c.EraseCard(1), DARIO)

    assert "Un tutor" not in str(told(story))
