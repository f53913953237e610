"""Write down a session: `python -m tests.logs.record issue-2`. What was recorded once is never written again.

<name>.json          rows of the log as the database holds them (bytes in hexadecimal), without what was erased
<name>.frames.json   what each audience was shown: views at some places, patches between all of them
"""

import hashlib
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.logs import photos, session, whole
from tests.support.stories import Story, records
from workshops.domain import chain
from workshops.domain.audiences import Audience, Directory
from workshops.domain.difference import difference, is_empty
from workshops.domain.events import CardErased, CorrectionErased, PhotoErased, RemarkErased, SentenceErased
from workshops.domain.view import view_of

# Names beside the state after an event.
DirectoryAt = Callable[[Story, int], Directory]

FOLDER = Path(__file__).parent
TABLE = 7
EPOCH = "5f0c9a52-6f0e-4d5b-9a3e-2b1d7c8e4f10"
SNAPSHOT_EVERY = 5
# After these the sealed parts that they name are gone.
ERASURES = (CardErased, RemarkErased, SentenceErased, CorrectionErased, PhotoErased)
# What was recorded, and the session that made it.
SESSIONS = {"issue-2": session, "issue-3": whole, "issue-3-photos": photos}


def log_of(story: Story) -> dict[str, Any]:
    events, sealed, previous = [], [], chain.GENESIS
    erased = {seq for _s, _a, event in story.recorded if isinstance(event, ERASURES) for seq in event.parts}
    for seq, at, kind, version, body, text in records(story):
        salt = hashlib.sha256(f"salt of event {seq}".encode()).digest()[: chain.SALT_BYTES]
        digest = chain.sealed_digest(salt, text) if text is not None else None
        place = {"seq": seq, "kind": kind, "version": version, "at": at}
        opened = chain.open_part(table=TABLE, **place, body_text=body, sealed=digest)
        previous = chain.link(previous, opened)
        events.append(
            {**place, "body": body, "sealed_digest": digest.hex() if digest else None, "hash": previous.hex()}
        )
        if text is not None and seq not in erased:
            sealed.append({"seq": seq, "salt": salt.hex(), "body": text})
    return {"table": TABLE, "epoch": EPOCH, "head": events[-1]["hash"], "events": events, "sealed": sealed}


def frames_of(story: Story, directory: DirectoryAt) -> dict[str, Any]:
    audiences = {audience.value: _frames(story, audience, directory) for audience in Audience}
    return {"epoch": EPOCH, "audiences": audiences}


def _frames(story: Story, audience: Audience, directory: DirectoryAt) -> dict[str, Any]:
    last = len(story.states) - 1
    places = sorted({1, last, *range(SNAPSHOT_EVERY, last, SNAPSHOT_EVERY)})
    snapshots = [{"seq": seq, "view": view_of(story.states[seq], directory(story, seq), audience)} for seq in places]
    return {
        "snapshots": snapshots,
        "patches": _patches(story, audience, directory, range(1, last + 1)),
        "merged": _patches(story, audience, directory, places),
    }


def _patches(story: Story, audience: Audience, directory: DirectoryAt, places: Sequence[int]) -> list[dict[str, Any]]:
    """Patches between these places as a room sends them: none where this audience sees no change."""
    patches, shown = [], places[0]
    for seq in places[1:]:
        was, now = directory(story, shown), directory(story, seq)
        patch = difference(story.states[shown], story.states[seq], was, now, audience)
        if not is_empty(patch):
            patches.append({"type": "patch", "from": shown, "to": seq, "now": story.recorded[seq - 1][1], **patch})
            shown = seq
    return patches


def main(name: str) -> int:
    played = SESSIONS[name]
    story = played.played()
    frames = frames_of(story, played.directory)
    files = {FOLDER / f"{name}.json": log_of(story), FOLDER / f"{name}.frames.json": frames}
    present = [path.name for path in files if path.exists()]
    if present:
        print(f"{', '.join(present)}: recorded already, and a record is never rewritten", file=sys.stderr)
        return 1
    for path, content in files.items():
        path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
