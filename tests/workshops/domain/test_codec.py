"""Events to and from the record: what is sealed, what is unknown, and that every kind comes back as it went."""

import json
from dataclasses import FrozenInstanceError, fields

import pytest

from workshops.domain import codec
from workshops.domain import events as e
from workshops.domain.chain import canonical
from workshops.domain.codec import UnknownEvent, from_record, to_record

RESULT = {"voters": 2, "voted": 1, "rows": [{"card": 1, "in_favour": 1, "position": 1}], "sectors": []}
SAMPLES = (
    e.TableOpened(script=({"kind": "write", "question": {"it": "Che cosa?"}},), rules=("ab",), capacity=12),
    e.SeatTaken(seat=1, organisation=4, sector="school", is_resident=False, has_phone=True),
    e.SeatReopened(seat=1, generation=2),
    e.SeatFreed(seat=1),
    e.SeatRestored(seat=1),
    e.FacilitationTaken(card=1, generation=1),
    e.FacilitationRevoked(card=1),
    e.VoterConfirmed(organisation=4, seat=1),
    e.VoteHandedOver(organisation=4, from_seat=1, seat=2),
    e.TableLocked(),
    e.TableUnlocked(),
    e.MomentOpened(moment=1, ends_at=None, rules="ab"),
    e.MomentClosing(moment=1, closes_at=1_778_594_400_000),
    e.MomentReopened(moment=1, ends_at=1_778_594_400_000),
    e.MomentClosed(moment=1),
    e.MomentHeld(moment=1, left=None),
    e.MomentResumed(moment=1, ends_at=1_778_594_400_000),
    e.MomentReopenedAfterClose(moment=1, reason="late"),
    e.TimeAsked(moment=1, seat=1),
    e.TimeAdded(moment=1, ends_at=1_778_594_400_000),
    e.CardPosted(
        card=1, moment=1, channel="seat", text="Un tutor\n«subito»", seat=1, lang="ro", area="circoscrizione/3"
    ),
    e.CardAmended(card=1, remark=None, text="Due", lang="it", area=None, point=(4_507_030, 768_690, 10)),
    e.CardWithdrawn(card=1),
    e.CardHidden(card=1, reason="other"),
    e.CardRestored(card=1),
    e.CardErased(card=1, parts=(17, 18)),
    e.QuestionAsked(remark=1, card=1, moment=2, text="Quanti?", seat=2),
    e.QuestionAnswered(remark=1, channel="seat", text="Due"),
    e.WordingSuggested(remark=2, card=1, moment=2, text="Due tutor", seat=2),
    e.WordingAccepted(remark=2),
    e.WordingDeclined(remark=2),
    e.RemarkHidden(remark=1, reason="other"),
    e.RemarkRestored(remark=1),
    e.RemarkErased(remark=1, parts=(20, 21)),
    e.ObjectionRaised(2, 3, 1, "harm", "seat", "Fa rumore", 2, "organisation:4"),
    e.ObjectionWithdrawn(remark=2, channel="seat"),
    e.ObjectionResolved(remark=2, how="noted", facilitator=1, text="Solo di giorno"),
    e.EntryRecorded(of="card", number=3, facilitator=1, paper=12, seat=5),
    e.CardsGrouped(family=1, cards=(1, 3)),
    e.FamilyNamed(family=1, name="Insieme"),
    e.FamiliesMerged(family=2, into=1),
    e.FamilySplit(family=1),
    e.CardDetached(card=3, channel="seat"),
    e.GroupingUndone(),
    e.SentenceProposed(
        sentence=1,
        moment=3,
        channel="seat",
        is_minority=False,
        cards=(1, 3),
        families=(2,),
        ballots=(),
        text="Serve un tutor",
        seat=2,
    ),
    e.SentenceAmended(sentence=1, cards=(1,), families=(), ballots=(2,), text="Servono tutor"),
    e.SentenceWithdrawn(sentence=1),
    e.SentenceSigned(sentence=1, seat=2),
    e.SentenceUnsigned(sentence=1, seat=2),
    e.SentenceAccepted(sentence=1),
    e.SentenceSetAside(sentence=1),
    e.SentenceMoved(sentence=1, place=2),
    e.SentenceHidden(sentence=1, reason="other"),
    e.SentenceRestored(sentence=1),
    e.SentenceErased(sentence=1, parts=(30, 31)),
    e.CorrectionAsked(correction=1, card=3, sentence=0, text="Manca una parola", seat=2),
    e.CorrectionWithdrawn(correction=1),
    e.CorrectionAccepted(correction=1, reason=""),
    e.CorrectionDeclined(correction=1, reason="Si disse così"),
    e.CorrectionHidden(correction=1, reason="other"),
    e.CorrectionRestored(correction=1),
    e.CorrectionErased(correction=1, parts=(40, 41)),
    e.PhotoAdded(photo=1, text="Si legge «un tutor»", digest="0" * 64, width=2400, height=1800),
    e.PhotoHidden(photo=1, reason="other"),
    e.PhotoRestored(photo=1),
    e.PhotoErased(photo=1, parts=(42,)),
    e.BallotOpened(ballot=2, options=(3, 1, 2), rules="ab"),
    e.BallotCast(ballot=2, channel="seat", voter="organisation:4", seat=1, choice=(3, 1)),
    e.SecretBallotCast(ballot=2, voter="organisation:4", seat=1),
    e.BallotClosed(ballot=2, result=RESULT),
    e.TableConcluded(),
)
SEALED = {
    "card_posted": {"text", "seat", "lang", "area", "point"},
    "card_amended": {"text", "lang", "area", "point"},
    "family_named": {"name"},
    "question_asked": {"text", "seat"},
    "question_answered": {"text"},
    "wording_suggested": {"text", "seat"},
    "objection_raised": {"text", "seat", "voter"},
    "objection_resolved": {"text"},
    "entry_recorded": {"seat"},
    "time_asked": {"seat"},
    "sentence_proposed": {"text", "seat"},
    "sentence_amended": {"text"},
    "sentence_signed": {"seat"},
    "sentence_unsigned": {"seat"},
    "correction_asked": {"text", "seat"},
    "correction_accepted": {"reason"},
    "correction_declined": {"reason"},
    "photo_added": {"text", "digest", "width", "height"},
    "ballot_cast": {"voter", "seat", "choice"},
    "secret_ballot_cast": {"voter", "seat"},
}


def named(event: e.Event) -> str:
    return type(event).__name__


def test_every_kind_of_event_has_a_sample():
    assert {type(sample) for sample in SAMPLES} == {event for event, _version in e.EVENTS.values()}


@pytest.mark.parametrize("event", SAMPLES, ids=named)
def test_event_comes_back_from_its_canonical_record(event):
    kind, version, body, sealed = to_record(event)

    reread = from_record(
        kind, version, json.loads(canonical(body)), json.loads(canonical(sealed)) if sealed is not None else None
    )

    assert reread == event


@pytest.mark.parametrize("event", SAMPLES, ids=named)
def test_record_divides_every_field_into_open_and_sealed(event):
    kind, version, body, sealed = to_record(event)
    expected = SEALED.get(kind, set())

    assert version == e.EVENTS[kind][1]
    assert set(sealed or {}) == expected
    assert set(body) | expected == {item.name for item in fields(event)}
    assert not set(body) & expected


@pytest.mark.parametrize("event", [sample for sample in SAMPLES if e.KIND_OF[type(sample)] in SEALED], ids=named)
def test_event_without_its_sealed_part_keeps_what_was_open(event):
    kind, version, body, _sealed = to_record(event)

    bare = from_record(kind, version, body, None)

    assert {name: getattr(bare, name) for name in SEALED[kind]} == dict.fromkeys(SEALED[kind])
    assert {name: getattr(bare, name) for name in body} == body


@pytest.mark.parametrize("event", [sample for sample in SAMPLES if fields(sample)], ids=named)
def test_event_cannot_be_changed_after_it_happened(event):
    for item in fields(event):
        with pytest.raises(FrozenInstanceError):
            setattr(event, item.name, None)


@pytest.mark.parametrize("kind", ["", "danced", "CardPosted", "card_posted "])
def test_record_of_an_unknown_kind_is_not_guessed_at(kind):
    with pytest.raises(UnknownEvent, match=f"^{kind}$"):
        from_record(kind, 1, {}, None)


@pytest.mark.parametrize("version", [2, 3, 99])
def test_record_of_a_newer_version_is_refused_by_name(version):
    with pytest.raises(UnknownEvent, match=f"^table_locked version {version}$"):
        from_record("table_locked", version, {}, None)


@pytest.mark.parametrize(
    ("kind", "body"), [("seat_freed", {}), ("card_hidden", {"card": 1}), ("seat_taken", {"seat": 1})]
)
def test_record_that_lacks_a_field_does_not_fold_as_something_else(kind, body):
    with pytest.raises(KeyError):
        from_record(kind, 1, body, None)


def test_every_version_below_the_newest_has_its_lifter():
    lacking = [
        (kind, version)
        for kind, (_event, newest) in e.EVENTS.items()
        for version in range(1, newest)
        if (kind, version) not in codec.UPCASTERS
    ]

    assert lacking == []


def test_old_record_is_lifted_step_by_step(monkeypatch):
    """What a third version of an event would look like, with records of the first one still in the log."""
    monkeypatch.setattr(codec, "EVENTS", {**e.EVENTS, "seat_freed": (e.SeatFreed, 3)})
    lifters = {
        ("seat_freed", 1): lambda body: {"place": body["chair"]},
        ("seat_freed", 2): lambda body: {"seat": body["place"]},
    }
    monkeypatch.setattr(codec, "UPCASTERS", lifters)
    stored = {"chair": 7}

    assert from_record("seat_freed", 1, stored, None) == e.SeatFreed(seat=7)
    assert from_record("seat_freed", 2, {"place": 7}, None) == e.SeatFreed(seat=7)
    assert stored == {"chair": 7}


def test_choice_is_compared_as_it_was_cast_and_not_as_a_list():
    cast = from_record("ballot_cast", 1, {"ballot": 2, "channel": "seat"}, {"voter": "v", "seat": 1, "choice": [3, 1]})

    assert cast.choice == (3, 1)
