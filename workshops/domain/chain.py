"""Canonical JSON and the hash chain of a table's log.

Canonical form (after RFC 8785, without its numbers): UTF-8, keys sorted by code point, no white space, and only
objects, arrays, strings, booleans, null and integers. A float has several spellings, so it is refused.

    sealed_digest = SHA-256(salt ‖ canonical(sealed part))            salt: 16 random bytes
    hash[n]       = SHA-256(hash[n-1] ‖ canonical(open part))          hash[0]: 32 zero bytes

The open part holds `sealed_digest`, never the sealed part: deleting what was sealed leaves the chain valid.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

Json: TypeAlias = "bool | int | str | Sequence[Json] | Mapping[str, Json] | None"

GENESIS = bytes(32)
SALT_BYTES = 16
_encode = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode


class NotCanonical(ValueError):  # noqa: N818 -- says what the value is
    """The value has no single spelling: a float, bytes, or a key that is not text."""


# Looked for first, by exact type: almost every value is one of these, and `isinstance` on a Mapping is slow.
_PLAIN = frozenset({str, int, bool, type(None)})


def _check(value: Any) -> None:
    if type(value) in _PLAIN:
        return
    if type(value) is dict or isinstance(value, Mapping):
        for key, item in value.items():  # pyright: ignore[reportUnknownVariableType] -- any mapping may come in
            if not isinstance(key, str):
                raise NotCanonical(repr(key))  # pyright: ignore[reportUnknownArgumentType] -- any key may come in
            if type(item) not in _PLAIN:  # pyright: ignore[reportUnknownArgumentType] -- the same
                _check(item)
        return
    if isinstance(value, (list, tuple)):
        for item in value:  # pyright: ignore[reportUnknownVariableType] -- the same
            if type(item) not in _PLAIN:  # pyright: ignore[reportUnknownArgumentType] -- the same
                _check(item)
        return
    # Members of text and number enumerations, which are spelled as what they hold.
    if not isinstance(value, (str, int)):
        raise NotCanonical(repr(value))


def canonical(value: Json) -> str:
    """The one spelling of a value. Raises NotCanonical for floats and other types."""
    _check(value)
    return _encode(value)


def numbers_of(text: str) -> tuple[int, ...]:
    """The whole numbers of a list in canonical form: a choice as it is kept in a row."""
    return tuple(int(number) for number in json.loads(text))


def digest_of(value: Json) -> str:
    """SHA-256 (hex) of the canonical form."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def sealed_digest(salt: bytes, sealed_text: str) -> bytes:
    """32 bytes that commit to a sealed part (its canonical JSON) without showing it."""
    if len(salt) != SALT_BYTES:
        message = f"salt has {len(salt)} bytes"
        raise ValueError(message)
    return hashlib.sha256(salt + sealed_text.encode()).digest()


def salted(salt: bytes | None, payload_hash: bytes) -> bytes:
    """32 bytes by which a repeated command is recognised. Of a text erased with its salt they confirm no guess."""
    return payload_hash if salt is None else hashlib.sha256(salt + payload_hash).digest()


def open_part(
    *,
    table: int,
    seq: int,
    kind: str,
    version: int,
    at: int,
    body_text: str,
    sealed: bytes | None,
) -> str:
    """Canonical JSON of an event's open part. `body_text` is canonical already and is set in as it is.

    The keys stand in sorted order, so the result equals `canonical()` of the whole; a test holds that.
    """
    digest = f'"{sealed.hex()}"' if sealed is not None else "null"
    return (
        f'{{"at":{at},"body":{body_text},"kind":"{kind}","sealed":{digest},'
        f'"seq":{seq},"table":{table},"version":{version}}}'
    )


def link(previous: bytes, open_text: str) -> bytes:
    """The next hash of the chain: 32 bytes."""
    return hashlib.sha256(previous + open_text.encode()).digest()
