"""A table on a line that loses packets, goes dark and loses its server; some of its phones sleep meanwhile.

At the end nothing is lost, nothing is doubled, and every screen shows what the log says.
"""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import cycle
from random import Random
from typing import Any

from tests.support.crowd import Crowd, crowds, until
from tests.support.line import Line
from tests.support.people import choose, conclude, write
from tests.support.polling import fetch
from tests.support.serving import LiveTable, Server
from tests.workshops import promises
from tests.workshops.live_story import open_writing
from workshops.live.store import load
from workshops.models import CommandResult, LogEvent

SCRIPT = (write(grace_seconds=0), choose(grace_seconds=0), conclude())
WRITING, BALLOT, VOTERS = 1, 2, 4
LOSS = 0.3
TABLET, SCREEN = "tablet", "screen"


@dataclass(frozen=True)
class Dose:
    """`pace` and `dark_pace` are how much faster than the wall the devices' own time runs."""

    seats: int
    cards: int
    votes: int
    dark_seconds: float
    sleep_seconds: float
    pace: float = 1
    dark_pace: float = 1


class Story:
    """Devices in two processes, one of which sleeps; `said` is every command, in order, by who said it."""

    def __init__(self, server: Server, live: LiveTable, line: Line, gathered: list[Crowd], dose: Dose) -> None:
        self.server, self.live, self.line, self.dose = server, live, line, dose
        self.awake, self.sleepy = gathered
        self.said: dict[str, list[tuple[str, str, dict[str, Any]]]] = defaultdict(list)
        self._crowd_of: dict[str, Crowd] = {}
        self._random = Random(7)

    # Who is there

    def everybody_arrives(self) -> None:
        """Every third phone is on a network that forbids sockets; every second one will sleep."""
        for crowd in (self.awake, self.sleepy):
            crowd.pace(self.dose.pace)
        for seat, token in self.live.tokens.items():
            crowd = self.awake if seat % 2 else self.sleepy
            self._arrive(crowd, f"seat-{seat}", token=token, rung="socket" if seat % 3 else "polling")
        self._arrive(self.awake, TABLET, role="facilitator", token=self.live.tablet)
        self._arrive(self.awake, SCREEN, role="screen")
        until(lambda: all(each["view"] for each in self.devices().values()))

    def _arrive(self, crowd: Crowd, name: str, **who: Any) -> None:
        self._crowd_of[name] = crowd
        crowd.arrive(name, **who)

    def devices(self) -> dict[str, dict[str, Any]]:
        return {**self.awake.devices(), **self.sleepy.devices()}

    def device(self, name: str) -> dict[str, Any]:
        return self._crowd_of[name].devices()[name]

    def say(self, name: str, kind: str, **payload: Any) -> None:
        self.said[name].append((self._crowd_of[name].say(name, kind, **payload), kind, payload))

    def until_settled(self) -> None:
        """Everything said was answered, and every screen shows the server's own account of the table."""

        def settled() -> bool:
            return not any(self._lacking())

        until(settled, tell=lambda: list(self._lacking()))

    def _lacking(self) -> Iterator[tuple[Any, ...]]:
        for name, each in self.devices().items():
            waiting = [item["id"] for item in each["items"] if item["status"] == "waiting"]
            if waiting or (each["view"], each["mine"]) != self.truth(name, each["role"]):
                yield name, waiting, each["seq"], each["status"], each["links"]

    def truth(self, name: str, role: str) -> tuple[Any, Any]:
        """What the server shows a device that asks for everything, on a good line: the table, and what is its own."""
        tokens = {f"seat-{seat}": token for seat, token in self.live.tokens.items()} | {TABLET: self.live.tablet}
        address = f"{self.server.url}/tavoli/{self.live.code}/stato/?role={role}"
        _status, frame = fetch(address, token=tokens.get(name))
        return frame["view"], frame["mine"]

    # What they do

    def write(self, seats: Iterable[int]) -> None:
        for seat in seats:
            for number in range(self.dose.cards):
                self.say(f"seat-{seat}", "post_card", text=f"Proposta {seat}-{number} del {time.monotonic_ns()}")

    def vote(self, seats: Iterable[int], *, times: int, every_seconds: float = 0.0) -> None:
        for _time in range(times):
            for seat in seats:
                choice = sorted(self._random.sample((1, 2, 3), self._random.randint(0, 3)))
                self.say(f"seat-{seat}", "cast_ballot", ballot=BALLOT, choice=choice)
            time.sleep(every_seconds)

    def reach_the_ballot(self) -> None:
        self.say(TABLET, "close_moment", moment=WRITING)
        until(lambda: (self.device(TABLET)["view"]["moment"] or {}).get("phase") == "closed")
        for seat in range(1, VOTERS + 1):
            self.say(TABLET, "confirm_voter", seat=seat)
        self.say(TABLET, "open_moment", moment=BALLOT)
        until(lambda: all(each["view"]["ballot"] for each in self.devices().values()))

    def restart(self, end: Callable[[], None]) -> None:
        """The server goes while votes are on their way, and comes back."""
        voting = cycle(range(1, VOTERS + 1))
        for turn in range(self.dose.votes * VOTERS):
            self.vote([next(voting)], times=1, every_seconds=0.02)
            if turn == self.dose.votes:
                end()
        self.server.start()


def lose_packets_and_the_server(story: Story) -> None:
    """Everybody writes at 30 % loss; the server is killed, then asked to stop, in mid-vote."""
    seats = range(1, story.dose.seats + 1)
    story.line.lose(LOSS)
    story.write(seats)
    story.until_settled()
    story.reach_the_ballot()
    story.restart(story.server.kill)
    story.awake.reload("seat-1")
    story.restart(story.server.stop)
    story.line.clear()
    story.until_settled()


def go_dark_while_some_sleep(story: Story) -> None:
    """A blackout long enough for every device to notice, with votes said into it; the sleepers wake after its end."""
    story.awake.pace(story.dose.dark_pace)
    story.vote((2, 4), times=1)
    story.sleepy.sleep()
    story.line.darken()
    story.vote((1, 3), times=story.dose.votes, every_seconds=story.dose.dark_seconds / story.dose.votes)
    assert story.device("seat-1")["status"]["link"] == "down"
    story.line.clear()
    time.sleep(story.dose.sleep_seconds)
    story.sleepy.wake()
    story.awake.pace(story.dose.pace)
    story.vote(range(1, VOTERS + 1), times=1)
    story.until_settled()


def check_the_record(story: Story) -> None:
    """What was said stands in the log once, and nothing else does."""
    table, devices = story.live.table, story.devices()
    answers = {
        (command_id, answer["status"], answer.get("seq"))
        for device in devices.values()
        for command_id, answer in device["answers"].items()
    }
    assert {status for _id, status, _seq in answers} == {"arrived"}
    rows = CommandResult.objects.filter(table=table, command_id__startswith="cmd-")
    assert {(row.command_id, "arrived", row.last_seq) for row in rows} == answers
    arrived = {command_id for command_id, _status, _seq in answers}
    said = [each for name in story.said for each in story.said[name]]
    # Only a choice that a newer one replaced on the same phone may have stayed there.
    assert {kind for command_id, kind, _payload in said if command_id not in arrived} <= {"cast_ballot"}
    state = load(table.pk)
    texts = sorted(payload["text"] for _id, kind, payload in said if kind == "post_card")
    assert sorted(card.text for card in state.cards.values()) == texts
    cast = {command_id for command_id, kind, _payload in said if kind == "cast_ballot"} & arrived
    assert LogEvent.objects.filter(table=table, kind="ballot_cast").count() == len(cast)
    promises.check_log_is_in_order(table)


def check_the_choices(story: Story) -> None:
    """Each voter's last choice is the one that counts, and the one that its phone shows."""
    votes = {seat: choice for choice, seat in load(story.live.table.pk).ballots[BALLOT].votes.values()}
    for seat in range(1, VOTERS + 1):
        name = f"seat-{seat}"
        last = [payload["choice"] for _id, kind, payload in story.said[name] if kind == "cast_ballot"][-1]
        assert story.device(name)["mine"]["choice"] == last, name
        assert list(votes[seat]) == last, name


def play(server: Server, dose: Dose, *, means: str = "") -> str:
    """The whole story; returns by what means the line was bad."""
    live = LiveTable(dose.seats, script=SCRIPT)
    open_writing(live)
    with Line(server.port, means=means) as line, crowds(2, server, line, live) as gathered:
        story = Story(server, live, line, gathered, dose)
        story.everybody_arrives()
        lose_packets_and_the_server(story)
        go_dark_while_some_sleep(story)
        check_the_choices(story)
        check_the_record(story)
        return line.means
