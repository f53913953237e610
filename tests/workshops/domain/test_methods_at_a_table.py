"""Choosing by another method than approval: what may be cast, and the result that stands in the log."""

import pytest

from tests.support.people import choose, conclude, write
from tests.support.recount import announced, recounted
from tests.support.stories import GIULIA, Story
from tests.workshops.domain.scenes import BRUNO, FRANCA, choosing, code_of
from workshops.domain import commands as c
from workshops.domain import events as e

DOTS, SCORE, RANKING = (
    (write(), choose(**rules), conclude())
    for rules in ({"method": "dots", "budget": 6}, {"method": "score", "max_score": 3}, {"method": "ranking"})
)


def result_of(story: Story) -> dict:
    return story.close().state.ballots[2].result


def rows_of(result: dict, *names: str) -> dict[int, tuple[int, ...]]:
    return {row["card"]: tuple(row[name] for name in names) for row in result["rows"]}


@pytest.mark.parametrize(
    ("script", "choice", "code"),
    [
        (DOTS, (1, 6), None),
        (DOTS, (1, 7), "too_many_dots"),
        (DOTS, (9, 1), "choice_unknown"),
        (DOTS, (1,), "malformed"),
        (SCORE, (1, 3, 2, 0), None),
        (SCORE, (1, 4), "score_out_of_range"),
        (RANKING, (3, 1, 2), None),
        (RANKING, (3, 3), "choice_twice"),
        (RANKING, (9,), "choice_unknown"),
    ],
)
def test_choice_is_held_to_the_rules_of_its_moment(script, choice, code):
    assert code_of(choosing(script), c.CastBallot(2, choice), FRANCA) == code


@pytest.mark.parametrize(("script", "choice"), [(DOTS, (1, 7)), (SCORE, (1, 4)), (RANKING, (3, 3))])
def test_choice_cast_for_another_is_held_to_the_same_rules(script, choice):
    assert code_of(choosing(script), c.CastBallotFor(5, 2, choice), GIULIA) is not None
    assert code_of(choosing(script), c.CastBallotFor(5, 2, ()), GIULIA) is None


def test_choice_is_recorded_in_the_shape_it_always_had():
    assert choosing(DOTS).must(c.CastBallot(2, (1, 4, 3, 2)), FRANCA) == (
        e.BallotCast(ballot=2, channel="seat", voter="organisation:1", seat=1, choice=(1, 4, 3, 2)),
    )


def test_dots_add_up_and_voters_are_counted_beside_them():
    story = choosing(DOTS).vote((1, (1, 1, 2, 5)), (2, (1, 2)), (1, (1, 2, 2, 4)))
    result = result_of(story)

    assert (result["method"], result["voters"], result["voted"]) == ("dots", 3, 2)
    assert rows_of(result, "dots", "in_favour", "position") == {1: (4, 2, 1), 2: (4, 1, 1), 3: (0, 0, 3)}
    assert result["sectors"] == [{"sector": "third-sector", "voters": 3, "rows": {"1": 2, "2": 1, "3": 0}}]


def test_points_add_up_and_nothing_is_no_favour():
    result = result_of(choosing(SCORE).vote((1, (1, 3, 2, 1, 3, 0)), (2, (1, 0, 2, 3))))

    assert rows_of(result, "points", "in_favour", "position") == {1: (3, 1, 2), 2: (4, 2, 1), 3: (0, 0, 3)}


def test_ranking_says_its_rounds():
    story = choosing(RANKING).vote((1, (1, 2)), (2, (2, 1)))
    story.must(c.CastBallotFor(5, 2, (3, 2)), GIULIA)
    result = result_of(story)

    assert result["rounds"] == [{"counts": {"1": 1, "2": 1, "3": 1}, "eliminated": [], "exhausted": 0}]
    assert rows_of(result, "in_favour", "position") == {1: (1, 1), 2: (1, 1), 3: (1, 1)}


@pytest.mark.parametrize(
    ("percent", "needed", "outcome"), [(50, 2, "reached"), (66, 2, "reached"), (67, 3, "missed"), (100, 3, "missed")]
)
def test_threshold_is_counted_in_whole_voters_and_said_plainly(percent, needed, outcome):
    story = choosing((write(), choose(threshold=percent), conclude())).vote((1, (1,)), (2, (2,)))

    assert result_of(story)["threshold"] == {"percent": percent, "needed": needed, "outcome": outcome}


def test_usual_result_has_the_keys_it_always_had():
    assert set(result_of(choosing().vote((1, (1,))))) == {"voters", "voted", "rows", "sectors"}


@pytest.mark.parametrize(
    ("script", "choices"),
    [(DOTS, ((1, 2, 3, 4), (2, 6))), (SCORE, ((1, 3, 3, 0), (2, 1))), (RANKING, ((3, 2, 1), (2,)))],
)
def test_frozen_result_is_what_anybody_recounts_from_the_log(script, choices):
    story = choosing(script)
    story.must(c.CastBallot(2, choices[1]), FRANCA)
    story.must(c.CastBallot(2, choices[0]), FRANCA)
    story.must(c.CastBallot(2, choices[1]), BRUNO)
    result = result_of(story)

    assert recounted([event for _seq, _at, event in story.recorded], 2) == announced(result)


def test_objections_are_never_secret():
    story = Story()

    assert code_of(story, c.OpenTable((choose(method="consent", secrecy="secret"),), 8), GIULIA) is not None
