"""One table played in memory, command by command, as the committer would play it: no database."""

import json
from dataclasses import dataclass

from home.domain.refusal import Refused
from tests.support.people import CLOCK, DIRECTOR, DOOR, NOW, SCRIPT, SECOND
from workshops.domain import commands as c
from workshops.domain.actors import Actor, FacilitatorActor, SeatActor
from workshops.domain.chain import canonical
from workshops.domain.codec import from_record, to_record
from workshops.domain.decide import decide
from workshops.domain.events import Event, SecretBallotCast
from workshops.domain.evolve import evolve
from workshops.domain.state import EMPTY, TableState
from workshops.domain.urn import Slip, Urn

GIULIA = FacilitatorActor(card=1, generation=1)


@dataclass(frozen=True)
class Step:
    """One command with what it found and what it made."""

    before: TableState
    command: c.Command
    by: Actor
    now: int
    outcome: tuple[Event, ...] | Refused
    after: TableState
    urn: Urn = ()

    @property
    def is_accepted(self) -> bool:
        return not isinstance(self.outcome, Refused)

    @property
    def code(self) -> str | None:
        return self.outcome.code if isinstance(self.outcome, Refused) else None


class Story:
    """`states[n]` is the state after event n; `recorded[n - 1]` is (seq, at, event)."""

    def __init__(self) -> None:
        self.now = NOW
        self.states: list[TableState] = [EMPTY]
        self.recorded: list[tuple[int, int, Event]] = []
        self.steps: list[Step] = []
        # What the committer would keep beside the log: ballot -> voter -> slip.
        self.slips: dict[int, dict[str, Slip]] = {}

    def __repr__(self) -> str:
        """What was tried and what came of it, one line per command: what a failing property prints."""
        lines = (f"{step.now - NOW} {step.by} {step.command} -> {step.code or step.outcome}" for step in self.steps)
        return "\n".join(("Story:", *lines))

    @property
    def state(self) -> TableState:
        return self.states[-1]

    def wait(self, milliseconds: int) -> None:
        self.now += milliseconds

    def send(self, command: c.Command, by: Actor) -> tuple[Event, ...] | Refused:
        before = self.state
        now = max(self.now, before.last_at)
        urn = self._urn(command)
        outcome = decide(before, command, by=by, now=now, urn=urn)
        for event in () if isinstance(outcome, Refused) else outcome:
            seq = self.state.seq + 1
            self.recorded.append((seq, now, event))
            self.states.append(evolve(self.state, event, seq=seq, at=now))
            if isinstance(event, SecretBallotCast):
                self.slips.setdefault(event.ballot, {})[event.voter] = Slip(command.receipt, command.choice)
        self.steps.append(Step(before, command, by, now, outcome, self.state, urn))
        return outcome

    def _urn(self, command: c.Command) -> Urn:
        moment = self.state.moment
        return tuple(self.slips.get(moment.number, {}).values()) if moment and isinstance(command, c.Tick) else ()

    def must(self, command: c.Command, by: Actor) -> tuple[Event, ...]:
        """For the arranging part of a test: what is refused here is a mistake of the test."""
        outcome = self.send(command, by)
        assert not isinstance(outcome, Refused), (command, outcome)
        return outcome

    # The scenes of an ordinary table, in order.
    def open(self, script: tuple[dict, ...] = SCRIPT, capacity: int = 12) -> "Story":
        self.must(c.OpenTable(script=script, capacity=capacity), DIRECTOR)
        self.must(c.TakeFacilitation(card=1), DOOR)
        return self

    def sit(self, *organisations: int | None, confirm: bool = True, has_phone: bool = True) -> "Story":
        """One seat per organisation number; None sits as a resident. Giulia seats who has no phone."""
        by = DOOR if has_phone else GIULIA
        for organisation in organisations:
            sector = "third-sector" if organisation else "resident"
            taken = self.must(c.TakeSeat(organisation, sector, organisation is None, has_phone), by)
            if organisation and confirm and organisation not in self.state.voters:
                self.must(c.ConfirmVoter(taken[0].seat), GIULIA)
        return self

    def start(self, moment: int) -> "Story":
        self.must(c.OpenMoment(moment), GIULIA)
        return self

    def write(self, *texts_by_seat: tuple[int, str]) -> "Story":
        for seat, text in texts_by_seat:
            self.must(c.PostCard(text), self.seat(seat))
        return self

    def vote(self, *choices_by_seat: tuple[int, tuple[int, ...]]) -> "Story":
        for seat, choice in choices_by_seat:
            self.must(c.CastBallot(self.state.ballot().number, choice), self.seat(seat))
        return self

    def close(self) -> "Story":
        """Close the present moment and let its grace pass."""
        moment = self.state.moment.number
        self.must(c.CloseMoment(moment), GIULIA)
        closes_at = self.state.moment.closes_at
        self.now = max(closes_at, self.now)
        self.must(c.Tick(moment, closes_at), CLOCK)
        self.wait(SECOND)
        return self

    def seat(self, number: int) -> SeatActor:
        return SeatActor(number, self.state.seats[number].generation)


def records(story: Story) -> list[tuple[int, int, str, int, str, str | None]]:
    """(seq, at, kind, version, body text, sealed text) of every event, as the log keeps them."""
    rows = []
    for seq, at, event in story.recorded:
        kind, version, body, sealed = to_record(event)
        rows.append((seq, at, kind, version, canonical(body), canonical(sealed) if sealed is not None else None))
    return rows


def reread(rows: list, without: frozenset[int] = frozenset()) -> list[tuple[int, int, Event]]:
    """The events of such rows; sealed parts at the places `without` are gone."""
    return [
        (
            seq,
            at,
            from_record(kind, version, json.loads(body), json.loads(sealed) if sealed and seq not in without else None),
        )
        for seq, at, kind, version, body, sealed in rows
    ]
