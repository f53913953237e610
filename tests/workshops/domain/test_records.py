"""What was entered for people without a phone: by whom, once for each thing, and found again by its receipt."""

from tests.support.stories import GIULIA
from tests.workshops.domain.scenes import choosing, writing
from tests.workshops.visibility import view
from workshops.domain import commands as c
from workshops.domain.audiences import Audience
from workshops.domain.records import receipts_of


def entered(story, seat: int) -> list[tuple[str, int, int | None]]:
    return [(entry.of, entry.number, entry.paper) for entry in receipts_of(story.state)[seat].entries]


def test_receipt_has_all_that_was_entered_for_a_seat():
    story = writing()
    story.must(c.PostCardFor(5, "Officine", paper=4), GIULIA)
    story.write((1, "Un tutor")).close().start(2)
    story.must(c.CastBallotFor(5, 2, (1,)), GIULIA)
    story.must(c.CastBallotFor(5, 2, (2,)), GIULIA)

    assert entered(story, 5) == [("card", 1, 4), ("ballot", 2, None)]
    assert {entry.facilitator for entry in receipts_of(story.state)[5].entries} == {1}


def test_nobody_has_a_receipt_for_what_they_did_themselves():
    assert receipts_of(choosing().vote((1, (1,))).state) == {}


def test_card_shows_its_paper_and_only_the_tablet_hears_that_its_author_has_no_phone():
    story = writing()
    story.must(c.PostCardFor(5, "Officine", paper=4), GIULIA)
    story.write((1, "Un tutor")).close()

    for audience in Audience:
        entered_card, written_card = view(story.state, audience)["cards"]
        assert entered_card["paper"] == 4
        assert "paper" not in written_card
        assert entered_card.get("no_phone") == (True if audience is Audience.FACILITATOR else None)
        assert "no_phone" not in written_card
