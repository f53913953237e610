"""Photos of a table: made anew, kept under a name of chance, cited in the log.

The bytes are kept before the log cites them, so that what was acknowledged is there. What nothing came to cite (a
refusal, a process killed in between) is forgotten within the hour.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.core.files.base import ContentFile, File
from django.db import IntegrityError, transaction

from home.domain.refusal import Refused
from home.models import User
from workshops.domain.account import PhotoAccount
from workshops.domain.actors import Actor, DirectorActor
from workshops.domain.commands import AddPhoto, HidePhoto, RestorePhoto
from workshops.domain.deciding_photos import checked_alt
from workshops.limits import photographers, senders
from workshops.live.committing import committer
from workshops.live.envelope import Accepted, Envelope
from workshops.live.photos import forget
from workshops.models import Table, TablePhoto
from workshops.permissions import can_direct
from workshops.pictures import Picture, made_anew

UNCITED = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Sender:
    """Who adds or hides: a facilitation card, whose holder has no account here, or a person of the regia."""

    actor: Actor
    is_director: bool = False


def director_of(table: Table, user: User) -> Sender:
    """Raises Refused."""
    if not can_direct(user, table.workshop):
        raise Refused("not_allowed")
    return Sender(DirectorActor(str(user.participant_id)), is_director=True)


def add_photo(table: Table, sent: File | None, text: str, *, command_id: str, by: Sender, now: datetime) -> int:
    """The number of the photo. The same form again, with the same photo and words, is the same one. Raises Refused."""
    _check_pace(table, by)
    words = checked_alt(text)
    if sent is None:
        raise Refused("photo_missing")
    if not photographers.may_send(table.pk, by.actor.key):
        raise Refused("too_fast")
    picture = made_anew(sent)
    _keep(table, picture, now)
    command = AddPhoto(words, picture.digest, picture.width, picture.height)
    done = _sent(table, command, command_id=command_id, by=by, now=now)
    return int(done.result["photo"])


def settle_photo(
    table: Table, command: HidePhoto | RestorePhoto, *, command_id: str, by: Sender, now: datetime
) -> None:
    """Hide one with its reason, or show it again. Raises Refused."""
    _check_pace(table, by)
    _sent(table, command, command_id=command_id, by=by, now=now)


def _check_pace(table: Table, by: Sender) -> None:
    """Before any picture is unpacked."""
    if not senders.may_send(table.pk, by.actor.key):
        raise Refused("too_fast")


def _sent(
    table: Table, command: AddPhoto | HidePhoto | RestorePhoto, *, command_id: str, by: Sender, now: datetime
) -> Accepted:
    outcome = committer.send(table.pk, Envelope(by.actor, command_id, command, int(now.timestamp() * 1000)))
    if isinstance(outcome, Accepted):
        return outcome
    raise outcome if isinstance(outcome, Refused) else Refused("try_again")


def _keep(table: Table, picture: Picture, now: datetime) -> None:
    """The bytes, once for each table. One that waits to be cited waits anew."""
    known = TablePhoto.objects.filter(table=table, digest=picture.digest)
    if known.update(kept_at=now):
        return
    photo = TablePhoto(table=table, digest=picture.digest, kept_at=now)
    photo.file.save("", ContentFile(picture.content), save=False)
    try:
        with transaction.atomic():
            photo.save()
    except IntegrityError:
        # The same form came twice at once: the other one's bytes are the same.
        photo.file.delete(save=False)


def forget_uncited(now: datetime) -> int:
    """Bytes that no event came to cite. Returns how many."""
    with transaction.atomic():
        # Somebody may send the same photo again at this moment: it waits here, and is kept anew.
        return forget(TablePhoto.objects.select_for_update().filter(number=None, kept_at__lt=now - UNCITED))


def photo_of(table: Table, number: int, *, is_desk: bool) -> TablePhoto | None:
    """For who facilitates or directs every one that was not erased; for others what stands, once the table is over."""
    photos = TablePhoto.objects.filter(table=table, number=number)
    if not is_desk:
        photos = photos.filter(is_hidden=False, table__head__summary__state="concluded")
    return photos.first()


def bytes_of(photo: TablePhoto) -> bytes | None:
    """None where the file is gone, or is not the one that the log cites."""
    try:
        with photo.file.open() as kept:
            content = kept.read()
    except FileNotFoundError:
        return None
    return content if sha256(content).hexdigest() == photo.digest else None


def pictures_of(table: Table, photos: Iterable[PhotoAccount]) -> dict[int, bytes]:
    """The stored bytes of an account's photos, by number: one query. One that is missing is left out."""
    wanted = {photo.number: photo.digest for photo in photos}
    rows = TablePhoto.objects.filter(table=table, number__in=list(wanted)) if wanted else []
    found = {row.number: bytes_of(row) for row in rows if wanted[row.number or 0] == row.digest}
    return {number: content for number, content in found.items() if number is not None and content is not None}
