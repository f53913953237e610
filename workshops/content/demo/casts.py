"""Who sits at which table of the demonstration, and what each table writes."""

from dataclasses import dataclass
from typing import Any

from consultations.models import Organisation
from home.content.places import DISTRICTS
from workshops.content.demo.words import CARDS, PEOPLE

QUESTIONS = {
    "decent-work": (
        "Che cosa serve perché chi lavora nel tuo quartiere torni a casa sano?",
        "What is needed so that people who work in your neighbourhood come home safe?",
    ),
    "accessible-work": (
        "Che cosa tiene lontano dal lavoro chi vorrebbe lavorare?",
        "What keeps people who would like to work away from work?",
    ),
    "skills": (
        "Che cosa serve perché una scuola e un'impresa lavorino insieme nel tuo quartiere?",
        "What does it take for a school and a company to work together in your neighbourhood?",
    ),
    "attractiveness": (
        "Dove e come si può produrre, riparare e vendere in città?",
        "Where and how can things be made, mended and sold in the city?",
    ),
    "human-capital": (
        "Che cosa serve a chi comincia a lavorare e a chi ricomincia?",
        "What do people need who start working, or start again?",
    ),
}
CHOOSE = ("Quali proposte porteresti avanti?", "Which proposals would you take forward?")
CONCLUDE = ("Ecco che cosa ha scelto il tavolo", "This is what the table has chosen")
ORGANISATIONS_PER_TABLE = 11
RESIDENTS_PER_TABLE = 2
# The one organisation in this place of each table comes without a phone: who facilitates writes for it.
WITHOUT_PHONE = 6


@dataclass(frozen=True)
class Sitter:
    name: str
    organisation: Organisation | None
    has_phone: bool = True


def cards_of(direction: str) -> list[str]:
    """Every card of a direction once: first line the title, then the text. Places take turns, so neighbours differ."""
    fixed = [card for card in CARDS[direction] if "places" not in card]
    placed = [card for card in CARDS[direction] if "places" in card]
    texts = [f"{card['title']}\n{card['text']}" for card in fixed]
    for turn in range(max(len(card["places"]) for card in placed)):
        here = [card for card in placed if turn < len(card["places"])]
        texts += [f"{card['title'].format(place=card['places'][turn])}\n{card['text']}" for card in here]
    return texts


def districts_named() -> dict[str, str]:
    """Title of each card that names a place → code of the circoscrizione it lies in. The other cards are about all."""
    return {
        card["title"].format(place=place): district_of(place)
        for cards in CARDS.values()
        for card in cards
        for place in card.get("places", ())
    }


def district_of(place: str) -> str:
    """The code of the circoscrizione whose neighbourhood `place` names ("in Barriera di Milano" → "6")."""
    return next(
        code
        for code, neighbourhoods, *_figures in DISTRICTS
        if any(name in place for name in neighbourhoods.split(", "))
    )


def cast(table: int, organisations: list[Organisation]) -> list[Sitter]:
    """Who sits at table 1-5: eleven organisations (ten at the last), then two residents."""
    first = (table - 1) * ORGANISATIONS_PER_TABLE
    seated = organisations[first : first + ORGANISATIONS_PER_TABLE - (table == len(QUESTIONS))]
    names = [PEOPLE[(first + table + place) % len(PEOPLE)] for place in range(len(seated) + RESIDENTS_PER_TABLE)]
    sitters = [
        Sitter(name, organisation, has_phone=place != WITHOUT_PHONE)
        for place, (name, organisation) in enumerate(zip(names, seated, strict=False))
    ]
    return sitters + [Sitter(name, None) for name in names[len(seated) :]]


def script_of(direction: str, *, reveal: str = "at_close", grace_seconds: int = 10) -> list[dict[str, Any]]:
    """Write, choose, conclude, without timers: a demonstration waits for whoever looks at it."""

    def moment(kind: str, texts: tuple[str, str]) -> dict[str, Any]:
        return {
            "kind": kind,
            "question": {"it": texts[0], "en": texts[1]},
            "reveal": reveal,
            "grace_seconds": grace_seconds,
        }

    return [moment("write", QUESTIONS[direction]), moment("choose", CHOOSE), moment("conclude", CONCLUDE)]
