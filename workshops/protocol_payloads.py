"""What each command carries, and how that becomes a command of the domain."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any

from pydantic import Field

from workshops.domain import commands as c
from workshops.domain.places import ITALIAN
from workshops.protocol_fields import Area, Choice, Language, Number, Point, Strict, Text


class _Empty(Strict):
    pass


class _PostCard(Strict):
    text: Text
    lang: Language = ITALIAN
    area: Area | None = None
    point: Point | None = None


class _Moment(Strict):
    moment: Number


class _Reopen(Strict):
    moment: Number
    reason: Annotated[str, Field(max_length=20)]


class _Minutes(Strict):
    minutes: Number


class _Card(Strict):
    card: Number


class _CardText(Strict):
    card: Number
    text: Text


class _AmendCard(Strict):
    card: Number
    text: Text
    lang: Language | None = None
    area: Area | None = None
    point: Point | None = None


class _Remark(Strict):
    remark: Number


class _RemarkText(Strict):
    remark: Number
    text: Text


class _HideRemark(Strict):
    remark: Number
    reason: Annotated[str, Field(max_length=20)]


class _Group(Strict):
    cards: Choice
    family: Number


class _Family(Strict):
    family: Number


class _FamilyName(Strict):
    family: Number
    text: Text


class _Sentence(Strict):
    sentence: Number


class _SignSentence(Strict):
    sentence: Number
    seat: Number | None = None
    version: Number = 0


class _AcceptSentence(Strict):
    sentence: Number
    version: Number = 0


class _Propose(Strict):
    text: Text
    cards: Choice = []
    families: Choice = []
    ballots: Choice = []
    minority: bool = False
    seat: Number | None = None


class _AmendSentence(Strict):
    sentence: Number
    text: Text
    cards: Choice = []
    families: Choice = []
    ballots: Choice = []


class _MoveSentence(Strict):
    sentence: Number
    place: Number


class _HideSentence(Strict):
    sentence: Number
    reason: Annotated[str, Field(max_length=20)]


class _AskCorrection(Strict):
    text: Text
    card: Number = 0
    sentence: Number = 0


class _Correction(Strict):
    correction: Number


class _CorrectionText(Strict):
    correction: Number
    text: Text


class _HideCorrection(Strict):
    correction: Number
    reason: Annotated[str, Field(max_length=20)]


class _Photo(Strict):
    photo: Number


class _HidePhoto(Strict):
    photo: Number
    reason: Annotated[str, Field(max_length=20)]


class _Merge(Strict):
    family: Number
    into: Number


class _Hide(Strict):
    card: Number
    reason: Annotated[str, Field(max_length=20)]


class _Seat(Strict):
    seat: Number


class _PostCardFor(Strict):
    seat: Number
    text: Text
    lang: Language = ITALIAN
    area: Area | None = None
    point: Point | None = None
    paper: Number | None = None


class _Ballot(Strict):
    ballot: Number
    choice: Choice


class _BallotFor(Strict):
    seat: Number
    ballot: Number
    choice: Choice


class _Objection(Strict):
    ballot: Number
    card: Number
    concern: Annotated[str, Field(max_length=20)]
    text: Text


class _ObjectionFor(_Objection):
    seat: Number


class _Resolution(Strict):
    remark: Number
    how: Annotated[str, Field(max_length=20)]
    text: Text


class _SecretBallot(Strict):
    ballot: Number
    choice: Choice
    receipt: Annotated[str, Field(pattern=r"^[0-9]{16}$")]


def _point(payload: _PostCard | _AmendCard | _PostCardFor) -> tuple[int, ...] | None:
    return None if payload.point is None else tuple(payload.point)


def _cites(payload: _Propose | _AmendSentence) -> dict[str, tuple[int, ...]]:
    return {"cards": tuple(payload.cards), "families": tuple(payload.families), "ballots": tuple(payload.ballots)}


# Wire name -> (schema of the payload, how it becomes a command). What is not here cannot be sent by a client.
PAYLOADS: Mapping[str, tuple[type[Strict], Callable[[Any], c.Command]]] = {
    "post_card": (_PostCard, lambda p: c.PostCard(p.text, p.lang, p.area, _point(p))),
    "amend_card": (_AmendCard, lambda p: c.AmendCard(p.card, p.text, p.lang, p.area, _point(p))),
    "withdraw_card": (_Card, lambda p: c.WithdrawCard(card=p.card)),
    "cast_ballot": (_Ballot, lambda p: c.CastBallot(ballot=p.ballot, choice=tuple(p.choice))),
    "cast_secret_ballot": (
        _SecretBallot,
        lambda p: c.CastSecretBallot(ballot=p.ballot, choice=tuple(p.choice), receipt=p.receipt),
    ),
    "open_moment": (_Moment, lambda p: c.OpenMoment(moment=p.moment)),
    "close_moment": (_Moment, lambda p: c.CloseMoment(moment=p.moment)),
    "undo_close": (_Moment, lambda p: c.UndoClose(moment=p.moment)),
    "add_time": (_Minutes, lambda p: c.AddTime(minutes=p.minutes)),
    "hold": (_Moment, lambda p: c.Hold(moment=p.moment)),
    "resume": (_Moment, lambda p: c.Resume(moment=p.moment)),
    "reopen_moment": (_Reopen, lambda p: c.ReopenMoment(moment=p.moment, reason=p.reason)),
    "ask_time": (_Moment, lambda p: c.AskTime(moment=p.moment)),
    "hide_card": (_Hide, lambda p: c.HideCard(card=p.card, reason=p.reason)),
    "restore_card": (_Card, lambda p: c.RestoreCard(card=p.card)),
    "confirm_voter": (_Seat, lambda p: c.ConfirmVoter(seat=p.seat)),
    "hand_over_vote": (_Seat, lambda p: c.HandOverVote(seat=p.seat)),
    "free_seat": (_Seat, lambda p: c.FreeSeat(seat=p.seat)),
    "restore_seat": (_Seat, lambda p: c.RestoreSeat(seat=p.seat)),
    "lock_table": (_Empty, lambda _p: c.LockTable()),
    "unlock_table": (_Empty, lambda _p: c.UnlockTable()),
    "ask_question": (_CardText, lambda p: c.AskQuestion(card=p.card, text=p.text)),
    "answer_question": (_RemarkText, lambda p: c.AnswerQuestion(remark=p.remark, text=p.text)),
    "suggest_wording": (_CardText, lambda p: c.SuggestWording(card=p.card, text=p.text)),
    "accept_wording": (_Remark, lambda p: c.AcceptWording(remark=p.remark)),
    "decline_wording": (_Remark, lambda p: c.DeclineWording(remark=p.remark)),
    "hide_remark": (_HideRemark, lambda p: c.HideRemark(remark=p.remark, reason=p.reason)),
    "restore_remark": (_Remark, lambda p: c.RestoreRemark(remark=p.remark)),
    "group_cards": (_Group, lambda p: c.GroupCards(cards=tuple(p.cards), family=p.family)),
    "name_family": (_FamilyName, lambda p: c.NameFamily(family=p.family, text=p.text)),
    "merge_families": (_Merge, lambda p: c.MergeFamilies(family=p.family, into=p.into)),
    "split_family": (_Family, lambda p: c.SplitFamily(family=p.family)),
    "detach_card": (_Card, lambda p: c.DetachCard(card=p.card)),
    "undo_grouping": (_Empty, lambda _p: c.UndoGrouping()),
    "propose_sentence": (
        _Propose,
        lambda p: c.ProposeSentence(text=p.text, **_cites(p), minority=p.minority, seat=p.seat),
    ),
    "amend_sentence": (_AmendSentence, lambda p: c.AmendSentence(sentence=p.sentence, text=p.text, **_cites(p))),
    "withdraw_sentence": (_Sentence, lambda p: c.WithdrawSentence(sentence=p.sentence)),
    "sign_sentence": (_SignSentence, lambda p: c.SignSentence(p.sentence, p.seat, p.version)),
    "unsign_sentence": (_Sentence, lambda p: c.UnsignSentence(sentence=p.sentence)),
    "accept_sentence": (_AcceptSentence, lambda p: c.AcceptSentence(p.sentence, p.version)),
    "set_sentence_aside": (_Sentence, lambda p: c.SetSentenceAside(sentence=p.sentence)),
    "move_sentence": (_MoveSentence, lambda p: c.MoveSentence(sentence=p.sentence, place=p.place)),
    "hide_sentence": (_HideSentence, lambda p: c.HideSentence(sentence=p.sentence, reason=p.reason)),
    "restore_sentence": (_Sentence, lambda p: c.RestoreSentence(sentence=p.sentence)),
    "ask_correction": (_AskCorrection, lambda p: c.AskCorrection(text=p.text, card=p.card, sentence=p.sentence)),
    "withdraw_correction": (_Correction, lambda p: c.WithdrawCorrection(correction=p.correction)),
    "accept_correction": (_CorrectionText, lambda p: c.AcceptCorrection(correction=p.correction, text=p.text)),
    "decline_correction": (_CorrectionText, lambda p: c.DeclineCorrection(correction=p.correction, text=p.text)),
    "hide_correction": (_HideCorrection, lambda p: c.HideCorrection(correction=p.correction, reason=p.reason)),
    "restore_correction": (_Correction, lambda p: c.RestoreCorrection(correction=p.correction)),
    "hide_photo": (_HidePhoto, lambda p: c.HidePhoto(photo=p.photo, reason=p.reason)),
    "restore_photo": (_Photo, lambda p: c.RestorePhoto(photo=p.photo)),
    "post_card_for": (_PostCardFor, lambda p: c.PostCardFor(p.seat, p.text, p.lang, p.area, _point(p), p.paper)),
    "cast_ballot_for": (
        _BallotFor,
        lambda p: c.CastBallotFor(seat=p.seat, ballot=p.ballot, choice=tuple(p.choice)),
    ),
    "raise_objection": (_Objection, lambda p: c.RaiseObjection(**p.model_dump())),
    "raise_objection_for": (_ObjectionFor, lambda p: c.RaiseObjectionFor(**p.model_dump())),
    "resolve_objection": (_Resolution, lambda p: c.ResolveObjection(remark=p.remark, how=p.how, text=p.text)),
}
