"""Ranking, counted by instant run-off (the alternative vote).

Source: Ware's single-winner case of Hare's transferable vote, as defined by Tideman, "Collective Decisions and Voting"
(Ashgate 2006), and with its ties as in Holliday and Pacuit's `pref_voting.instant_runoff`. In each round every ballot
counts for the first of its cards that is still in; the card with the fewest is eliminated. A ballot may stop short:
once none of its cards is in, it is exhausted.

Ties. All cards that tie for the fewest are eliminated together; where every card left ties, all of them share the
place. That asks nobody: a lot would have to come from somewhere, and whoever writes the last event before the close
could choose among hashes; an order of cards or of arrival would favour some card for no merit of its own. The price is
that a tie may take out a card that a lot might have kept, and it is said in the result, round by round.

Counting goes on to the last card, also after one has a majority: each position follows from the same rule. Instant
run-off is not monotonic: a card may lose by being ranked higher (tests hold the known case of Burlington 2009).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from workshops.domain.methods.rules import Choice, Rules, Said, check_cards, figure_of, leaders


def check(rules: Rules, choice: Choice) -> None:
    check_cards(rules, choice)


def favours(choice: Choice) -> frozenset[int]:
    """The first preference alone: what a card has before anything is transferred to it."""
    return frozenset(choice[:1])


def count(rules: Rules, choices: Sequence[Choice]) -> dict[str, Any]:
    """Also {"rounds": [{"counts": {card: ballots}, "eliminated": [cards], "exhausted": ballots}]}."""
    ballots = Counter(choices)
    staying = list(rules.options)
    rounds: list[dict[str, Any]] = []
    places: dict[int, int] = {}
    while len(staying) > 1:
        firsts, exhausted = _firsts(ballots, staying)
        fewest = min(firsts.values())
        out = [card for card in staying if firsts[card] == fewest]
        rounds.append({"counts": {str(card): firsts[card] for card in staying}, "exhausted": exhausted})
        if len(out) == len(staying):
            rounds[-1]["eliminated"] = []
            break
        rounds[-1]["eliminated"] = out
        staying = [card for card in staying if card not in out]
        places.update(dict.fromkeys(out, len(staying) + 1))
    firsts, _exhausted = _firsts(ballots, list(rules.options))
    return {
        "rows": [{"card": card, "in_favour": firsts[card], "position": places.get(card, 1)} for card in rules.options],
        "rounds": rounds,
    }


def _firsts(ballots: Mapping[Choice, int], staying: Sequence[int]) -> tuple[dict[int, int], int]:
    """Ballots for each card that stays, and ballots without any of them."""
    counts = dict.fromkeys(staying, 0)
    exhausted = 0
    for choice, times in ballots.items():
        first = next((card for card in choice if card in counts), None)
        if first is None:
            exhausted += times
        else:
            counts[first] += times
    return counts, exhausted


def said(result: Mapping[str, Any]) -> Said:
    """A card that wins by transfers alone leads too: what counts is the last round."""
    last: Mapping[str, int] = result["rounds"][-1]["counts"] if result["rounds"] else {}
    first = tuple(row["card"] for row in result["rows"] if row["position"] == 1)
    if not last:
        return Said(leaders(result), figure_of(result, "in_favour"), result["voted"], "last_round")
    figure = last[str(first[0])]
    return Said(first if figure else (), figure, sum(last.values()), "last_round")
