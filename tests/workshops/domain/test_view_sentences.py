"""What each audience may see of the synthesis and of corrections."""

import pytest

from tests.support.people import choose, conclude, directory, name_of, write
from tests.support.stories import GIULIA, Story
from tests.workshops.domain.concluding_scenes import accepted
from tests.workshops.domain.scenes import BRUNO, DARIO, FRANCA, NADIA, chosen, concluded
from workshops.domain import commands as c
from workshops.domain.audiences import Audience
from workshops.domain.deciding_corrections import corrections_end
from workshops.domain.difference import apply, difference
from workshops.domain.view import view_of
from workshops.domain.view_seats import mine_of

OTHERS = (Audience.PARTICIPANT, Audience.SCREEN, Audience.PUBLIC)
EVERYBODY = tuple(Audience)


def seen(story: Story, audience: Audience) -> dict:
    return view_of(story.state, directory(story.state.seats), audience)


def sentences(story: Story, audience: Audience = Audience.PUBLIC) -> dict[int, dict]:
    return {each["number"]: each for each in seen(story, audience)["sentences"]}


def mine(story: Story, seat: int) -> dict:
    return mine_of(story.state, seat, directory(story.state.seats))


def spoken(authors: str) -> Story:
    """Franca's sentence and Nadia's position, in a moment with these authors."""
    story = chosen((write(), choose(), conclude(authors=authors))).start(3)
    story.must(c.ProposeSentence("Serve", cards=(1,)), FRANCA)
    story.must(c.ProposeSentence("Non serve", cards=(1,), minority=True), NADIA)
    story.must(c.SignSentence(2), BRUNO)
    return story


def test_table_without_sentences_sends_none():
    assert not any("sentences" in seen(chosen(), audience) for audience in EVERYBODY)
    assert "sentences" not in mine(chosen(), 1)


@pytest.mark.parametrize("audience", EVERYBODY)
def test_everybody_reads_a_sentence_with_what_it_rests_on(audience):
    assert sentences(accepted(), audience)[1] == {
        "number": 1,
        "state": "shown",
        "minority": False,
        "place": 1,
        "text": "Serve un tutor",
        "cards": [1],
        "families": [],
        "ballots": [],
        "organisation": "Organizzazione Esempio 1",
        "author": None,
        "signed": [],
        "residents": 0,
        "at": accepted().state.sentences[1].at,
    }


def test_places_count_what_is_shown():
    story = accepted()
    story.must(c.HideSentence(2, "other"), GIULIA)
    assert {number: each["place"] for number, each in sentences(story).items()} == {1: 1, 2: None, 3: None, 4: 2, 5: 3}


@pytest.mark.parametrize("audience", EVERYBODY)
def test_signatures_are_organisations_and_a_number_of_residents(audience):
    position = sentences(spoken("organisation"), audience)[2]
    assert (position["signed"], position["residents"]) == (["Organizzazione Esempio 2"], 1)
    assert not any(name_of(seat) in str(position) for seat in (2, 3))


@pytest.mark.parametrize("audience", EVERYBODY)
def test_two_seats_of_one_organisation_sign_once(audience):
    story = spoken("organisation")
    for seat in (1, 4):
        story.must(c.SignSentence(2), story.seat(seat))
    assert sentences(story, audience)[2]["signed"] == ["Organizzazione Esempio 1", "Organizzazione Esempio 2"]


@pytest.mark.parametrize("audience", EVERYBODY)
def test_anonymous_moment_names_no_author_and_still_who_signs(audience):
    told = sentences(spoken("anonymous"), audience)
    assert [(each["organisation"], each["author"]) for each in told.values()] == [(None, None)] * 2
    assert told[2]["signed"] == ["Organizzazione Esempio 2"]


@pytest.mark.parametrize("audience", EVERYBODY)
def test_names_stay_at_the_table(audience):
    author = sentences(spoken("named"), audience)[1]["author"]
    assert author == (name_of(1) if audience in {Audience.PARTICIPANT, Audience.FACILITATOR} else None)


@pytest.mark.parametrize("audience", OTHERS)
def test_hidden_sentence_is_read_by_who_facilitates_alone(audience):
    story = spoken("organisation")
    story.must(c.HideSentence(2, "offence"), GIULIA)
    hidden = sentences(story, audience)[2]
    assert (hidden["state"], hidden["text"], hidden["signed"], hidden["residents"]) == ("hidden", None, [], 0)
    desk = sentences(story, Audience.FACILITATOR)[2]
    assert (desk["state"], desk["text"], desk["signed"]) == ("hidden", "Non serve", ["Organizzazione Esempio 2"])


@pytest.mark.parametrize("audience", EVERYBODY)
@pytest.mark.parametrize(
    ("act", "standing"),
    [
        (lambda story: story.must(c.WithdrawSentence(1), FRANCA), "withdrawn"),
        (lambda story: story.must(c.EraseSentence(1), DARIO), "removed"),
    ],
    ids=["withdrawn", "erased"],
)
def test_sentence_that_is_gone_shows_nothing_to_anybody(audience, act, standing):
    story = spoken("organisation")
    act(story)
    gone = sentences(story, audience)[1]
    assert (gone["state"], gone["text"], gone["organisation"]) == (standing, None, None)


def test_seat_knows_its_own_and_what_it_signs():
    story = spoken("organisation")
    story.must(c.HideSentence(2, "offence"), GIULIA)
    assert mine(story, 1)["sentences"] == [{"number": 1, "own": True, "signed": False, "reason": None}]
    assert mine(story, 2)["sentences"] == [{"number": 2, "own": False, "signed": True, "reason": None}]
    assert mine(story, 3)["sentences"] == [{"number": 2, "own": True, "signed": True, "reason": "offence"}]
    assert "sentences" not in mine(story, 4)


@pytest.mark.parametrize("audience", EVERYBODY)
def test_patch_moves_places_and_touches_no_other_sentence(audience):
    story = accepted()
    before, names = story.state, directory(story.state.seats)
    story.must(c.MoveSentence(5, 3), GIULIA)
    patch = difference(before, story.state, names, names, audience)
    assert {each["number"]: each["place"] for each in patch["sentences"]} == {4: 4, 5: 3}
    assert apply(view_of(before, names, audience), patch) == seen(story, audience)


def corrected() -> Story:
    story = concluded()
    story.must(c.AskCorrection("Erano due tutor", card=1), FRANCA)
    return story


@pytest.mark.parametrize("audience", EVERYBODY)
def test_end_of_the_window_is_told_once_the_table_is_over(audience):
    assert "corrections_until" not in seen(chosen(), audience)
    story = concluded()
    assert seen(story, audience)["corrections_until"] == corrections_end(story.state)


@pytest.mark.parametrize("audience", OTHERS)
def test_requests_are_for_who_facilitates_without_their_author(audience):
    story = corrected()
    assert "corrections" not in seen(story, audience)
    (request,) = seen(story, Audience.FACILITATOR)["corrections"]
    assert (request["state"], request["text"], request["card"]) == ("asked", "Erano due tutor", 1)
    assert not {"seat", "organisation", "author"} & request.keys()


@pytest.mark.parametrize(
    ("act", "standing", "reason"),
    [
        (lambda story: story.must(c.AcceptCorrection(1, ""), GIULIA), "accepted", None),
        (lambda story: story.must(c.DeclineCorrection(1, "Si disse così"), GIULIA), "declined", "Si disse così"),
        (lambda story: story.must(c.HideCorrection(1, "offence"), GIULIA), "hidden", None),
        (lambda story: story.must(c.WithdrawCorrection(1), FRANCA), "withdrawn", None),
    ],
    ids=["accepted", "declined", "hidden", "withdrawn"],
)
def test_who_asked_reads_what_became_of_it(act, standing, reason):
    story = corrected()
    act(story)
    (own,) = mine(story, 1)["corrections"]
    assert (own["state"], own["reason"]) == (standing, reason)
    assert "corrections" not in mine(story, 2)


def test_request_that_was_taken_back_is_read_by_its_seat_alone():
    story = corrected()
    story.must(c.WithdrawCorrection(1), FRANCA)

    assert [each["text"] for each in seen(story, Audience.FACILITATOR)["corrections"]] == [None]
    assert [each["text"] for each in mine(story, 1)["corrections"]] == ["Erano due tutor"]
