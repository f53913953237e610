"""What the server says of a ballot and its result, as schemas: a part of workshops.protocol_answers."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

MethodName = Literal["approval", "dots", "score", "ranking", "consent"]


class Exact(BaseModel):
    """Nothing else, and of no other type."""

    model_config = ConfigDict(extra="forbid", strict=True)


class FamilyOption(Exact):
    """Cards that stand in a ballot as one option, under the number of the first, as they were when it opened."""

    option: int
    name: str | None
    cards: list[int]


class BallotView(Exact):
    """`options` are card numbers in the order in which everybody sees them.

    A choice is a list of numbers: cards for approval and ranking (first preference first); card, number, card, number
    … in the order of the cards for dots (at most `budget` in all), score (0 to `max_score`) and consent (0 consents, 1
    stands aside, 2 objects, which `raise_objection` alone begins, 3 objected and was answered). `threshold` is the
    share of voters (percent) that must take part, 0 for none.
    """

    number: int
    method: MethodName
    max_choices: int
    budget: int
    max_score: int
    threshold: int
    secrecy: Literal["open", "secret"]
    electors: Literal["organisation", "person"]
    options: list[int]
    families: list[FamilyOption] | None = None


class ResultRow(Exact):
    """`in_favour`: voters who named the card (approval), gave it dots or points, ranked it first, or consent to it.

    By consent: voters who stand `aside`, who object (`objections`), and whose objection is still `open`; `noted` stands
    in the record with a reason why it does not stop the card.
    """

    card: int
    in_favour: int
    position: int
    dots: int | None = None
    points: int | None = None
    aside: int | None = None
    objections: int | None = None
    open: int | None = None
    noted: int | None = None


class RankingRound(Exact):
    """Ballots per card (its number as text) that still counts; those eliminated then; ballots without any of them."""

    counts: dict[str, int]
    eliminated: list[int]
    exhausted: int


class ThresholdView(Exact):
    """`needed` voters are `percent` of those entitled, rounded up."""

    percent: int
    needed: int
    outcome: Literal["reached", "missed"]


class SectorRow(Exact):
    """`rows` maps a card number (as text) to how many voters of the sector chose it."""

    sector: str
    voters: int
    rows: dict[str, int]


class PublishedChoice(Exact):
    """A choice of a secret ballot: nobody's, but whoever has the receipt knows it again."""

    receipt: str
    choice: list[int]


class ResultView(Exact):
    """Frozen at the close; it never changes afterwards. `method` stands where it is not approval.

    `choices` are those of a secret ballot, in the order of their receipts.
    """

    ballot: int
    voters: int
    voted: int
    method: MethodName | None = None
    rows: list[ResultRow]
    rounds: list[RankingRound] | None = None
    sectors: list[SectorRow]
    threshold: ThresholdView | None = None
    choices: list[PublishedChoice] | None = None
