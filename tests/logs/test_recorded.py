"""Logs recorded in earlier times verify, fold and recount with today's code, and their frames make the same views."""

import hashlib
import json
from pathlib import Path
from uuid import UUID

import pytest

from tests.logs import photos, record, session, whole
from tests.support.recount import announced, recounted
from workshops.domain.codec import from_record
from workshops.domain.difference import apply
from workshops.domain.events import EVENTS
from workshops.domain.evolve import fold
from workshops.live.store import Head
from workshops.live.verify import Row, verify_rows

FOLDER = Path(__file__).parent
LOGS = sorted(path.name for path in FOLDER.glob("issue-*.json") if not path.name.endswith(".frames.json"))


@pytest.fixture(params=LOGS)
def name(request):
    return request.param.removesuffix(".json")


@pytest.fixture
def log(name):
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


@pytest.fixture(params=LOGS)
def frames(request):
    return json.loads((FOLDER / request.param.replace(".json", ".frames.json")).read_text(encoding="utf-8"))


def events_of(log):
    sealed = {part["seq"]: json.loads(part["body"]) for part in log["sealed"]}
    return [
        (
            row["seq"],
            row["at"],
            from_record(row["kind"], row["version"], json.loads(row["body"]), sealed.get(row["seq"])),
        )
        for row in log["events"]
    ]


def rows_of(log):
    return [
        Row(
            row["seq"],
            row["kind"],
            row["version"],
            row["at"],
            row["body"],
            bytes.fromhex(row["sealed_digest"]) if row["sealed_digest"] else None,
            bytes.fromhex(row["hash"]),
        )
        for row in log["events"]
    ]


def sealed_of(log):
    return {part["seq"]: (bytes.fromhex(part["salt"]), part["body"]) for part in log["sealed"]}


def erased_in(log):
    return [seq for _s, _a, event in events_of(log) if isinstance(event, record.ERASURES) for seq in event.parts]


def test_there_are_recorded_logs():
    assert {f"{name}.json" for name in record.SESSIONS} == set(LOGS)


def test_recorded_log_verifies(log):
    head = Head(UUID(log["epoch"]), len(log["events"]), bytes.fromhex(log["head"]))

    found = verify_rows(log["table"], rows_of(log), sealed_of(log), head)

    assert (found.ok, found.seq, found.problem) == (True, len(log["events"]), "")
    assert list(found.missing_sealed) == sorted(erased_in(log))
    assert found.missing_sealed


def test_recorded_log_verifies_with_nothing_but_the_standard_library(log):
    """The published format, as somebody who distrusts this project would check it."""

    def compact(value):
        return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    sealed = {part["seq"]: part for part in log["sealed"]}
    previous = bytes(32)
    for row in log["events"]:
        part = sealed.get(row["seq"])
        if part:
            salted = bytes.fromhex(part["salt"]) + part["body"].encode()
            assert hashlib.sha256(salted).hexdigest() == row["sealed_digest"]
        opened = {
            "table": log["table"],
            "seq": row["seq"],
            "kind": row["kind"],
            "version": row["version"],
            "at": row["at"],
            "body": json.loads(row["body"]),
            "sealed": row["sealed_digest"],
        }
        previous = hashlib.sha256(previous + compact(opened).encode()).digest()
        assert previous.hex() == row["hash"]
    assert previous.hex() == log["head"]


def test_recorded_log_folds_to_a_concluded_table(log):
    state = fold(events_of(log))

    assert state.seq == len(log["events"])
    assert state.is_concluded
    assert len([card for card in state.cards.values() if card.is_erased]) == 1
    assert all(card.text for card in state.cards.values() if not card.is_erased)


def test_recorded_log_recounts_to_its_result(log):
    state = fold(events_of(log))
    events = [event for _seq, _at, event in events_of(log)]

    assert state.ballots
    for number, ballot in state.ballots.items():
        assert recounted(events, number) == announced(ballot.result)


def test_recorded_log_names_nobody(name, log):
    text = json.dumps(log, ensure_ascii=False)

    assert not [person for person in record.SESSIONS[name].NAMES if person in text]
    # The erased card named a person.
    assert not [person for person in ("Rossi", "Bianchi") if person in text]


@pytest.mark.parametrize("kind", ["patches", "merged"])
def test_recorded_frames_make_the_recorded_views(frames, kind):
    for audience in frames["audiences"].values():
        snapshots = {snapshot["seq"]: snapshot["view"] for snapshot in audience["snapshots"]}
        places = sorted(snapshots)
        view, seq, patches = snapshots[places[0]], places[0], list(audience[kind])
        compared = 0
        for place in places[1:]:
            while patches and patches[0]["to"] <= place:
                patch = patches.pop(0)
                assert patch["from"] == seq
                view, seq = apply(view, patch), patch["to"]
            assert view == snapshots[place]
            compared += 1
        assert compared > 5
        assert patches == []


@pytest.mark.parametrize("played", [session.played, whole.played, photos.played])
def test_recording_is_deterministic(played):
    assert record.log_of(played()) == record.log_of(played())


def test_the_sessions_leave_no_kind_of_event_out():
    """What the rules can record is recorded: a kind that is added later needs a place in the newest session."""
    kinds = {event["kind"] for each in LOGS for event in json.loads((FOLDER / each).read_text("utf-8"))["events"]}

    assert kinds == set(EVENTS)


def test_recorded_log_is_never_rewritten(capsys):
    before = (FOLDER / "issue-2.json").read_bytes()

    assert record.main("issue-2") == 1
    assert "never rewritten" in capsys.readouterr().err
    assert (FOLDER / "issue-2.json").read_bytes() == before
