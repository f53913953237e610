"""What was entered for people without a phone: by whom, once for each thing, and found again by its receipt."""

from tests.support.people import choose, conclude, write
from tests.support.stories import GIULIA, records, reread
from tests.workshops.domain.concluding_scenes import concluding
from tests.workshops.domain.scenes import BRUNO, DARIO, NADIA, choosing, writing
from tests.workshops.domain.test_deciding_objections import consenting
from tests.workshops.visibility import view
from workshops.domain import commands as c
from workshops.domain.audiences import Audience
from workshops.domain.evolve import fold
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


def test_anonymous_card_says_its_sheet_to_who_facilitates_alone():
    story = writing((write(authors="anonymous"), choose(), conclude()))
    story.must(c.PostCardFor(5, "Officine", paper=4), GIULIA)
    story.close()

    told = {audience: view(story.state, audience)["cards"][0].get("paper") for audience in Audience}
    assert told == {audience: 4 if audience is Audience.FACILITATOR else None for audience in Audience}


def test_for_whom_a_card_was_entered_is_erased_with_it():
    story = writing()
    story.must(c.PostCardFor(5, "Officine", paper=4), GIULIA)
    posted, entry = story.recorded[-2:]
    [erased] = story.must(c.EraseCard(1), DARIO)

    assert set(erased.parts) == {posted[0], entry[0]}
    assert receipts_of(story.state) == {}
    assert fold(reread(records(story), without=frozenset(erased.parts))) == story.state


def test_for_whom_an_objection_was_entered_is_erased_with_it_or_with_its_card():
    for erase in (c.EraseRemark(1), c.EraseCard(1)):
        story = consenting()
        story.must(c.RaiseObjectionFor(5, 2, 1, "harm", "Di notte fa rumore"), GIULIA)
        story.must(c.RaiseObjection(2, 1, "harm", "Anche di giorno"), BRUNO)
        entry = next(seq for seq, each in story.state.entries.items() if each.of == "objection")
        [erased] = story.must(erase, DARIO)

        assert entry in erased.parts
        assert [each.of for each in story.state.entries.values() if each.seat is not None and each.number == 1] == []


def test_receipt_has_the_sentences_that_were_written_and_signed_for_a_seat():
    story = concluding()
    story.must(c.ProposeSentence("Per il tavolo", cards=(1,)), GIULIA)
    story.must(c.ProposeSentence("Dipende", cards=(1,), minority=True, seat=5), GIULIA)
    story.must(c.ProposeSentence("Non così", cards=(1,), minority=True), NADIA)
    story.must(c.SignSentence(3, seat=5), GIULIA)

    assert list(receipts_of(story.state)) == [5]
    assert entered(story, 5) == [("sentence", 2, None), ("sentence", 3, None)]


def test_for_whom_a_sentence_was_signed_is_erased_with_it():
    story = concluding()
    story.must(c.ProposeSentence("Non così", cards=(1,), minority=True), NADIA)
    story.must(c.SignSentence(1, seat=5), GIULIA)
    [erased] = story.must(c.EraseSentence(1), DARIO)

    assert receipts_of(story.state) == {}
    assert fold(reread(records(story), without=frozenset(erased.parts))) == story.state
