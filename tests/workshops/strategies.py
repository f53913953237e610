"""Whole tables, drawn at random: any command, by anybody, in any order, after any scene.

A new command adds one line to STRATEGIES and is covered by every property.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random

from hypothesis import strategies as st

from tests.support.people import LONG_SCRIPT, SCRIPT, WHOLE_SCRIPT, choose, conclude, write
from tests.support.stories import GIULIA, Story
from tests.workshops.drawing import PLACE, Draw
from workshops.domain import commands as c
from workshops.domain.commands import corrections, sentences
from workshops.domain.methods import Method
from workshops.domain.script import Kind, Secrecy
from workshops.domain.state import Phase

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
    c.PostCard: lambda d: c.PostCard(d.text(), **d.setting()),
    c.PostCardFor: lambda d: c.PostCardFor(
        d.seat(), d.text(), paper=d.one(None, None, 1, 2, 7, 0, 1000), **d.setting()
    ),
    c.AmendCard: lambda d: c.AmendCard(d.own_card(), d.text(), **d.setting()),
    c.WithdrawCard: lambda d: c.WithdrawCard(d.own_card()),
    c.HideCard: lambda d: c.HideCard(d.card(), d.one("personal_data", "offence", "duplicate", "other", "bad")),
    c.RestoreCard: lambda d: c.RestoreCard(d.card(lambda card: card.hidden_reason is not None)),
    c.EraseCard: lambda d: c.EraseCard(d.card(lambda card: not card.is_erased)),
    c.AskQuestion: lambda d: c.AskQuestion(d.card(), d.text()),
    c.AnswerQuestion: lambda d: c.AnswerQuestion(d.remark("question"), d.text()),
    c.SuggestWording: lambda d: c.SuggestWording(d.card(lambda card: card.seat != d.sender), d.text()),
    c.AcceptWording: lambda d: c.AcceptWording(d.remark("wording")),
    c.DeclineWording: lambda d: c.DeclineWording(d.remark("wording")),
    c.HideRemark: lambda d: c.HideRemark(d.remark(), d.one("personal_data", "offence", "duplicate", "other", "bad")),
    c.RestoreRemark: lambda d: c.RestoreRemark(d.hidden_remark()),
    c.EraseRemark: lambda d: c.EraseRemark(d.remark()),
    c.GroupCards: lambda d: c.GroupCards(d.cards(), d.one(0, 0, d.family())),
    c.NameFamily: lambda d: c.NameFamily(d.family(), d.text()),
    c.MergeFamilies: lambda d: c.MergeFamilies(*d.two_families()),
    c.SplitFamily: lambda d: c.SplitFamily(d.family()),
    c.DetachCard: lambda d: c.DetachCard(d.own_card()),
    c.UndoGrouping: lambda _d: c.UndoGrouping(),
    c.ProposeSentence: lambda d: c.ProposeSentence(d.text(), *d.cites(), minority=d.is_wild(0.4), seat=d.for_whom()),
    c.AmendSentence: lambda d: c.AmendSentence(d.own_sentence(), d.text(), *d.cites()),
    c.WithdrawSentence: lambda d: c.WithdrawSentence(d.own_sentence()),
    c.SignSentence: lambda d: c.SignSentence(number := d.minority(), d.for_whom(), d.version(number)),
    c.UnsignSentence: lambda d: c.UnsignSentence(d.minority()),
    c.AcceptSentence: lambda d: c.AcceptSentence(number := d.sentence(), d.version(number)),
    c.SetSentenceAside: lambda d: c.SetSentenceAside(d.accepted()),
    c.MoveSentence: lambda d: c.MoveSentence(*d.moved()),
    c.HideSentence: lambda d: c.HideSentence(d.sentence(), d.one("personal_data", "offence", "other", "bad")),
    c.RestoreSentence: lambda d: c.RestoreSentence(d.hidden_sentence()),
    c.EraseSentence: lambda d: c.EraseSentence(d.sentence()),
    c.AskCorrection: lambda d: c.AskCorrection(
        d.text(), card=d.one(0, 0, d.card()), sentence=d.one(0, 0, d.sentence())
    ),
    c.WithdrawCorrection: lambda d: c.WithdrawCorrection(d.own_correction()),
    c.AcceptCorrection: lambda d: c.AcceptCorrection(d.correction(), d.text()),
    c.DeclineCorrection: lambda d: c.DeclineCorrection(d.correction(), d.text()),
    c.HideCorrection: lambda d: c.HideCorrection(d.correction(), d.one("personal_data", "other", "bad")),
    c.RestoreCorrection: lambda d: c.RestoreCorrection(d.correction()),
    c.EraseCorrection: lambda d: c.EraseCorrection(d.correction()),
    c.AddPhoto: lambda d: c.AddPhoto(d.text(), d.digest(), d.one(2400, 640, 0, 9000), d.one(1800, 480)),
    c.HidePhoto: lambda d: c.HidePhoto(d.photo(), d.one("personal_data", "other", "bad")),
    c.RestorePhoto: lambda d: c.RestorePhoto(d.photo()),
    c.ErasePhoto: lambda d: c.ErasePhoto(d.photo()),
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
    c.RaiseObjection: lambda d: c.RaiseObjection(d.ballot(), d.option(), d.concern(), d.text()),
    c.RaiseObjectionFor: lambda d: c.RaiseObjectionFor(
        d.seat(lambda seat: not seat.has_phone), d.ballot(), d.option(), d.concern(), d.text()
    ),
    c.ResolveObjection: lambda d: c.ResolveObjection(
        d.remark("objection"), d.one("amended", "noted", "noted", "forgotten"), d.text()
    ),
}
# Five people at the table of `_acts`: enough for a secret ballot.
SECRET_SCRIPT = (write(), choose(secrecy="secret", electors="person"), conclude())
CONSENT_SCRIPT = (write(), choose(method="consent"), conclude())
WITH_TEXT = (
    *(c.NameFamily, c.PostCard, c.PostCardFor, c.AmendCard, c.AskQuestion, c.AnswerQuestion, c.SuggestWording),
    *(c.RaiseObjection, c.RaiseObjectionFor, c.ResolveObjection),
    *(c.ProposeSentence, c.AmendSentence, c.AskCorrection, c.AcceptCorrection, c.DeclineCorrection, c.AddPhoto),
)
PLACED = (c.PostCard, c.PostCardFor, c.AmendCard)
# What a room does most. Beside these each command there is comes about as often as any other.
_FREQUENT = (
    [c.PostCard] * 4
    + [c.CastBallot] * 6
    + [c.CastSecretBallot] * 3
    + [c.OpenMoment, c.OpenMoment, c.CloseMoment, c.Tick, c.UndoClose, c.AmendCard]
)
_ERASING = [c.EraseCard, c.EraseRemark, c.EraseSentence, c.EraseCorrection, c.ErasePhoto]
_ONCE_IN_A_WHILE = [c.OpenTable, c.RevokeFacilitation, *_ERASING]
# Elsewhere than in their moments these are mostly refused.
_AT_THE_END = [command for command, _actors in (*sentences.COMMANDS.values(), *corrections.COMMANDS.values())]
_USUAL = [kind for kind in STRATEGIES if kind not in _ONCE_IN_A_WHILE and kind not in _AT_THE_END]
_KINDS = _USUAL * 4 + _FREQUENT * 4 + _AT_THE_END + _ONCE_IN_A_WHILE * 2
# What is only done in a moment of its kind: there it is done often.
_OF_A_MOMENT = {
    Kind.WRITE: (c.PostCard, c.AmendCard, c.WithdrawCard, c.UndoClose),
    Kind.CLARIFY: (
        *(c.AskQuestion, c.AnswerQuestion, c.SuggestWording, c.AcceptWording, c.DeclineWording, c.DeclineWording),
        *(c.AmendCard, c.HideRemark, c.RestoreRemark),
    ),
    Kind.CHOOSE: (
        *(c.CastBallot, c.CastBallot, c.CastBallot, c.CastSecretBallot, c.CastBallotFor, c.UndoClose),
        *(c.RaiseObjection, c.RaiseObjection, c.RaiseObjectionFor, c.ResolveObjection),
    ),
    Kind.CONCLUDE: (
        *(c.ProposeSentence, c.ProposeSentence, c.ProposeSentence, c.AmendSentence),
        *(c.WithdrawSentence, c.WithdrawSentence),
        *(c.SignSentence, c.SignSentence, c.UnsignSentence, c.AcceptSentence, c.AcceptSentence, c.MoveSentence),
        *(c.MoveSentence, c.MoveSentence),
        *(c.SetSentenceAside, c.HideSentence, c.RestoreSentence, c.UndoClose),
    ),
    Kind.GROUP: (
        *(c.GroupCards, c.GroupCards, c.NameFamily, c.MergeFamilies, c.MergeFamilies),
        *(c.SplitFamily, c.DetachCard, c.UndoGrouping),
    ),
}
_AFTERWARDS = (
    *(c.AskCorrection, c.AskCorrection, c.AcceptCorrection, c.DeclineCorrection, c.WithdrawCorrection),
    *(c.HideCorrection, c.RestoreCorrection),
    *(c.AddPhoto, c.HidePhoto, c.RestorePhoto),
)
_WAITS = (0, 0, 1, 900, 900, 5_000, 9_999, 10_000, 60_000, 400_000)


def play(story: Story, seed: int) -> None:
    """Somebody tries something after a while."""
    draw = Draw(seed * 1009 + len(story.steps), story.state)
    story.wait(draw.one(*_WAITS))
    command = STRATEGIES[draw.one(*(_fitting(story, draw) or _KINDS))](draw)
    story.send(_marked(command, len(story.steps)), draw.actor(command))


def _fitting(story: Story, draw: Draw) -> tuple[type[c.Command], ...]:
    """Now and then what the present moment asks for, or nothing in particular."""
    spec, moment = story.state.spec, story.state.moment
    if spec is None or moment is None or not draw.is_wild(0.4):
        return ()
    if story.state.is_concluded:
        return _AFTERWARDS
    return (c.UndoClose,) if moment.phase is Phase.CLOSING and draw.is_wild(0.3) else _OF_A_MOMENT.get(spec.kind, ())


def _marked(command: c.Command, number: int) -> c.Command:
    if isinstance(command, PLACED) and command.area == PLACE:
        command = replace(command, area=f"{PLACE}-{number}")
    if isinstance(command, WITH_TEXT) and 0 < len(command.text.strip()) < 100:
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
    if story.state.script[1].method is Method.CONSENT:
        story.vote((1, (1, 0, 2, 1)))
        story.must(c.RaiseObjection(2, 1, "harm", canary("Fa rumore", 1006)), story.seat(2))
        story.must(c.RaiseObjection(2, 2, "other", canary("Costa", 1007)), story.seat(2))
        story.must(c.ResolveObjection(1, "amended", canary("Di giorno", 1008)), GIULIA)
        return
    if story.state.script[1].secrecy is Secrecy.OPEN:
        story.vote((1, (1,)), (2, (2,)))
        return
    for seat, receipt in ((1, "4829173655208841"), (2, "1029384756473829"), (3, "0000000000000000")):
        story.must(c.CastSecretBallot(2, (1 + seat % 2,), receipt), story.seat(seat))


def _long_acts(story: Story) -> list[Callable[[], object]]:
    """A table that clarifies what was written before it chooses."""
    return [
        *_acts(story, LONG_SCRIPT)[:5],
        lambda: story.start(2),
        lambda: story.must(c.AskQuestion(1, canary("Quanti?", 1004)), story.seat(2)),
        lambda: story.must(c.SuggestWording(2, canary("Meglio", 1005)), story.seat(1)),
        lambda: story.must(c.AcceptWording(2), story.seat(2)),
        story.close,
        lambda: story.start(3),
    ]


def _whole_acts(story: Story) -> list[Callable[[], object]]:
    """A table that clarifies, groups what says the same, and chooses between families."""
    return [
        *_acts(story, WHOLE_SCRIPT)[:3],
        lambda: story.write(*((1 + number % 4, canary("Carta", 1010 + number)) for number in range(6))).close(),
        lambda: story.start(2).close().start(3),
        lambda: story.must(c.GroupCards((1, 3)), GIULIA),
        lambda: story.must(c.GroupCards((2, 5)), GIULIA),
        lambda: story.must(c.NameFamily(1, "Insieme"), GIULIA),
        story.close,
        lambda: story.start(4),
        lambda: story.vote((1, (1,)), (2, (2,))),
        story.close,
    ]


def _concluding_acts(story: Story) -> list[Callable[[], object]]:
    """A table that writes its synthesis, with a position of a minority, and is asked for corrections."""
    return [
        *_acts(story, SCRIPT)[:3],
        lambda: story.write((1, canary("Prima", 1001)), (2, canary("Seconda", 1002)), (4, canary("Terza", 1003))),
        lambda: story.close().start(2).vote((1, (1,)), (2, (2,))).close().start(3),
        lambda: _propose(story),
        lambda: [story.must(c.AcceptSentence(number), GIULIA) for number in (1, 3)],
        lambda: story.must(c.HideSentence(2, "other"), GIULIA),
        story.close,
        lambda: [story.must(c.AskCorrection(canary("Manca", 1023), card=1), story.seat(seat)) for seat in (1, 2)],
    ]


def _propose(story: Story) -> None:
    story.must(c.ProposeSentence(canary("Serve", 1020), cards=(1, 2), ballots=(2,)), story.seat(1))
    story.must(c.ProposeSentence(canary("Invece no", 1021), cards=(2,), minority=True), story.seat(2))
    story.must(c.SignSentence(2), story.seat(3))
    story.must(c.ProposeSentence(canary("Insieme", 1022), ballots=(2,)), GIULIA)


_seeds = st.integers(0, 2**16)


def _scenes(story: Story) -> list[list[Callable[[], object]]]:
    """Ordinary evenings, act by act."""
    ordinary = [_acts(story, script) for script in (SCRIPT, SCRIPT, SECRET_SCRIPT, CONSENT_SCRIPT)]
    return [*ordinary, *[_long_acts(story)] * 3, *[_whole_acts(story)] * 3, *[_concluding_acts(story)] * 4]


_ACTS = (0, 1, 2, 3, 4, 4, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12)


@st.composite
def stories(draw: st.DrawFn, *, longest: int = 30) -> Story:
    """A table after some ordinary acts and then anything at all. One drawn number per command: it shrinks to few."""
    story = Story()
    for act in draw(st.sampled_from(_scenes(story)))[: draw(st.sampled_from(_ACTS))]:
        act()
    shortest = draw(st.sampled_from([0, longest // 2, longest]))
    for seed in draw(st.lists(_seeds, min_size=shortest, max_size=longest)):
        play(story, seed)
    return story


def long_story(seed: int, *, commands: int = 30) -> Story:
    """The same by plain chance, without the short ones that a property is tried on first."""
    chance, story = Random(seed), Story()
    for act in chance.choice(_scenes(story))[: chance.choice(_ACTS)]:
        act()
    for _command in range(commands):
        play(story, chance.randrange(2**16))
    return story
