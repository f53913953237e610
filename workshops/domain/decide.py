"""The rules of a table: what a command does in a state, or why it is refused. Pure: `now` (ms) is an argument."""

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from home.domain.refusal import Refused
from workshops.domain import commands as c
from workshops.domain import (
    deciding_ballots,
    deciding_cards,
    deciding_corrections,
    deciding_families,
    deciding_holds,
    deciding_moments,
    deciding_objections,
    deciding_photos,
    deciding_remarks,
    deciding_seats,
    deciding_sentences,
)
from workshops.domain.actors import Actor, FacilitatorActor, SeatActor
from workshops.domain.events import Event
from workshops.domain.script import Kind
from workshops.domain.standing import check_facilitation, check_seat
from workshops.domain.state import TableState
from workshops.domain.urn import Urn

Rule: TypeAlias = Callable[[TableState, Any, Actor, int], Sequence[Event]]


def _amend_card(state: TableState, command: c.AmendCard, by: Actor, now: int) -> Sequence[Event]:
    """Cards are corrected where they are written, and while they are clarified."""
    is_clarifying = state.spec is not None and state.spec.kind is Kind.CLARIFY
    rule = deciding_remarks.amend_shown_card if is_clarifying else deciding_cards.amend_card
    return rule(state, command, by, now)


RULES: dict[type[c.Command], Rule] = {
    c.OpenTable: deciding_moments.open_table,
    c.OpenMoment: deciding_moments.open_moment,
    c.CloseMoment: deciding_moments.close_moment,
    c.UndoClose: deciding_moments.undo_close,
    c.AddTime: deciding_moments.add_time,
    c.Hold: deciding_holds.hold,
    c.Resume: deciding_holds.resume,
    c.ReopenMoment: deciding_holds.reopen_moment,
    c.AskTime: deciding_holds.ask_time,
    c.Tick: deciding_moments.tick,
    c.TakeSeat: deciding_seats.take_seat,
    c.ReopenSeat: deciding_seats.reopen_seat,
    c.FreeSeat: deciding_seats.free_seat,
    c.RestoreSeat: deciding_seats.restore_seat,
    c.LockTable: deciding_seats.lock_table,
    c.UnlockTable: deciding_seats.unlock_table,
    c.ConfirmVoter: deciding_seats.confirm_voter,
    c.HandOverVote: deciding_seats.hand_over_vote,
    c.TakeFacilitation: deciding_seats.take_facilitation,
    c.RevokeFacilitation: deciding_seats.revoke_facilitation,
    c.PostCard: deciding_cards.post_card,
    c.PostCardFor: deciding_cards.post_card_for,
    c.AmendCard: _amend_card,
    c.WithdrawCard: deciding_cards.withdraw_card,
    c.HideCard: deciding_cards.hide_card,
    c.RestoreCard: deciding_cards.restore_card,
    c.EraseCard: deciding_cards.erase_card,
    c.AskQuestion: deciding_remarks.ask_question,
    c.AnswerQuestion: deciding_remarks.answer_question,
    c.SuggestWording: deciding_remarks.suggest_wording,
    c.AcceptWording: deciding_remarks.accept_wording,
    c.DeclineWording: deciding_remarks.decline_wording,
    c.GroupCards: deciding_families.group_cards,
    c.NameFamily: deciding_families.name_family,
    c.MergeFamilies: deciding_families.merge_families,
    c.SplitFamily: deciding_families.split_family,
    c.DetachCard: deciding_families.detach_card,
    c.UndoGrouping: deciding_families.undo_grouping,
    c.ProposeSentence: deciding_sentences.propose_sentence,
    c.AmendSentence: deciding_sentences.amend_sentence,
    c.WithdrawSentence: deciding_sentences.withdraw_sentence,
    c.SignSentence: deciding_sentences.sign_sentence,
    c.UnsignSentence: deciding_sentences.unsign_sentence,
    c.AcceptSentence: deciding_sentences.accept_sentence,
    c.SetSentenceAside: deciding_sentences.set_sentence_aside,
    c.MoveSentence: deciding_sentences.move_sentence,
    c.HideSentence: deciding_sentences.hide_sentence,
    c.RestoreSentence: deciding_sentences.restore_sentence,
    c.EraseSentence: deciding_sentences.erase_sentence,
    c.AskCorrection: deciding_corrections.ask_correction,
    c.WithdrawCorrection: deciding_corrections.withdraw_correction,
    c.AcceptCorrection: deciding_corrections.accept_correction,
    c.DeclineCorrection: deciding_corrections.decline_correction,
    c.HideCorrection: deciding_corrections.hide_correction,
    c.RestoreCorrection: deciding_corrections.restore_correction,
    c.EraseCorrection: deciding_corrections.erase_correction,
    c.AddPhoto: deciding_photos.add_photo,
    c.HidePhoto: deciding_photos.hide_photo,
    c.RestorePhoto: deciding_photos.restore_photo,
    c.ErasePhoto: deciding_photos.erase_photo,
    c.HideRemark: deciding_remarks.hide_remark,
    c.RestoreRemark: deciding_remarks.restore_remark,
    c.EraseRemark: deciding_remarks.erase_remark,
    c.CastBallot: deciding_ballots.cast_ballot,
    c.CastBallotFor: deciding_ballots.cast_ballot_for,
    c.CastSecretBallot: deciding_ballots.cast_secret_ballot,
    c.RaiseObjection: deciding_objections.raise_objection,
    c.RaiseObjectionFor: deciding_objections.raise_objection_for,
    c.ResolveObjection: deciding_objections.resolve_objection,
}


def decide(state: TableState, command: c.Command, *, by: Actor, now: int, urn: Urn = ()) -> tuple[Event, ...] | Refused:
    """The events that the command makes, or a refusal with its code. Never both, never neither.

    `now` is the server's receipt time in ms. Who sends is checked here, against the same state: a seat that was freed
    or taken over on another device, a facilitation card that was revoked, a role that may not send this at all. `urn`:
    the choices of the secret ballot that this may close; time alone closes one.
    """
    try:
        _check_actor(state, command, by)
        if isinstance(command, c.Tick):
            return tuple(deciding_moments.tick(state, command, by, now, urn))
        return tuple(RULES[type(command)](state, command, by, now))
    except Refused as refusal:
        return refusal


def check_may_send(command: type[c.Command], by: Actor) -> None:
    """Whether somebody of this role sends this at all. Raises Refused."""
    _command, allowed = c.COMMANDS[c.KIND_OF[command]]
    if not isinstance(by, allowed):
        raise Refused("not_facilitating" if FacilitatorActor in allowed else "not_allowed")


def _check_actor(state: TableState, command: c.Command, by: Actor) -> None:
    check_may_send(type(command), by)
    if not state.is_open and not isinstance(command, c.OpenTable):
        raise Refused("table_not_open")
    if isinstance(by, SeatActor):
        check_seat(state, by)
    elif isinstance(by, FacilitatorActor):
        check_facilitation(state, by)
