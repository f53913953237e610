"""The payload hash of a command: frozen, because a command sent again after years must still be recognised."""

import hashlib
from dataclasses import asdict

import pytest

from tests.support.people import SCRIPT
from workshops.domain import commands as c
from workshops.domain.actors import SeatActor
from workshops.domain.chain import canonical
from workshops.live.envelope import Envelope, Private

COMMANDS = [
    c.OpenTable(tuple(SCRIPT), 12),
    c.TakeSeat(4, "third-sector", is_resident=False),
    c.PostCard('Più ore di formazione\n«pagate» \\ "subito"'),
    c.CastBallot(2, (3, 1)),
    c.CastBallot(2, ()),
    c.LockTable(),
]
PRIVATE = [Private(), Private(name="Franca", token_hash="ab" * 32, participant="p-1")]


@pytest.mark.parametrize("private", PRIVATE)
@pytest.mark.parametrize("command", COMMANDS)
def test_payload_hash_covers_kind_payload_and_what_is_private_in_canonical_form(command, private):
    whole = {"kind": c.KIND_OF[type(command)], "payload": asdict(command), "private": asdict(private)}

    found = Envelope(SeatActor(1), "an-id-of-mine", command, 1, private).payload_hash

    assert found == hashlib.sha256(canonical(whole).encode()).digest()


def test_payload_hash_of_a_vote_is_what_it_always_was():
    envelope = Envelope(SeatActor(7), "whatever", c.CastBallot(2, (31, 12)), 1)

    assert envelope.payload_hash.hex() == "a4f094903a93b794a0d2ce18ff7a11fbefd3226d1f4005ddba9920d5e992d8ae"
