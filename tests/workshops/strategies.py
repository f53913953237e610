"""Whole tables, drawn at random: any command, by anybody, in any order, after any scene.

A new command adds one line to STRATEGIES and is covered by every property.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from hypothesis import strategies as st

from tests.support.people import SCRIPT, choose, conclude, write
from tests.support.stories import Story
from tests.workshops.drawing import Draw
from workshops.domain import commands as c
from workshops.domain.script import Secrecy

STRATEGIES: Mapping[type[c.Command], Callable[[Draw], c.Command]] = {
    c.OpenTable: lambda d: c.OpenTable(d.script(), capacity=d.one(0, 2, 6)),
    c.TakeSeat: lambda d: c.TakeSeat(
        d.one(1, 2, 3, None), d.one("school", "union"), is_resident=d.one(True, False), has_phone=d.one(True, False)
    ),
    c.ReopenSeat: lambda d: c.ReopenSeat(d.seat()),
    c.TakeFacilitation: lambda d: c.TakeFacilitation(d.one(1, 2, 3)),
    c.RevokeFacilitation: lambda d: c.RevokeFacilitation(d.one(1, 3, 4, 4)),
    c.OpenMoment: lambda d: c.OpenMoment(d.moment(ahead=1)),
    c.CloseMoment: lambda d: c.CloseMoment(d.moment()),
    c.UndoClose: lambda d: c.UndoClose(d.moment()),
    c.AddTime: lambda d: c.AddTime(d.one(1, 5, 1, 5, 0, -1, 600)),
    c.Hold: lambda d: c.Hold(d.moment()),
    c.Resume: lambda d: c.Resume(d.moment()),
    c.ReopenMoment: lambda d: c.ReopenMoment(d.moment(), d.one("late", "mistake", "more_time", "other", "bad")),
    c.AskTime: lambda d: c.AskTime(d.moment()),
    c.Tick: lambda d: c.Tick(d.moment(), due=d.one(0, 0, 0, 2**53)),
    c.PostCard: lambda d: c.PostCard(d.text()),
    c.PostCardFor: lambda d: c.PostCardFor(d.seat(), d.text()),
    c.AmendCard: lambda d: c.AmendCard(d.own_card(), d.text()),
    c.WithdrawCard: lambda d: c.WithdrawCard(d.own_card()),
    c.HideCard: lambda d: c.HideCard(d.card(), d.one("personal_data", "offence", "duplicate", "other", "bad")),
    c.RestoreCard: lambda d: c.RestoreCard(d.card(lambda card: card.hidden_reason is not None)),
    c.EraseCard: lambda d: c.EraseCard(d.card(lambda card: not card.is_erased)),
    c.ConfirmVoter: lambda d: c.ConfirmVoter(d.seat()),
    c.HandOverVote: lambda d: c.HandOverVote(d.one(1, 4, 4, d.seat())),
    c.FreeSeat: lambda d: c.FreeSeat(d.seat()),
    c.RestoreSeat: lambda d: c.RestoreSeat(d.seat(lambda seat: seat.is_freed)),
    c.LockTable: lambda _d: c.LockTable(),
    c.UnlockTable: lambda _d: c.UnlockTable(),
    c.CastBallot: lambda d: c.CastBallot(d.ballot(), d.choice()),
    c.CastSecretBallot: lambda d: c.CastSecretBallot(
        d.ballot(), d.choice(), d.one("4829173655208841", "0000000000000000", "1029384756473829", "1" * 16, "short")
    ),
    c.CastBallotFor: lambda d: c.CastBallotFor(d.seat(lambda seat: not seat.has_phone), d.ballot(), d.choice()),
}
# Five people at the table of `_acts`: enough for a secret ballot.
SECRET_SCRIPT = (write(), choose(secrecy="secret", electors="person"), conclude())
# What a room does most. Beside these each command there is comes about as often as any other.
_FREQUENT = (
    [c.PostCard] * 4
    + [c.CastBallot] * 6
    + [c.CastSecretBallot] * 3
    + [c.OpenMoment, c.OpenMoment, c.CloseMoment, c.Tick, c.UndoClose, c.AmendCard]
)
_ONCE_IN_A_WHILE = [c.OpenTable, c.RevokeFacilitation, c.EraseCard]
_KINDS = [kind for kind in STRATEGIES if kind not in _ONCE_IN_A_WHILE] * 2 + _FREQUENT * 2 + _ONCE_IN_A_WHILE
_WAITS = (0, 0, 1, 900, 900, 5_000, 9_999, 10_000, 60_000, 400_000)


def play(story: Story, seed: int) -> None:
    """Somebody tries something after a while."""
    draw = Draw(seed * 1009 + len(story.steps), story.state)
    story.wait(draw.one(*_WAITS))
    command = STRATEGIES[draw.one(*_KINDS)](draw)
    story.send(_marked(command, len(story.steps)), draw.actor(command))


def _marked(command: c.Command, number: int) -> c.Command:
    if isinstance(command, (c.PostCard, c.PostCardFor, c.AmendCard)) and 0 < len(command.text.strip()) < 100:
        return replace(command, text=canary(command.text, number))
    return command


def canary(text: str, number: int) -> str:
    """A text unlike every other of its story, found again by a plain search."""
    return f"{text}⟨testo-{number}⟩"


def _acts(story: Story, script: tuple[dict, ...]) -> list[Callable[[], object]]:
    """An ordinary table: opened, seated, writing, written, closed, choosing, chosen, closed, concluding."""
    return [
        lambda: story.open(script, capacity=6),
        lambda: story.sit(1, 2, None, 1).sit(3, has_phone=False),
        lambda: story.start(1),
        lambda: story.write((1, canary("Prima", 1001)), (2, canary("Seconda", 1002)), (4, canary("Terza", 1003))),
        story.close,
        lambda: story.start(2),
        lambda: _vote(story),
        story.close,
        lambda: story.start(3),
    ]


def _vote(story: Story) -> None:
    if story.state.script[1].secrecy is Secrecy.OPEN:
        story.vote((1, (1,)), (2, (2,)))
        return
    for seat, receipt in ((1, "4829173655208841"), (2, "1029384756473829"), (3, "0000000000000000")):
        story.must(c.CastSecretBallot(2, (1 + seat % 2,), receipt), story.seat(seat))


_seeds = st.integers(0, 2**16)


@st.composite
def stories(draw: st.DrawFn, *, longest: int = 30) -> Story:
    """A table after some ordinary acts and then anything at all. One drawn number per command: it shrinks to few."""
    story = Story()
    for act in _acts(story, draw(st.sampled_from([SCRIPT, SCRIPT, SECRET_SCRIPT])))[
        : draw(st.sampled_from([0, 1, 2, 3, 4, 4, 5, 6, 6, 7, 7, 8, 9]))
    ]:
        act()
    shortest = draw(st.sampled_from([0, longest // 2, longest]))
    for seed in draw(st.lists(_seeds, min_size=shortest, max_size=longest)):
        play(story, seed)
    return story
