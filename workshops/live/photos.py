"""What events make of the stored photos, in their transaction; a file goes only once the transaction stands.

Adding, hiding and showing again are in the register with that same commit, whichever way the command came.
"""

from datetime import UTC, datetime
from functools import partial

from django.db import transaction
from django.db.models import QuerySet

from home.domain.roles import Role
from home.models import Participant
from home.services.audit import record
from workshops.domain import events as e
from workshops.domain.actors import Actor, DirectorActor
from workshops.domain.commands import KIND_OF
from workshops.live.envelope import Envelope
from workshops.models import SealedPart, Table, TablePhoto


def project_photo(event: e.Event, table: int, envelope: Envelope) -> None:
    match event:
        case e.PhotoAdded():
            TablePhoto.objects.filter(table=table, digest=event.digest).update(number=event.photo, is_hidden=False)
        case e.PhotoHidden() | e.PhotoRestored():
            is_hidden = isinstance(event, e.PhotoHidden)
            TablePhoto.objects.filter(table=table, number=event.photo).update(is_hidden=is_hidden)
        case e.PhotoErased():
            SealedPart.objects.filter(table=table, seq__in=event.parts).delete()
            forget(TablePhoto.objects.filter(table=table, number=event.photo))
        case _:
            pass
    if isinstance(event, e.PhotoAdded | e.PhotoHidden | e.PhotoRestored):
        _register(event.photo, table, envelope)


def _register(photo: int, table: int, envelope: Envelope) -> None:
    at = Table.objects.select_related("workshop").get(pk=table)
    by, role = _who(envelope.by)
    now = datetime.fromtimestamp(envelope.now / 1000, UTC)
    action, thing = KIND_OF[type(envelope.command)], f"{at.ref}/foto-{photo}"
    record(action, thing, by=by, role=role, now=now, is_demo=at.is_demo)


def _who(sender: Actor) -> tuple[Participant | None, Role]:
    """A facilitation card's holder has no account here."""
    if isinstance(sender, DirectorActor):
        return Participant.objects.filter(pk=sender.participant).first(), Role.DIRECTOR
    return None, Role.FACILITATOR


def forget(photos: QuerySet[TablePhoto]) -> int:
    """Rows now, files with the commit. Returns how many."""
    gone = list(photos)
    for photo in gone:
        transaction.on_commit(partial(photo.file.storage.delete, photo.file.name), robust=True)
        photo.delete()
    return len(gone)
