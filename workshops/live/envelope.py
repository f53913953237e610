"""What travels between sockets, actors and the committer."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from uuid import UUID

from home.domain.refusal import Refused
from workshops.domain.actors import Actor
from workshops.domain.chain import Json, canonical
from workshops.domain.commands import KIND_OF, CastSecretBallot, Command
from workshops.domain.state import TableState


@dataclass(frozen=True, slots=True)
class Private:
    """What a command writes beside the log and never into it: names, hashes of tokens and codes."""

    name: str = ""
    token_hash: str = ""
    code_hash: str = ""
    participant: str | None = None


_NOTHING = Private()
_NOTHING_PRIVATE = canonical(asdict(_NOTHING))
_FIELDS: Mapping[type[Command], tuple[str, ...]] = {
    command: tuple(item.name for item in fields(command)) for command in KIND_OF
}


@dataclass(frozen=True, slots=True)
class Envelope:
    """One command with its sender and its receipt time (`now`, ms, the server's clock)."""

    by: Actor
    command_id: str
    command: Command
    now: int
    private: Private = field(default_factory=Private)

    @property
    def payload_text(self) -> str:
        """Everything that a repeated command must repeat, in its one spelling."""
        kind = KIND_OF[type(self.command)]
        payload = {name: getattr(self.command, name) for name in _FIELDS[type(self.command)]}
        private = _NOTHING_PRIVATE if self.private == _NOTHING else canonical(asdict(self.private))
        # Set together in the order of their keys: the text equals `canonical()` of the whole; a test holds that.
        return f'{{"kind":"{kind}","payload":{canonical(payload)},"private":{private}}}'

    @property
    def payload_hash(self) -> bytes:
        """32 bytes of it. Never of a secret choice: so few are possible that a hash would tell which it was."""
        assert not isinstance(self.command, CastSecretBallot)
        return hashlib.sha256(self.payload_text.encode()).digest()


@dataclass(frozen=True, slots=True)
class Accepted:
    """Committed: the events first_seq..last_seq are on disk. `is_repeat`: they already were."""

    first_seq: int
    last_seq: int
    result: Mapping[str, Json]
    is_repeat: bool = False


@dataclass(frozen=True, slots=True)
class Failed:
    """Not known to be committed: the sender must send the same command id again."""

    reason: str


Outcome = Accepted | Refused | Failed


@dataclass(frozen=True, slots=True)
class Batch:
    """Commands for one table, in order of receipt. `base` is the newest state that the sender of the batch knows."""

    table: int
    envelopes: tuple[Envelope, ...]
    base: TableState | None = None
    epoch: UUID | None = None


@dataclass(frozen=True, slots=True)
class Committed:
    """What became of a batch: one outcome per envelope, and the state after it (None when it is unknown)."""

    table: int
    outcomes: tuple[Outcome, ...]
    state: TableState | None = None
    epoch: UUID | None = None
