"""The account's part on photos: those that stand, with what can be read in them. Of others nothing is told."""

from dataclasses import dataclass

from workshops.domain.state import TableState


@dataclass(frozen=True, slots=True)
class PhotoAccount:
    """`digest` names the stored bytes, so that the account is of these pictures and no others."""

    number: int
    at: int
    text: str
    digest: str
    width: int
    height: int


def photos_of(state: TableState) -> tuple[PhotoAccount, ...]:
    """In the order in which they came. One whose words are lost is not told: nobody could say what it shows."""
    return tuple(
        PhotoAccount(photo.number, photo.at, photo.text, photo.digest, photo.width or 0, photo.height or 0)
        for photo in state.photos.values()
        if photo.is_standing and photo.text is not None and photo.digest is not None
    )
