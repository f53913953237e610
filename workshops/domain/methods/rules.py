"""What every way of choosing shares: its rules, the spelling of a choice, positions.

A choice is a tuple of whole numbers, so that it stands in the log as it is:

    approval  the cards that are approved                       (3, 1)
    ranking   the cards from the first to the last preference   (3, 1, 7)
    dots      card, dots, card, dots … in the order of cards    (1, 4, 3, 6)
    score     card, score, card, score … in the order of cards  (1, 0, 3, 5)
    consent   card, stance, card, stance … in that order        (1, 0, 3, 2)
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol, TypeAlias

from home.domain.refusal import Refused

Choice: TypeAlias = tuple[int, ...]
Row: TypeAlias = dict[str, int]

BUDGET = 10
BUDGET_MAX = 100
MAX_SCORE = 5
MAX_SCORE_MAX = 10
# Two numbers for each card; a table has far fewer cards.
CHOICE_NUMBERS_MAX = 400


class Method(StrEnum):
    APPROVAL = "approval"
    DOTS = "dots"
    SCORE = "score"
    RANKING = "ranking"
    CONSENT = "consent"


@dataclass(frozen=True, slots=True)
class Rules:
    """What a choice is held against. `options` are card numbers in the order in which everybody sees them.

    Each method reads the limits that concern it: `max_choices` approval, `budget` (dots) dots, `max_score` score.
    """

    options: tuple[int, ...]
    max_choices: int = 3
    budget: int = BUDGET
    max_score: int = MAX_SCORE


@dataclass(frozen=True, slots=True)
class Said:
    """What a result comes to, for a sentence: `leaders` (several when equal) have `figure` `unit` out of `of`.

    `unit`: `voters`, `dots`, `points`, `last_round` (voters at the last round) or `consents`. Nobody leads where nobody
    was in favour of anything.
    """

    leaders: tuple[int, ...]
    figure: int
    of: int
    unit: str


class Counting(Protocol):
    """One method: a module that has these."""

    def check(self, rules: Rules, choice: Choice) -> None:
        """Raise Refused with a code when the rules do not know such a choice."""
        ...

    def favours(self, choice: Choice) -> frozenset[int]:
        """The cards that this voter counts as being in favour of: what `in_favour` and sectors count."""
        ...

    def count(self, rules: Rules, choices: Sequence[Choice]) -> dict[str, Any]:
        """{"rows": [{"card", "in_favour", "position", …}], …} of integers and strings, in the order of the options.

        Neither who chose what nor in which order of arrival is known here. Positions are shared by equals.
        """
        ...

    def said(self, result: Mapping[str, Any]) -> Said:
        """The sentence's data from a whole result: what `count` made, with `voters` and `voted`."""
        ...


def check_cards(rules: Rules, cards: Sequence[int]) -> None:
    """Each card is on the ballot, and once. Raises Refused("choice_twice") or Refused("choice_unknown")."""
    if len(set(cards)) != len(cards):
        raise Refused("choice_twice")
    if not set(cards) <= set(rules.options):
        raise Refused("choice_unknown")


def pairs_of(choice: Choice) -> dict[int, int]:
    """Card -> number of a choice spelled in pairs that was checked."""
    return dict(zip(choice[::2], choice[1::2], strict=True))


def spelled(pairs: Mapping[int, int]) -> Choice:
    """The one spelling of card -> number: pairs in the order of the cards."""
    return tuple(number for card in sorted(pairs) for number in (card, pairs[card]))


def checked_pairs(rules: Rules, choice: Choice) -> dict[int, int]:
    """Card -> number. Raises Refused: `malformed` for another spelling than `spelled` makes, and as check_cards."""
    if len(choice) % 2:
        raise Refused("malformed")
    check_cards(rules, choice[::2])
    pairs = pairs_of(choice)
    if spelled(pairs) != choice:
        raise Refused("malformed")
    return pairs


def positions(options: Iterable[int], merit: Callable[[int], Any]) -> dict[int, int]:
    """Card -> one more than the number of cards with a greater merit."""
    merits = {card: merit(card) for card in options}
    return {card: 1 + sum(1 for other in merits.values() if other > own) for card, own in merits.items()}


def leaders(result: Mapping[str, Any]) -> tuple[int, ...]:
    """The cards in first position, none where nobody was in favour of any of them."""
    return tuple(row["card"] for row in result["rows"] if row["position"] == 1 and row["in_favour"])


def figure_of(result: Mapping[str, Any], name: str) -> int:
    """A leader's number, 0 where there is none."""
    first = leaders(result)
    return next((row[name] for row in result["rows"] if row["card"] in first), 0)
