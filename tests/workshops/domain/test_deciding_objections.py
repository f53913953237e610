"""Objecting: who may, what it makes of the choice, how it is answered, and what the result says."""

import pytest

from tests.support.people import DIRECTOR, choose, conclude, write
from tests.support.stories import GIULIA, Story
from tests.workshops.domain.scenes import BRUNO, FRANCA, IVO, NADIA, ORESTE, choosing, code_of
from tests.workshops.visibility import encoded, view
from workshops.domain import commands as c
from workshops.domain import events as e
from workshops.domain.account_ballots import ballots_of
from workshops.domain.audiences import Audience
from workshops.domain.recount import first_miscount

SCRIPT = (write(), choose(method="consent"), conclude())
PER_PERSON = (write(), choose(method="consent", electors="person"), conclude())
NOISE = c.RaiseObjection(2, 1, "harm", "Di notte fa rumore")


def consenting(script: tuple[dict, ...] = SCRIPT) -> Story:
    return choosing(script)


def votes(story: Story) -> dict[str, tuple[int, ...]]:
    return {voter: choice for voter, (choice, _seat) in story.state.ballots[2].votes.items()}


def test_objection_is_a_reason_and_a_choice():
    story = consenting().vote((2, (2, 0)))

    assert story.must(NOISE, BRUNO) == (
        e.ObjectionRaised(1, 2, 1, "harm", "seat", "Di notte fa rumore", 2, "organisation:2"),
        e.BallotCast(2, "seat", "organisation:2", 2, (1, 2, 2, 0)),
    )


@pytest.mark.parametrize(
    ("command", "by", "code"),
    [
        (NOISE, IVO, "seat_unknown"),
        (NOISE, NADIA, "residents_do_not_vote"),
        (NOISE, ORESTE, "organisation_has_a_voter"),
        (c.RaiseObjection(2, 9, "harm", "x"), BRUNO, "choice_unknown"),
        (c.RaiseObjection(7, 1, "harm", "x"), BRUNO, "ballot_unknown"),
        (c.RaiseObjection(2, 1, "taste", "x"), BRUNO, "malformed"),
        (c.RaiseObjection(2, 1, "harm", "  "), BRUNO, "text_empty"),
        (c.RaiseObjection(2, 1, "harm", "x" * 281), BRUNO, "text_too_long"),
        (c.CastBallot(2, (1, 2)), BRUNO, "objection_needs_reason"),
        (c.CastBallot(2, (1, 3)), BRUNO, "objection_needs_reason"),
        (c.RaiseObjectionFor(2, 2, 1, "harm", "x"), GIULIA, "seat_has_a_phone"),
        (c.ResolveObjection(1, "noted", "x"), GIULIA, "remark_unknown"),
    ],
)
def test_what_is_no_objection_is_refused(command, by, code):
    assert code_of(consenting(), command, by) == code


def test_one_objection_to_a_card_at_a_time():
    story = consenting()
    story.must(NOISE, BRUNO)

    assert code_of(story, NOISE, BRUNO) == "already_objected"
    assert code_of(story, NOISE, FRANCA) is None


def test_objection_belongs_to_consent_alone():
    assert code_of(choosing(), NOISE, BRUNO) == "not_by_consent"


def test_hidden_card_is_objected_to_no_more():
    story = consenting()
    story.must(c.HideCard(1, "other"), GIULIA)

    assert code_of(story, NOISE, BRUNO) == "card_not_shown"


def test_consenting_after_all_withdraws_the_objection():
    story = consenting()
    story.must(NOISE, BRUNO)

    assert story.must(c.CastBallot(2, (1, 0)), BRUNO) == (
        e.ObjectionWithdrawn(remark=1, channel="seat"),
        e.BallotCast(2, "seat", "organisation:2", 2, (1, 0)),
    )
    assert code_of(story, NOISE, BRUNO) is None


def test_card_left_out_stays_objected_to():
    story = consenting()
    story.must(NOISE, BRUNO)

    assert story.must(c.CastBallot(2, (2, 0)), BRUNO) == (e.BallotCast(2, "seat", "organisation:2", 2, (1, 2, 2, 0)),)


@pytest.mark.parametrize("how", ["amended", "noted"])
def test_who_facilitates_says_how_it_was_resolved(how):
    story = consenting()
    story.must(NOISE, BRUNO)

    assert story.must(c.ResolveObjection(1, how, "Solo di giorno"), GIULIA) == (
        e.ObjectionResolved(1, how, 1, "Solo di giorno"),
        e.BallotCast(2, "resolution", "organisation:2", 2, (1, 3)),
    )
    assert code_of(story, c.ResolveObjection(1, how, "Ancora"), GIULIA) == "already_so"
    # What was answered stays so when the voter changes something else.
    story.must(c.CastBallot(2, (1, 2, 3, 1)), BRUNO)
    assert votes(story) == {"organisation:2": (1, 3, 3, 1)}


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.ResolveObjection(1, "forgotten", "x"), "malformed"),
        (c.ResolveObjection(1, "noted", " "), "text_empty"),
        (c.ResolveObjection(2, "noted", "x"), "remark_unknown"),
    ],
)
def test_resolution_has_a_way_and_its_words(command, code):
    story = consenting()
    story.must(NOISE, BRUNO)

    assert code_of(story, command) == code


def test_nothing_is_answered_after_the_close():
    story = consenting()
    story.must(NOISE, BRUNO)
    story.close()

    assert code_of(story, c.ResolveObjection(1, "noted", "Tardi")) == "ballot_closed"
    assert code_of(story, NOISE, FRANCA) == "ballot_closed"


def test_tablet_objects_for_somebody_without_a_phone():
    story = consenting()
    made = story.must(c.RaiseObjectionFor(5, 2, 2, "purpose", "Non serve"), GIULIA)

    assert (made[0].channel, made[0].voter, made[1].choice) == ("facilitator", "organisation:3", (2, 2))
    story.must(c.CastBallotFor(5, 2, (2, 1)), GIULIA)
    assert story.state.remarks[1].outcome.value == "withdrawn"


def test_result_counts_what_is_open_and_what_was_answered():
    story = consenting().vote((1, (1, 0, 2, 0, 3, 0)))
    story.must(NOISE, BRUNO)
    story.must(c.RaiseObjectionFor(5, 2, 2, "feasible", "Non ci sono le aule"), GIULIA)
    story.must(c.ResolveObjection(1, "amended", "Solo di giorno"), GIULIA)
    result = story.close().state.ballots[2].result

    rows = {row["card"]: (row["in_favour"], row["objections"], row["open"], row["position"]) for row in result["rows"]}
    assert rows == {1: (1, 1, 0, 1), 2: (1, 1, 1, 3), 3: (1, 0, 0, 1)}
    assert first_miscount(story.recorded) is None


def test_erased_words_change_no_result():
    story = consenting().vote((1, (1, 0)))
    story.must(NOISE, BRUNO)
    story.must(c.EraseRemark(1), by=c.COMMANDS["erase_remark"][1][0]("x"))

    assert code_of(story, c.ResolveObjection(1, "noted", "x")) == "remark_not_shown"
    rows = story.close().state.ballots[2].result["rows"]
    assert next(row for row in rows if row["card"] == 1)["open"] == 1
    assert first_miscount(story.recorded) is None


@pytest.mark.parametrize(("script", "organisation"), [(SCRIPT, "Organizzazione Esempio 2"), (PER_PERSON, None)])
def test_who_objects_is_said_where_organisations_vote(script, organisation):
    story = consenting(script)
    story.must(NOISE, BRUNO)

    for audience in Audience:
        shown = view(story.state, audience)["remarks"]
        assert [(each["organisation"], each["author"], each["concern"]) for each in shown] == [
            (organisation, None, "harm")
        ]
    assert "organisation:2" not in encoded(view(story.state, Audience.FACILITATOR))


def test_objecting_and_consenting_in_turn_leaves_room_for_the_others():
    story = consenting()
    for _turn in range(60):
        story.must(NOISE, BRUNO)
        story.must(c.CastBallot(2, (1, 0)), BRUNO)

    assert code_of(story, NOISE, BRUNO) == "too_many_remarks"
    assert code_of(story, NOISE, FRANCA) is None


def noted(story: Story) -> dict[int, int]:
    rows = view(story.state, Audience.PUBLIC)["result"]["rows"]
    return {row["card"]: row["noted"] for row in rows if "noted" in row}


@pytest.mark.parametrize(("how", "told"), [("noted", {1: 1}), ("amended", {})])
def test_result_tells_which_objections_were_only_noted(how, told):
    story = consenting().vote((1, (1, 0)))
    story.must(NOISE, BRUNO)
    story.must(c.ResolveObjection(1, how, "Si prova per un anno"), GIULIA)
    story.close()

    assert noted(story) == told
    assert ballots_of(story.state)[0].result["rows"] == (view(story.state, Audience.PUBLIC)["result"]["rows"])
    assert "noted" not in encoded(story.state.ballots[2].result)


def test_objection_that_was_withdrawn_after_it_was_noted_is_not_told():
    story = consenting()
    story.must(NOISE, BRUNO)
    story.must(c.ResolveObjection(1, "noted", "Si prova per un anno"), GIULIA)
    story.vote((2, (1, 0))).close()

    assert noted(story) == {}


def test_erasing_the_words_of_a_noted_objection_leaves_the_result_as_it_is_told():
    story = consenting()
    story.must(NOISE, BRUNO)
    story.must(c.ResolveObjection(1, "noted", "Si prova per un anno"), GIULIA)
    story.close()
    story.must(c.EraseRemark(1), DIRECTOR)

    assert noted(story) == {1: 1}
