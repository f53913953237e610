"""Examples from the literature, counted as they were published."""

from collections.abc import Sequence

from tests.workshops.domain.methods.profiles import rows_of, winners_of
from workshops.domain.methods import METHODS, Choice, Method, Rules
from workshops.domain.methods.rules import spelled

# "Tennessee capital": the four largest cities vote for the nearest. https://electowiki.org/wiki/Tennessee_example
MEMPHIS, NASHVILLE, CHATTANOOGA, KNOXVILLE = 1, 2, 3, 4
TENNESSEE = Rules(options=(MEMPHIS, NASHVILLE, CHATTANOOGA, KNOXVILLE), max_choices=4, max_score=10)
NEAREST = (
    (42, (MEMPHIS, NASHVILLE, CHATTANOOGA, KNOXVILLE)),
    (26, (NASHVILLE, CHATTANOOGA, KNOXVILLE, MEMPHIS)),
    (15, (CHATTANOOGA, KNOXVILLE, NASHVILLE, MEMPHIS)),
    (17, (KNOXVILLE, CHATTANOOGA, NASHVILLE, MEMPHIS)),
)

# Burlington, Vermont, mayor, 3 March 2009, the three who stayed longest. https://rangevoting.org/Burlington.html
KISS, WRIGHT, MONTROLL = 1, 2, 3
BURLINGTON = Rules(options=(KISS, WRIGHT, MONTROLL))
BALLOTS_2009 = (
    (1332, (MONTROLL, KISS, WRIGHT)),
    (767, (MONTROLL, WRIGHT, KISS)),
    (455, (MONTROLL,)),
    (2043, (KISS, MONTROLL, WRIGHT)),
    (371, (KISS, WRIGHT, MONTROLL)),
    (568, (KISS,)),
    (1513, (WRIGHT, MONTROLL, KISS)),
    (495, (WRIGHT, KISS, MONTROLL)),
    (1289, (WRIGHT,)),
)


def cast(groups: Sequence[tuple[int, Choice]]) -> list[Choice]:
    return [choice for times, choice in groups for _time in range(times)]


def test_tennessee_by_instant_runoff_is_knoxville_in_three_rounds():
    result = METHODS[Method.RANKING].count(TENNESSEE, cast(NEAREST))

    assert [(each["counts"], each["eliminated"]) for each in result["rounds"]] == [
        ({"1": 42, "2": 26, "3": 15, "4": 17}, [CHATTANOOGA]),
        ({"1": 42, "2": 26, "4": 32}, [NASHVILLE]),
        ({"1": 42, "4": 58}, [MEMPHIS]),
    ]
    assert {row["card"]: row["position"] for row in result["rows"]} == {
        KNOXVILLE: 1,
        MEMPHIS: 2,
        NASHVILLE: 3,
        CHATTANOOGA: 4,
    }
    said = METHODS[Method.RANKING].said({**result, "voters": 100, "voted": 100})
    assert (said.leaders, said.figure, said.of) == ((KNOXVILLE,), 58, 100)


def test_tennessee_by_approval_of_the_two_nearest_is_nashville():
    rows = rows_of(Method.APPROVAL, [choice[:2] for choice in cast(NEAREST)], TENNESSEE)

    assert {card: row["in_favour"] for card, row in rows.items()} == {
        MEMPHIS: 42,
        NASHVILLE: 68,
        CHATTANOOGA: 58,
        KNOXVILLE: 32,
    }
    assert rows[NASHVILLE]["position"] == 1


def test_tennessee_by_score_is_nashville():
    """Ten for the nearest, none for the farthest, and 3 or 7 by rank between: sums done by hand."""
    points = (10, 7, 3, 0)
    scored = [spelled(dict(zip(choice, points, strict=True))) for choice in cast(NEAREST)]

    rows = rows_of(Method.SCORE, scored, TENNESSEE)

    assert {card: row["points"] for card, row in rows.items()} == {
        MEMPHIS: 42 * 10,
        NASHVILLE: 42 * 7 + 26 * 10 + 15 * 3 + 17 * 3,
        CHATTANOOGA: 42 * 3 + 26 * 7 + 15 * 10 + 17 * 7,
        KNOXVILLE: 26 * 3 + 15 * 7 + 17 * 10,
    }
    assert winners_of(Method.SCORE, scored, TENNESSEE) == [NASHVILLE]


def test_burlington_by_instant_runoff_is_kiss():
    result = METHODS[Method.RANKING].count(BURLINGTON, cast(BALLOTS_2009))

    assert [(each["counts"], each["eliminated"], each["exhausted"]) for each in result["rounds"]] == [
        ({"1": 2982, "2": 3297, "3": 2554}, [MONTROLL], 0),
        ({"1": 4314, "2": 4064}, [WRIGHT], 455),
    ]


def test_burlington_shows_that_instant_runoff_is_not_monotonic():
    """Had 753 of Wright's voters ranked Kiss first instead, Kiss would have lost: published, and so stated."""
    raised = (
        *((times, choice) for times, choice in BALLOTS_2009 if choice[0] != WRIGHT or choice[1:2] == (MONTROLL,)),
        (495, (KISS, WRIGHT, MONTROLL)),
        (258, (KISS, WRIGHT)),
        (1289 - 258, (WRIGHT,)),
    )

    assert winners_of(Method.RANKING, cast(BALLOTS_2009), BURLINGTON) == [KISS]
    assert winners_of(Method.RANKING, cast(raised), BURLINGTON) == [MONTROLL]


def test_minority_that_gathers_its_dots_gets_what_the_formula_of_cole_promises():
    """Cole 1950: of 100 voters, 34 carry two of five places against the other 66; 33 do not."""
    rules = Rules(options=(1, 2, 3, 4, 5, 6), budget=5)

    def first_five(minority: int) -> list[int]:
        few = [spelled({1: 3, 2: 2} if voter % 2 else {1: 2, 2: 3}) for voter in range(minority)]
        # The others share five dots each over four cards as evenly as whole dots go.
        many = [spelled({3: 1, 4: 1, 5: 1, 6: 1, 3 + voter % 4: 2}) for voter in range(100 - minority)]
        rows = rows_of(Method.DOTS, [*few, *many], rules)
        return [card for card, row in rows.items() if row["position"] <= 5 and card in (1, 2)]

    assert 34 > 100 * 2 / (5 + 1) > 33
    assert first_five(34) == [1, 2]
    assert first_five(33) == [2]
