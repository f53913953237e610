"""A room over a played story, and who is connected to it: no database, no socket."""

from uuid import UUID

from tests.support.people import directory
from tests.support.stories import Story
from tests.workshops.live.wires import Server
from workshops.domain.audiences import Audience
from workshops.live.connection import Connection
from workshops.live.room import Room
from workshops.queries import Doorkeeper

EPOCH = UUID("00000000-0000-4000-8000-0000000000aa")
OTHER_EPOCH = UUID("00000000-0000-4000-8000-0000000000bb")
LATER = 1_778_594_999_000


class Evening:
    """A story and the room that shows it. `go` plays something and publishes it."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.room = Room(7, EPOCH, story.state, self.names, self.door)
        self.room.clock = lambda: LATER

    @property
    def names(self):
        return directory(self.story.state.seats)

    @property
    def door(self) -> Doorkeeper:
        seats = self.story.state.seats.values()
        return Doorkeeper(seats={f"token-{seat.number}": (seat.number, seat.generation) for seat in seats})

    def read_names(self) -> None:
        self.room.know(self.names, self.door)

    def come(self, audience: Audience, *, seat: int | None = None, card: int | None = None) -> "Screen":
        return Screen(self, audience, seat=seat, card=card)

    def seat(self, number: int) -> "Screen":
        return self.come(Audience.PARTICIPANT, seat=number)

    def desk(self, card: int = 1) -> "Screen":
        return self.come(Audience.FACILITATOR, card=card)

    def show(self) -> None:
        """What the story has come to is committed and published."""
        self.room.advance(self.story.state, EPOCH)
        self.room.publish()


class Screen:
    """A connection in the room with the frames that reached it."""

    def __init__(self, evening: Evening, audience: Audience, *, seat: int | None, card: int | None) -> None:
        self.server = Server()
        self.connection = Connection(self.server.send, audience)
        self.connection.seat, self.connection.facilitation = seat, card
        state = evening.room.state
        if seat is not None and seat in state.seats:
            self.connection.generation = state.seats[seat].generation
        if card is not None and card in state.facilitation:
            self.connection.generation = state.facilitation[card].generation
        evening.room.join(self.connection)

    async def received(self) -> list:
        """Everything since the last time it was asked."""
        found = await self.server.settle()
        self.server.messages.clear()
        return found

    async def kinds(self) -> list:
        return [each["type"] if isinstance(each, dict) else each for each in await self.received()]
