"""Who may send what: roles, seats and cards are checked before any rule of the command is asked."""

import pytest

from tests.support.people import CLOCK, DIRECTOR, DOOR
from tests.support.stories import GIULIA, Story
from tests.workshops.domain.scenes import BRUNO, FRANCA, IVO, IVO_WITH_A_CARD, choosing, code_of, seated, writing
from workshops.domain import commands as c
from workshops.domain.actors import ClockActor, DirectorActor, DoorActor, FacilitatorActor, SeatActor

# One of each, such as the table of the stories would take from who may send it.
SAMPLES = {
    "open_table": c.OpenTable(({"kind": "write", "question": {}},), 5),
    "take_seat": c.TakeSeat(None, "resident", is_resident=True),
    "reopen_seat": c.ReopenSeat(1),
    "take_facilitation": c.TakeFacilitation(2),
    "revoke_facilitation": c.RevokeFacilitation(1),
    "open_moment": c.OpenMoment(2),
    "close_moment": c.CloseMoment(1),
    "undo_close": c.UndoClose(1),
    "add_time": c.AddTime(1),
    "hold": c.Hold(1),
    "resume": c.Resume(1),
    "reopen_moment": c.ReopenMoment(1, "late"),
    "ask_time": c.AskTime(2),
    "tick": c.Tick(1, 0),
    "post_card": c.PostCard("Un tutor"),
    "post_card_for": c.PostCardFor(5, "Un tutor"),
    "amend_card": c.AmendCard(1, "Due"),
    "withdraw_card": c.WithdrawCard(1),
    "hide_card": c.HideCard(1, "other"),
    "restore_card": c.RestoreCard(1),
    "erase_card": c.EraseCard(1),
    "ask_question": c.AskQuestion(1, "Quanti?"),
    "answer_question": c.AnswerQuestion(1, "Due"),
    "suggest_wording": c.SuggestWording(1, "Due tutor"),
    "accept_wording": c.AcceptWording(1),
    "decline_wording": c.DeclineWording(1),
    "hide_remark": c.HideRemark(1, "other"),
    "restore_remark": c.RestoreRemark(1),
    "erase_remark": c.EraseRemark(1),
    "propose_sentence": c.ProposeSentence("Serve un tutor", cards=(1,)),
    "amend_sentence": c.AmendSentence(1, "Servono tutor", cards=(1,)),
    "withdraw_sentence": c.WithdrawSentence(1),
    "sign_sentence": c.SignSentence(1),
    "unsign_sentence": c.UnsignSentence(1),
    "accept_sentence": c.AcceptSentence(1),
    "set_sentence_aside": c.SetSentenceAside(1),
    "move_sentence": c.MoveSentence(1, 1),
    "hide_sentence": c.HideSentence(1, "other"),
    "restore_sentence": c.RestoreSentence(1),
    "erase_sentence": c.EraseSentence(1),
    "ask_correction": c.AskCorrection("Manca una parola", card=1),
    "withdraw_correction": c.WithdrawCorrection(1),
    "accept_correction": c.AcceptCorrection(1, ""),
    "decline_correction": c.DeclineCorrection(1, "Si disse così"),
    "hide_correction": c.HideCorrection(1, "other"),
    "restore_correction": c.RestoreCorrection(1),
    "erase_correction": c.EraseCorrection(1),
    "add_photo": c.AddPhoto("Si legge «un tutor»", "0" * 64, 2400, 1800),
    "hide_photo": c.HidePhoto(1, "other"),
    "restore_photo": c.RestorePhoto(1),
    "erase_photo": c.ErasePhoto(1),
    "group_cards": c.GroupCards((1, 2)),
    "name_family": c.NameFamily(1, "Insieme"),
    "merge_families": c.MergeFamilies(1, 2),
    "split_family": c.SplitFamily(1),
    "detach_card": c.DetachCard(1),
    "undo_grouping": c.UndoGrouping(),
    "confirm_voter": c.ConfirmVoter(1),
    "hand_over_vote": c.HandOverVote(4),
    "free_seat": c.FreeSeat(2),
    "restore_seat": c.RestoreSeat(2),
    "lock_table": c.LockTable(),
    "unlock_table": c.UnlockTable(),
    "cast_ballot": c.CastBallot(2, (1,)),
    "cast_secret_ballot": c.CastSecretBallot(2, (1,), "4829173655208841"),
    "cast_ballot_for": c.CastBallotFor(5, 2, (1,)),
    "raise_objection": c.RaiseObjection(2, 1, "harm", "Fa rumore"),
    "raise_objection_for": c.RaiseObjectionFor(5, 2, 1, "harm", "Fa rumore"),
    "resolve_objection": c.ResolveObjection(1, "noted", "Di giorno"),
}
SENDERS = {SeatActor: FRANCA, FacilitatorActor: GIULIA, DoorActor: DOOR, DirectorActor: DIRECTOR, ClockActor: CLOCK}
FOREIGN = [(kind, role) for kind, (_command, allowed) in c.COMMANDS.items() for role in SENDERS if role not in allowed]
HOLDERS = [
    (kind, role)
    for kind, (_command, allowed) in c.COMMANDS.items()
    for role in allowed
    if role in {SeatActor, FacilitatorActor}
]


def test_every_command_has_a_sample():
    assert {kind: type(sample) for kind, sample in SAMPLES.items()} == {
        kind: command for kind, (command, _allowed) in c.COMMANDS.items()
    }


@pytest.mark.parametrize(("kind", "role"), FOREIGN, ids=lambda each: each if isinstance(each, str) else each.__name__)
def test_role_that_may_not_send_a_command_is_refused(kind, role):
    allowed = c.COMMANDS[kind][1]

    code = code_of(choosing(), SAMPLES[kind], SENDERS[role])

    assert code == ("not_facilitating" if FacilitatorActor in allowed else "not_allowed")


@pytest.mark.parametrize("kind", [kind for kind in SAMPLES if kind != "open_table"])
def test_unopened_table_takes_nothing_but_its_opening(kind):
    sender = SENDERS[c.COMMANDS[kind][1][0]]

    assert code_of(Story(), SAMPLES[kind], sender) == "table_not_open"


@pytest.mark.parametrize(("kind", "role"), HOLDERS, ids=lambda each: each if isinstance(each, str) else each.__name__)
def test_stranger_with_an_invented_seat_or_card_sends_nothing(kind, role):
    stranger, code = (IVO, "seat_unknown") if role is SeatActor else (IVO_WITH_A_CARD, "not_facilitating")

    assert code_of(choosing(), SAMPLES[kind], stranger) == code


def test_old_device_of_a_seat_is_told_that_it_was_replaced():
    story = writing()
    story.must(c.ReopenSeat(1), DOOR)

    assert code_of(story, c.PostCard("Dal vecchio telefono"), SeatActor(1, 1)) == "seat_replaced"
    assert code_of(story, c.PostCard("Dal nuovo"), SeatActor(1, 2)) is None


@pytest.mark.parametrize("generation", [0, 2, 99])
def test_device_of_a_generation_that_never_was_is_refused(generation):
    assert code_of(writing(), c.PostCard("Inventato"), SeatActor(1, generation)) == "seat_replaced"
    assert code_of(writing(), c.LockTable(), FacilitatorActor(1, generation)) == "facilitation_replaced"


def test_freed_seat_sends_nothing_until_it_is_restored():
    story = writing()
    story.must(c.FreeSeat(2), GIULIA)

    assert code_of(story, c.PostCard("Sono ancora qui"), BRUNO) == "seat_freed"
    story.must(c.RestoreSeat(2), GIULIA)
    assert code_of(story, c.PostCard("Di nuovo qui"), BRUNO) is None


def test_replaced_device_of_a_freed_seat_is_told_of_the_replacement_first():
    """The newest device is the one that should hear that the seat was freed."""
    story = seated()
    story.must(c.ReopenSeat(1), DOOR)
    story.must(c.FreeSeat(1), GIULIA)

    assert code_of(story, c.PostCard("x"), SeatActor(1, 1)) == "seat_replaced"
    assert code_of(story, c.PostCard("x"), SeatActor(1, 2)) == "seat_freed"


@pytest.mark.parametrize(
    ("actor", "key"),
    [
        (SeatActor(7, 3), "seat:7"),
        (FacilitatorActor(2, 5), "facilitator:2"),
        (DoorActor(), "door"),
        (DirectorActor("p-1"), "director:p-1"),
        (ClockActor(), "clock"),
    ],
)
def test_command_ids_belong_to_who_holds_and_not_to_the_device(actor, key):
    """A command sent again from another device of the same seat is the same command."""
    assert actor.key == key
