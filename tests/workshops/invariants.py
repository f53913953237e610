"""What holds of every table whatever is tried: each function takes a played story and asserts one rule."""

from random import Random

import pytest

from home.domain.refusal import Refused
from tests.support.recount import announced, recounted
from tests.support.stories import Step, Story, records, reread
from tests.workshops import invariants_content
from tests.workshops.breakdown import check_breakdown
from tests.workshops.objecting import check_objections_and_choices_say_the_same, check_resolution
from workshops.domain import events as e
from workshops.domain.actors import FacilitatorActor, SeatActor
from workshops.domain.ballots import rules_of
from workshops.domain.commands import COMMANDS, KIND_OF, ReopenMoment
from workshops.domain.decide import decide
from workshops.domain.evolve import fold
from workshops.domain.methods import METHODS
from workshops.domain.recount import first_miscount
from workshops.domain.script import Electors, Secrecy
from workshops.domain.state import EMPTY, Phase, TableState

CONTRIBUTIONS = (
    e.CardPosted,
    e.CardAmended,
    e.CardWithdrawn,
    e.BallotCast,
    e.SecretBallotCast,
    e.QuestionAsked,
    e.QuestionAnswered,
    e.WordingSuggested,
    e.WordingAccepted,
    e.WordingDeclined,
    e.ObjectionRaised,
    e.ObjectionWithdrawn,
    e.ObjectionResolved,
    e.CardsGrouped,
    e.FamilyNamed,
    e.FamiliesMerged,
    e.FamilySplit,
    e.CardDetached,
    e.GroupingUndone,
    e.SentenceProposed,
    e.SentenceAmended,
    e.SentenceWithdrawn,
    e.SentenceSigned,
    e.SentenceUnsigned,
    e.SentenceAccepted,
    e.SentenceSetAside,
    e.SentenceMoved,
)
ERASING = (e.CardErased, e.RemarkErased, e.SentenceErased, e.CorrectionErased, e.PhotoErased)
# What may still happen once a table has concluded: hiding, erasing, and who sits where.
AFTER_CONCLUSION = (
    e.CardHidden,
    e.CardRestored,
    e.CardErased,
    e.RemarkHidden,
    e.RemarkRestored,
    e.RemarkErased,
    e.SentenceHidden,
    e.SentenceRestored,
    e.SentenceErased,
    e.CorrectionAsked,
    e.CorrectionWithdrawn,
    e.CorrectionAccepted,
    e.CorrectionDeclined,
    e.CorrectionHidden,
    e.CorrectionRestored,
    e.CorrectionErased,
    e.PhotoAdded,
    e.PhotoHidden,
    e.PhotoRestored,
    e.PhotoErased,
    e.SeatReopened,
    e.SeatFreed,
    e.SeatRestored,
    e.VoterConfirmed,
    e.VoteHandedOver,
    e.FacilitationTaken,
    e.FacilitationRevoked,
    e.TableLocked,
    e.TableUnlocked,
)


_SAID = (e.QuestionAsked, e.WordingSuggested, e.ObjectionRaised)


def check_decides_events_or_refuses(story: Story) -> None:
    """Events or a code, never both, never neither; the same again; a refusal leaves the state alone."""
    for step in story.steps:
        again = decide(step.before, step.command, by=step.by, now=step.now, urn=step.urn)
        if isinstance(step.outcome, Refused):
            assert step.after is step.before
            assert isinstance(again, Refused)
            assert (again.code, again.details) == (step.outcome.code, step.outcome.details)
        else:
            assert step.outcome
            assert all(type(event) in e.KIND_OF for event in step.outcome)
            assert again == step.outcome


def check_accepts_only_valid_senders(story: Story) -> None:
    """Nothing is accepted from another role, a replaced device, a freed seat or a revoked card."""
    for step in story.steps:
        if not step.is_accepted:
            continue
        assert isinstance(step.by, COMMANDS[KIND_OF[type(step.command)]][1])
        if isinstance(step.by, SeatActor):
            seat = step.before.seats[step.by.seat]
            assert (seat.generation, seat.is_freed) == (step.by.generation, False)
        if isinstance(step.by, FacilitatorActor):
            held = step.before.facilitation[step.by.card]
            assert (held.generation, held.is_revoked) == (step.by.generation, False)


def check_numbers_are_gapless(story: Story) -> None:
    """Places in the log, seats, cards and moments are numbered 1, 2, 3 …; time in the log never runs back."""
    assert [seq for seq, _at, _event in story.recorded] == list(range(1, len(story.recorded) + 1))
    numbered = (
        *((e.SeatTaken, "seat"), (e.CardPosted, "card"), (_SAID, "remark"), (e.MomentOpened, "moment")),
        *((e.SentenceProposed, "sentence"), (e.CorrectionAsked, "correction"), (e.PhotoAdded, "photo")),
    )
    for kind, name in numbered:
        numbers = [getattr(event, name) for _seq, _at, event in story.recorded if isinstance(event, kind)]
        assert numbers == list(range(1, len(numbers) + 1))
    times = [at for _seq, at, _event in story.recorded]
    assert times == sorted(times)


def check_table_is_never_overfull(story: Story) -> None:
    for state in story.states:
        assert sum(1 for seat in state.seats.values() if not seat.is_freed) <= state.capacity


def check_one_vote_per_voter(story: Story) -> None:
    """A vote comes from the one seat that votes for its organisation then, for options that were on the table."""
    for step in story.steps:
        for event in step.outcome if step.is_accepted else ():
            if isinstance(event, e.BallotCast):
                _check_vote(step, event, event.choice)
            if isinstance(event, e.SecretBallotCast):
                _check_vote(step, event, step.command.choice)
    for state in story.states:
        for ballot in state.ballots.values():
            assert len(ballot.votes) <= len(state.seats)


def _check_vote(step: Step, event: e.BallotCast | e.SecretBallotCast, choice: tuple[int, ...]) -> None:
    spec = step.before.script[event.ballot - 1]
    seat = step.before.seats[event.seat]
    if isinstance(event, e.BallotCast) and event.channel == "resolution":
        check_resolution(step, event)
        return
    METHODS[spec.method].check(rules_of(spec, step.before.ballots[event.ballot]), choice)
    assert (spec.secrecy is Secrecy.SECRET) == isinstance(event, e.SecretBallotCast)
    if spec.electors is Electors.PERSON:
        assert event.voter == f"seat:{seat.number}"
    else:
        assert event.voter == f"organisation:{seat.organisation}"
        assert step.before.voters[seat.organisation] == seat.number
    if isinstance(step.by, FacilitatorActor):
        assert not seat.has_phone


def check_results_are_frozen_and_recountable(story: Story) -> None:
    """No result before its moment is closed; afterwards never another one; anybody counts the same from the log."""
    shown: dict[int, object] = {}
    for state in story.states:
        for number, ballot in state.ballots.items():
            if number in shown:
                assert ballot.result == shown[number]
            elif ballot.result is not None:
                assert state.moment is not None
                assert (state.moment.number, state.moment.phase) == (number, Phase.CLOSED)
                shown[number] = ballot.result
    assert first_miscount(story.recorded) is None
    events = [event for _seq, _at, event in story.recorded]
    for number, result in shown.items():
        assert recounted(events, number) == announced(result)
        assert result["voted"] <= result["voters"]
        check_breakdown(result)


def check_closed_moments_take_nothing(story: Story) -> None:
    """A contribution counts only in its open moment and before the announced end, by the server's clock."""
    for step in story.steps:
        if not any(isinstance(event, CONTRIBUTIONS) for event in (step.outcome if step.is_accepted else ())):
            continue
        moment = step.before.moment
        assert moment is not None
        assert moment.phase is not Phase.CLOSED
        assert not moment.is_held
        last = _announced_end(step.before)
        assert last is None or step.now < last


def _announced_end(state: TableState) -> int | None:
    if state.moment is None:
        return None
    grace = state.script[state.moment.number - 1].grace_seconds * 1000
    ends_at = state.moment.ends_at
    return state.moment.closes_at or (ends_at + grace if ends_at is not None else None)


def check_announced_end_is_final(story: Story) -> None:
    """Once the announced end of a moment has passed, only its reopening, for a reason, makes it take anything again."""
    over: set[int] = set()
    for step in story.steps:
        last = _announced_end(step.before)
        if step.before.moment is not None and last is not None and step.now >= last:
            over.add(step.before.moment.number)
        if step.is_accepted and isinstance(step.command, ReopenMoment):
            over.discard(step.command.moment)
        after = _announced_end(step.after)
        if step.after.moment is not None and step.after.moment.number in over:
            assert step.after.moment.phase is Phase.CLOSED or (after is not None and after <= step.now), step


def check_concluded_table_is_over(story: Story) -> None:
    concluded = False
    for _seq, _at, event in story.recorded:
        assert not concluded or isinstance(event, AFTER_CONCLUSION)
        concluded = concluded or isinstance(event, e.TableConcluded)
    if concluded:
        assert story.state.is_concluded


def check_snapshot_and_events_equal_the_fold(story: Story) -> None:
    """From a snapshot at any place: later events, with overlaps ignored, give the same state; a gap is refused."""
    assert [fold(story.recorded[:seq]) for seq in range(len(story.states))] == story.states
    random = Random(len(story.recorded))
    for _try in range(4):
        place = random.randint(0, len(story.recorded))
        overlap = random.randint(0, place)
        assert fold(story.recorded[overlap:], story.states[place]) == story.state
        assert fold([*story.recorded, *story.recorded], story.states[place]) == story.state
        if place + 2 <= len(story.recorded):
            with pytest.raises(ValueError, match="gap in the log"):
                fold(story.recorded[place + 1 :], story.states[place])


def check_record_round_trip(story: Story) -> None:
    """What is written in canonical JSON is read as the same events; names of people are nowhere in it."""
    rows = records(story)
    assert reread(rows) == story.recorded
    assert not any("Nome-" in f"{body}{sealed}" for *_place, body, sealed in rows)


def check_erased_parts_leave_a_fold(story: Story) -> None:
    """Without the parts that were erased the state is the same; without any sealed part it still folds."""
    rows = records(story)
    erased = {seq for _s, _a, event in story.recorded if isinstance(event, ERASING) for seq in event.parts}
    assert fold(reread(rows, without=frozenset(erased))) == story.state
    bare = fold(reread(rows, without=frozenset(range(len(rows) + 1))), EMPTY)
    assert (bare.seq, bare.seats, bare.voters) == (story.state.seq, story.state.seats, story.state.voters)
    assert [ballot.result for ballot in bare.ballots.values()] == [b.result for b in story.state.ballots.values()]
    assert {card.text for card in bare.cards.values()} <= {None}
    assert {remark.text for remark in bare.remarks.values()} <= {None}
    assert {family.name for family in bare.families.values()} <= {None}
    assert {(each.text, each.seat, each.signers) for each in bare.sentences.values()} <= {(None, None, ())}
    assert {(each.text, each.reason, each.seat) for each in bare.corrections.values()} <= {(None, None, None)}
    assert {(each.text, each.digest) for each in bare.photos.values()} <= {(None, None)}


CHECKS = [
    check_decides_events_or_refuses,
    check_accepts_only_valid_senders,
    check_numbers_are_gapless,
    check_table_is_never_overfull,
    check_one_vote_per_voter,
    check_objections_and_choices_say_the_same,
    check_results_are_frozen_and_recountable,
    check_closed_moments_take_nothing,
    check_announced_end_is_final,
    check_concluded_table_is_over,
    check_snapshot_and_events_equal_the_fold,
    check_record_round_trip,
    check_erased_parts_leave_a_fold,
    *invariants_content.CHECKS,
]
