"""Numbers and texts for drawn commands: mostly what would fit the table as it stands, now and then anything."""

from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from tests.support.people import CLOCK, DIRECTOR, DOOR, choose, clarify, conclude, group, write
from workshops.domain import commands as c
from workshops.domain.actors import Actor, ClockActor, DirectorActor, DoorActor, FacilitatorActor, SeatActor
from workshops.domain.methods.rules import Method, spelled
from workshops.domain.state import CardState, SeatState, TableState

WILD = 0.15
# Marked with its number by the strategies, so that no two are alike.
PLACE = "luogo/testo"
TEXTS = ("Un tutor\nper ogni tirocinio", "à" * 280, "x" * 281, "", " \n ", "<b>no</b>", "=1+1", '{"a":1}', "\x00\u2028")
MALFORMED_SCRIPTS: tuple[tuple[dict[str, Any], ...], ...] = ((), ({"kind": "dance"},), (write(minutes=-1),))


class Draw:
    """One command's worth of chance. The same seed and state give the same command."""

    def __init__(self, seed: int, state: TableState) -> None:
        self._random = Random(seed)
        self.state = state
        self.sender = self._random.choice([*state.seats, *state.seats, 1, 9])

    def one(self, *options: Any) -> Any:
        return self._random.choice(options)

    def is_wild(self, share: float = WILD) -> bool:
        return self._random.random() < share

    def _fitting(self, numbers: Sequence[int]) -> int:
        return self._random.randint(0, 7) if self.is_wild() or not numbers else self._random.choice(numbers)

    def seat(self, fits: Callable[[SeatState], bool] = lambda seat: not seat.is_freed) -> int:
        return self._fitting([number for number, seat in self.state.seats.items() if fits(seat)])

    def card(self, fits: Callable[[CardState], bool] = lambda card: card.is_standing) -> int:
        return self._fitting([number for number, card in self.state.cards.items() if fits(card)])

    def own_card(self) -> int:
        return self.card(lambda card: card.seat == self.sender and card.is_standing)

    def remark(self, *kinds: str) -> int:
        """One of these kinds about a card of the sender's, where there is any."""
        fitting = [remark for remark in self.state.remarks.values() if remark.kind in kinds or not kinds]
        own = [each.number for each in fitting if self.state.cards[each.card].seat == self.sender]
        return self._fitting(own or [each.number for each in fitting])

    def family(self) -> int:
        return self._fitting(list(self.state.families))

    def sentence(self) -> int:
        return self._fitting(list(self.state.sentences))

    def version(self, sentence: int) -> int:
        """The words that are there, older ones, or unsaid."""
        known = self.state.sentences.get(sentence)
        return self.one(0, known.version if known else 1, 1)

    def minority(self) -> int:
        return self._fitting([each.number for each in self.state.sentences.values() if each.is_minority])

    def accepted(self) -> int:
        return self._fitting(list(self.state.synthesis))

    def moved(self) -> tuple[int, int]:
        """An accepted sentence and another one's place."""
        number = self.accepted()
        others = [place for place, each in enumerate(self.state.synthesis, 1) if each != number]
        return number, self._fitting(others)

    def hidden_sentence(self) -> int:
        return self._fitting([each.number for each in self.state.sentences.values() if each.hidden_reason is not None])

    def own_sentence(self) -> int:
        own = [each.number for each in self.state.sentences.values() if each.seat == self.sender and not each.is_erased]
        return self._fitting(own)

    def own_correction(self) -> int:
        return self._fitting([each.number for each in self.state.corrections.values() if each.seat == self.sender])

    def correction(self) -> int:
        return self._fitting(list(self.state.corrections))

    def photo(self) -> int:
        return self._fitting(list(self.state.photos))

    def digest(self) -> str:
        """Of another picture each time, of one that is there already, or of none."""
        fresh = f"{self._random.getrandbits(256):064x}"
        return self.one(fresh, fresh, fresh, "0" * 64, "no digest")

    def for_whom(self) -> int | None:
        """Mostly the sender; now and then somebody whom who facilitates names."""
        return self.seat(lambda seat: not seat.has_phone) if self.is_wild(0.25) else None

    def cites(self) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
        families = (self.family(),) if self.is_wild(0.2) else ()
        return self.cards(), families, (self.ballot(),) if self.is_wild(0.2) else ()

    def hidden_remark(self) -> int:
        return self._fitting([each.number for each in self.state.remarks.values() if each.hidden_reason is not None])

    def two_families(self) -> tuple[int, int]:
        known = list(self.state.families)
        if len(known) < 2 or self.is_wild():
            return self.family(), self.family()
        one, other = self._random.sample(known, 2)
        return one, other

    def cards(self) -> tuple[int, ...]:
        standing = [number for number, card in self.state.cards.items() if card.is_standing or self.is_wild()]
        return tuple(self._random.sample(standing, min(len(standing), self._random.randint(1, 3))))

    def moment(self, ahead: int = 0) -> int:
        return self._fitting([(self.state.moment.number if self.state.moment else 0) + ahead])

    def ballot(self) -> int:
        return self._fitting(list(self.state.ballots))

    def option(self) -> int:
        ballot = self.state.ballot()
        return self._fitting(list(ballot.options) if ballot else [])

    def concern(self) -> str:
        return self.one("purpose", "harm", "feasible", "other", "other", "none")

    def choice(self) -> tuple[int, ...]:
        """Spelled as the ballot's method asks, and now and then as another does."""
        ballot = self.state.ballot()
        method = self.state.script[ballot.number - 1].method if ballot and not self.is_wild() else Method.APPROVAL
        cards = self._chosen()
        if method in (Method.APPROVAL, Method.RANKING):
            return cards
        return spelled({card: self._random.randint(0 if method is Method.CONSENT else 1, 3) for card in cards})

    def _chosen(self) -> tuple[int, ...]:
        options = [*(self.state.ballot().options if self.state.ballot() else ()), *([8, 8] if self.is_wild() else [])]
        return tuple(
            self._random.sample(options, self._random.randint(0, min(len(options), 4 if self.is_wild() else 2)))
        )

    def text(self) -> str:
        if self.is_wild(0.6):
            return self.one(*TEXTS)
        return "".join(self._random.choices("aàz \n⟨\U0001f600", k=self._random.randint(1, 9)))

    def setting(self) -> dict[str, Any]:
        """Language and place of a card: often none, now and then what must be refused."""
        if self.is_wild(0.5):
            return {}
        return {
            "lang": self.one("it", "ar", "ro", "tlh" if self.is_wild() else "zh"),
            "area": self.one(None, PLACE, PLACE, "Nowhere!" if self.is_wild() else PLACE),
            "point": self.one(
                None,
                (4_507_033, 768_694, self.one(10, 100, 500)),
                (768_694, 4_507_033, 10) if self.is_wild() else None,
                (1, 2) if self.is_wild() else None,
            ),
        }

    def script(self) -> tuple[dict[str, Any], ...]:
        if self.is_wild():
            return self.one(*MALFORMED_SCRIPTS)
        writing = write(
            reveal=self.one("at_close", "at_once"),
            authors=self.one("organisation", "named", "anonymous"),
            minutes=self.one(0, 1, 5),
            grace_seconds=self.one(0, 10, 60),
        )
        choosing = choose(
            electors=self.one("organisation", "person"),
            max_choices=self.one(1, 2, 3),
            minutes=self.one(0, 1),
            method=self.one("approval", "approval", "dots", "score", "ranking", "consent"),
            budget=self.one(3, 10),
            threshold=self.one(0, 0, 50, 100),
            secrecy=self.one("open", "open", "open", "secret"),
        )
        clarifying = clarify(authors=self.one("organisation", "named", "anonymous"), minutes=self.one(0, 1))
        return self.one(
            (writing, choosing, conclude()),
            (writing, clarifying, choosing),
            (writing, clarifying, choosing, clarifying, conclude()),
            (writing, group(), choosing),
            (writing, choosing, group(), choosing),
            (writing, writing, choosing, choosing),
        )

    def actor(self, command: c.Command) -> Actor:
        """The role that the command asks for, or rarely another; a current device, or rarely a replaced one."""
        roles = c.COMMANDS[c.KIND_OF[type(command)]][1]
        if self.is_wild(0.05):
            roles = (SeatActor, FacilitatorActor, DoorActor, DirectorActor, ClockActor)
        role = self.one(*roles)
        age = self.one(-1, 1) if self.is_wild(0.08) else 0
        if role is SeatActor:
            seat = self.state.seats.get(self.sender)
            return SeatActor(self.sender, (seat.generation if seat else 1) + age)
        if role is FacilitatorActor:
            valid = [card for card, held in self.state.facilitation.items() if not held.is_revoked]
            card = self._fitting(valid)
            held = self.state.facilitation.get(card)
            return FacilitatorActor(card, (held.generation if held else 1) + age)
        return {DoorActor: DOOR, DirectorActor: DIRECTOR, ClockActor: CLOCK}[role]
