"""What travels is bounded by what stands on the table, not by what happened at it. Bytes are exact, and asserted."""

from tests.support.people import SECOND, directory
from tests.support.stories import GIULIA, Story
from workshops.domain import commands as c
from workshops.domain.audiences import Audience
from workshops.domain.difference import difference
from workshops.domain.view import view_of
from workshops.domain.view_seats import mine_of
from workshops.live.frames import Frame
from workshops.live.room import SHOWN_KEPT, Room
from workshops.queries import Doorkeeper

SEATS = 12
RESUME_BYTES_MAX, SNAPSHOT_BYTES_MAX = 20_000, 100_000
FULL_TEXT = ("Un tutor per ogni tirocinio, con un nome e un telefono " * 6)[:280]


def bytes_of(content: dict) -> int:
    return len(Frame(content).wire)


def table_of_twelve() -> Story:
    return Story().open().sit(*range(1, SEATS + 1)).start(1)


def test_resume_of_a_table_of_twelve_after_a_minute_away_is_small():
    story = table_of_twelve()
    left = story.state
    for minute_half in range(2):
        story.write(*((seat, f"{minute_half}{FULL_TEXT[1:]}") for seat in range(1, SEATS + 1)))
        story.wait(30 * SECOND)

    people = directory(story.state.seats)
    sizes = {}
    for audience in Audience:
        patch = difference(left, story.state, people, people, audience)
        sizes[audience] = bytes_of({"type": "patch", "from": left.seq, "to": story.state.seq, "now": 0, **patch})
    mine = bytes_of({"type": "mine", "to": story.state.seq, "mine": mine_of(story.state, 1, people)})

    assert max(sizes.values()) + mine <= RESUME_BYTES_MAX, sizes


def test_late_joiner_pays_for_what_stands_and_not_for_five_thousand_events():
    story = table_of_twelve()
    story.write(*((seat, FULL_TEXT) for seat in range(1, SEATS + 1) for _card in range(5)))
    # Who facilitates hides and restores the same card: history grows, the table does not.
    while story.state.seq < 5_000:
        story.must(c.HideCard(1, "other"), GIULIA)
        story.must(c.RestoreCard(1), GIULIA)
        story.wait(SECOND)

    people = directory(story.state.seats)
    sizes = {audience: bytes_of({"view": view_of(story.state, people, audience)}) for audience in Audience}

    assert max(sizes.values()) + bytes_of({"mine": mine_of(story.state, 1, people)}) <= SNAPSHOT_BYTES_MAX, sizes


def test_room_remembers_a_bounded_part_of_what_it_showed():
    story = table_of_twelve()
    room = Room(1, epoch=1, state=story.state, directory=directory(story.state.seats), door=Doorkeeper({}, {}))
    for _turn in range(SHOWN_KEPT):
        for command in (c.LockTable(), c.UnlockTable()):
            story.must(command, GIULIA)
            room.advance(story.state, 1)
            room.answer_for(Audience.PARTICIPANT, since=None, epoch=None)

    assert {audience: len(shown) for audience, shown in room._shown.items()} == {
        audience: SHOWN_KEPT if audience is Audience.PARTICIPANT else 1 for audience in Audience
    }
