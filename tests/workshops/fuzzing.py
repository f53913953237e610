"""What a broken or hostile client might send to a table: chosen by a seed, so that a fault can be met again."""

import json
from random import Random

from workshops.protocol_payloads import PAYLOADS

TEXTS = (
    "",
    "x",
    "x" * 300,
    "x" * 17_000,
    "\x00",
    "\ud800",
    "\u202e",
    "é\u0301",
    "👩‍👩‍👧",
    "';--",
    "<script>",
    "${7*7}",
    "%s%n",
    "../..",
)
NUMBERS = (0, 1, -1, 2, 7, 2**31, 2**63, 2**200, 10**400, 1.5, -0.0, float("nan"), float("inf"), True, None)
WHOLE = tuple(number for number in NUMBERS if not isinstance(number, float))
RAW = (
    "",
    " ",
    "null",
    "[]",
    "[1]",
    '"x"',
    "7",
    "{",
    "}",
    "{}" * 3,
    "nan",
    '{"type":NaN}',
    '{"type":"seen","seq":1e999}',
    '{"type":"seen","seq":1,"seq":2}',
    '{"type":"hello"}',
    '{"type":"seen","seq":' + "9" * 5_000 + "}",
    '{"type":"\\ud800"}',
    "[" * 8_000,
    '{"a":' * 3_000,
    "\ufeff{}",
    "x" * 16_384,
    "x" * 20_000,
)


HARMLESS = ({"type": "seen", "seq": 3}, {"type": "typing"}, {"type": "seen", "seq": 10**6})


class Fuzz:
    """Frames from nearly right to nothing like it. The same seed makes the same frames."""

    def __init__(self, seed: int, token: str) -> None:
        self.random = Random(seed)
        self.token = token
        self.is_soft = False

    def value(self, depth: int = 0) -> object:
        """Any value; while `is_soft` none that strict JSON refuses, so that the frame is read to its end."""
        kind = self.random.randint(0, 6 if depth < 3 else 2)
        if kind <= 1:
            return self.random.choice(TEXTS)
        if kind <= 3:
            return self.random.choice(WHOLE if self.is_soft else NUMBERS)
        if kind == 4:
            return [self.value(depth + 1) for _item in range(self.random.randint(0, 3))]
        return {self.random.choice(TEXTS[:6]): self.value(depth + 1) for _item in range(self.random.randint(0, 3))}

    def payload(self, kind: str) -> dict[str, object]:
        """Mostly the fields that this command has, with values that may fit."""
        fields = list(PAYLOADS[kind][0].model_fields) if kind in PAYLOADS else ["x"]
        payload = {name: self.random.choice([1, 2, 3, "testo", [1, 2], self.value()]) for name in fields}
        if self.random.random() < 0.2:
            payload[self.random.choice(["seat", "text", "__class__", ""])] = self.value()
        return payload

    def command(self) -> dict[str, object]:
        kind = self.random.choice([*PAYLOADS, "seat_without_phone", "open_table", "tick", "danced"])
        return {
            "type": "command",
            "id": f"fuzz-{self.random.randint(0, 400):06}",
            "kind": kind,
            "payload": self.payload(kind),
        }

    def hello(self) -> dict[str, object]:
        odd = self.random.random() < 0.3
        role = self.random.choice(["participant", "facilitator", "screen"])
        return {
            "type": "hello",
            "protocol": 1,
            "role": role,
            "token": self.value() if odd else self.token,
            "since": self.random.choice([None, 0, 3, 10**6]),
            "epoch": self.random.choice([None, "x", "00000000-0000-4000-8000-000000000000"]),
        }

    def object(self) -> dict[str, object]:
        choice = self.random.random()
        if choice < 0.7:
            return self.command()
        if choice < 0.8:
            return {"type": "seen", "seq": self.random.choice([0, 5, 10**6])}
        return {"type": "typing"} if choice < 0.9 else self.hello()

    def soft(self) -> str:
        """A frame with whatever in it that is answered, one way or the other, and leaves the socket open."""
        self.is_soft = True
        frame = dumped(self.command() if self.random.random() < 0.8 else self.random.choice(HARMLESS))
        self.is_soft = False
        return frame

    def frame(self) -> str | bytes:
        """One frame in ten is not even an object of the protocol: it may close the socket."""
        choice = self.random.random()
        if choice < 0.9:
            return dumped(self.object())
        if choice < 0.93:
            return self.random.choice(RAW)
        if choice < 0.94:
            return self.random.randbytes(self.random.randint(0, 200))
        return dumped({**self.object(), self.random.choice(["id", "type", "seq", "kind", "extra"]): self.value()})


def dumped(value: object) -> str:
    return json.dumps(value)
