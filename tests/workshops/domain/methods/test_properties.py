"""What holds of every way of choosing, whatever is chosen."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workshops.domain.methods.profiles import (
    CARDS,
    RULES,
    ballots_of,
    choice_of,
    oracle,
    renamed,
    rows_of,
    winners_of,
)
from workshops.domain.chain import canonical
from workshops.domain.methods import METHODS, Method, Rules
from workshops.domain.methods.consent import Stance
from workshops.domain.methods.rules import pairs_of, spelled

EVERY = pytest.mark.parametrize("method", Method)
quietly = settings(max_examples=50, deadline=None, derandomize=True, database=None)
# What orders the cards of each method whose count is a sum: more of it is never worse.
SUMS = {Method.APPROVAL: "in_favour", Method.DOTS: "dots", Method.SCORE: "points"}


@EVERY
@quietly
@given(data=st.data())
def test_every_drawn_choice_is_one_that_the_rules_know(method, data):
    """Otherwise the properties below would speak of choices that nobody can make."""
    choice = data.draw(choice_of(method))
    assert METHODS[method].check(RULES, choice) is None


@EVERY
@quietly
@given(data=st.data())
def test_nobody_knows_who_chose_what_nor_when(method, data):
    """Anonymity: any order of the same choices makes the same result."""
    choices = data.draw(ballots_of(method))
    shuffled = data.draw(st.permutations(choices))

    assert METHODS[method].count(RULES, shuffled) == METHODS[method].count(RULES, choices)


@EVERY
@quietly
@given(data=st.data())
def test_cards_are_alike(method, data):
    """Neutrality: had the cards other numbers and stood in another order, each would fare as it does."""
    choices = data.draw(ballots_of(method))
    names = dict(zip(CARDS, data.draw(st.permutations([1, 2, 40, 41, 99])), strict=True))
    order = tuple(data.draw(st.permutations(list(names.values()))))

    rows = rows_of(method, choices)
    others = rows_of(method, [renamed(method, choice, names) for choice in choices], Rules(order, 3, 6, 4))

    assert {names[card]: {**row, "card": names[card]} for card, row in rows.items()} == others


@EVERY
@quietly
@given(data=st.data())
def test_result_is_spelled_in_one_way_and_in_the_order_of_the_cards(method, data):
    """It stands in the log: whole numbers and text only, and a recount is compared with it letter by letter."""
    result = METHODS[method].count(RULES, data.draw(ballots_of(method)))

    assert canonical(result)
    assert [row["card"] for row in result["rows"]] == list(CARDS)
    assert "true" not in canonical(result)
    assert "null" not in canonical(result)


@EVERY
@quietly
@given(data=st.data())
def test_in_favour_is_counted_by_hand(method, data):
    choices = data.draw(ballots_of(method))
    by_hand = Counter(card for choice in choices for card in METHODS[method].favours(choice))

    assert {card: row["in_favour"] for card, row in rows_of(method, choices).items()} == {
        card: by_hand[card] for card in CARDS
    }


@EVERY
@quietly
@given(data=st.data())
def test_positions_are_those_of_a_competition(method, data):
    """1, 2, 2, 4: as many cards stand before one as its position says."""
    places = [row["position"] for row in rows_of(method, data.draw(ballots_of(method))).values()]

    assert all(place == 1 + sum(other < place for other in places) for place in places)


@EVERY
@quietly
@given(data=st.data())
def test_leaders_are_first_and_have_the_figure_that_is_said(method, data):
    choices = data.draw(ballots_of(method))
    result = {**METHODS[method].count(RULES, choices), "voters": 12, "voted": len(choices)}

    said = METHODS[method].said(result)

    first = {row["card"] for row in result["rows"] if row["position"] == 1}
    assert set(said.leaders) <= first
    assert bool(said.leaders) == (said.figure > 0)
    assert 0 <= said.figure <= max(said.of, said.figure if said.unit == "last_round" else 0)


@pytest.mark.parametrize("method", SUMS)
@quietly
@given(data=st.data())
def test_one_more_in_favour_never_harms(method, data):
    """Monotonicity, of every method whose count is a sum: one more choice for a card alone does not lower it."""
    choices, card = data.draw(ballots_of(method)), data.draw(st.sampled_from(CARDS))
    alone = (card,) if method is Method.APPROVAL else spelled({card: 2})

    before, after = rows_of(method, choices), rows_of(method, [*choices, alone])

    assert after[card][SUMS[method]] > before[card][SUMS[method]]
    assert after[card]["position"] <= before[card]["position"]
    assert all(after[other]["position"] >= before[other]["position"] for other in CARDS if other != card)


@quietly
@given(data=st.data())
def test_giving_way_on_an_objection_never_harms_a_card(data):
    """Monotonicity of consent: an objection turned into consent."""
    choices, card = data.draw(ballots_of(Method.CONSENT)), data.draw(st.sampled_from(CARDS))
    objecting = [*choices, spelled({card: Stance.OBJECTS})]
    consenting = [*choices, spelled({card: Stance.CONSENTS})]

    before, after = rows_of(Method.CONSENT, objecting), rows_of(Method.CONSENT, consenting)

    assert (after[card]["open"], after[card]["in_favour"]) == (before[card]["open"] - 1, before[card]["in_favour"] + 1)
    assert after[card]["position"] <= before[card]["position"]


@quietly
@given(data=st.data())
def test_first_preference_more_counts_in_the_first_round(data):
    """What is monotonic about a ranking is its first round; the rest is not, see the published case."""
    choices, card = data.draw(ballots_of(Method.RANKING)), data.draw(st.sampled_from(CARDS))
    raised = [(card, *(other for other in choice if other != card)) for choice in choices]

    firsts = [METHODS[Method.RANKING].count(RULES, ballots)["rounds"][0]["counts"] for ballots in (choices, raised)]

    assert firsts[1][str(card)] == len(choices) >= firsts[0][str(card)]


@quietly
@given(ballots_of(Method.RANKING))
def test_rounds_of_a_ranking_keep_every_ballot(choices):
    """Counted or exhausted, each ballot is in every round; nobody comes back; the last round decides."""
    result = METHODS[Method.RANKING].count(RULES, choices)
    staying = {str(card) for card in CARDS}
    for number, each in enumerate(result["rounds"], 1):
        assert set(each["counts"]) == staying
        assert sum(each["counts"].values()) + each["exhausted"] == len(choices)
        fewest = min(each["counts"].values())
        assert {each["counts"][str(card)] for card in each["eliminated"]} <= {fewest}
        staying -= {str(card) for card in each["eliminated"]}
        assert bool(each["eliminated"]) or number == len(result["rounds"])
    assert staying == {str(row["card"]) for row in result["rows"] if row["position"] == 1}


@pytest.mark.parametrize("method", [Method.DOTS, Method.SCORE, Method.CONSENT])
@quietly
@given(data=st.data())
def test_pairs_have_one_spelling(method, data):
    choice = data.draw(choice_of(method))

    assert spelled(pairs_of(choice)) == choice


@pytest.mark.parametrize("method", ["approval", "score", "ranking"])
def test_winners_are_those_of_another_program(method):
    """`pref_voting` counted the same profiles (make_oracle.py): ties and exhausted ballots among them."""
    profiles = [profile for profile in oracle() if profile["method"] == method]
    assert len(profiles) >= 120
    for profile in profiles:
        rules = Rules(options=tuple(range(1, profile["options"] + 1)), max_choices=profile["options"])
        choices = [tuple(choice) for times, choice in profile["ballots"] for _time in range(times)]
        for choice in choices:
            METHODS[Method(method)].check(rules, choice)
        assert winners_of(Method(method), choices, rules) == profile["winners"], profile
    assert any(len(profile["winners"]) > 1 for profile in profiles)
