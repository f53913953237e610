"""Logs recorded in earlier times verify, fold and recount with today's code, and their frames make the same views."""

import hashlib
import json
from pathlib import Path
from uuid import UUID

import pytest

from tests.logs import record, session
from tests.support.recount import announced, recounted
from workshops.domain.codec import from_record
from workshops.domain.difference import apply
from workshops.domain.events import CardErased
from workshops.domain.evolve import fold
from workshops.live.store import Head
from workshops.live.verify import Row, verify_rows

FOLDER = Path(__file__).parent
LOGS = sorted(path.name for path in FOLDER.glob("issue-*.json") if not path.name.endswith(".frames.json"))


@pytest.fixture(params=LOGS)
def log(request):
    return json.loads((FOLDER / request.param).read_text(encoding="utf-8"))


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
    return [seq for _s, _a, event in events_of(log) if isinstance(event, CardErased) for seq in event.parts]


def test_there_are_recorded_logs():
    assert "issue-2.json" in LOGS


def test_recorded_log_verifies(log):
    head = Head(UUID(log["epoch"]), len(log["events"]), bytes.fromhex(log["head"]))

    found = verify_rows(log["table"], rows_of(log), sealed_of(log), head)

    assert (found.ok, found.seq, found.problem) == (True, len(log["events"]), "")
    assert list(found.missing_sealed) == erased_in(log)
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
    assert [card.number for card in state.cards.values() if card.is_erased] == [8]
    assert all(card.text for card in state.cards.values() if not card.is_erased)


def test_recorded_log_recounts_to_its_result(log):
    state = fold(events_of(log))
    events = [event for _seq, _at, event in events_of(log)]

    assert state.ballots
    for number, ballot in state.ballots.items():
        assert recounted(events, number) == announced(ballot.result)


def test_recorded_log_names_nobody(log):
    text = json.dumps(log, ensure_ascii=False)

    assert not [name for name in session.NAMES if name in text]
    assert "Rossi" not in text  # the erased card named a person


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


def test_recording_is_deterministic():
    assert record.log_of(session.played()) == record.log_of(session.played())


def test_recorded_log_is_never_rewritten(capsys):
    before = (FOLDER / "issue-2.json").read_bytes()

    assert record.main("issue-2") == 1
    assert "never rewritten" in capsys.readouterr().err
    assert (FOLDER / "issue-2.json").read_bytes() == before
