"""Photos of what hung on the wall: the log cites the stored picture by its digest and says in words what it shows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PhotoState:
    """`digest` is the SHA-256 (hex) of the stored bytes; with `text` and the size it is None once erased."""

    number: int
    at: int
    text: str | None
    digest: str | None
    width: int | None
    height: int | None
    parts: tuple[int, ...]
    hidden_reason: str | None = None
    is_erased: bool = False

    @property
    def is_standing(self) -> bool:
        return self.hidden_reason is None and not self.is_erased
