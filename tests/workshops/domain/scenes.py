"""One evening, stopped where a rule is asked: seated, writing, written, choosing, chosen.

Franca and Oreste sit for organisation 1, where Franca votes; Bruno for 2; Nadia as a resident; Teresa, without a phone,
for 3. Giulia facilitates, Dario directs, Ivo is a stranger.
"""

from home.domain.refusal import Refused
from tests.support.people import DIRECTOR, SCRIPT, STRANGER_SEAT
from tests.support.stories import GIULIA, Story
from workshops.domain import commands as c
from workshops.domain.actors import Actor, FacilitatorActor, SeatActor

FRANCA, BRUNO, NADIA, ORESTE, TERESA = (SeatActor(number) for number in range(1, 6))
IVO = SeatActor(STRANGER_SEAT)
IVO_WITH_A_CARD = FacilitatorActor(card=STRANGER_SEAT)
DARIO = DIRECTOR
CARDS = ((1, "Un tutor"), (2, "Laboratori aperti"), (3, "Un autobus la notte"))


def seated(script: tuple[dict, ...] = SCRIPT, capacity: int = 12) -> Story:
    return Story().open(script, capacity).sit(1, 2, None, 1).sit(3, has_phone=False)


def writing(script: tuple[dict, ...] = SCRIPT) -> Story:
    return seated(script).start(1)


def written(script: tuple[dict, ...] = SCRIPT) -> Story:
    """Three cards, by Franca, Bruno and Nadia; the writing is closed."""
    return writing(script).write(*CARDS).close()


def choosing(script: tuple[dict, ...] = SCRIPT) -> Story:
    return written(script).start(2)


def chosen(script: tuple[dict, ...] = SCRIPT) -> Story:
    """Franca is for 1 and 2, Bruno for 2; the result is closed."""
    return choosing(script).vote((1, (1, 2)), (2, (2,))).close()


def concluded(script: tuple[dict, ...] = SCRIPT) -> Story:
    return chosen(script).start(3).close()


def code_of(story: Story, command: c.Command, by: Actor = GIULIA) -> str | None:
    """The code with which the command is refused, None where it is accepted."""
    outcome = story.send(command, by)
    return outcome.code if isinstance(outcome, Refused) else None
