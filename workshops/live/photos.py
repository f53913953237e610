"""What events make of the stored photos, in their transaction; a file goes only once the transaction stands."""

from functools import partial

from django.db import transaction
from django.db.models import QuerySet

from workshops.domain import events as e
from workshops.models import SealedPart, TablePhoto


def project_photo(event: e.Event, table: int) -> None:
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


def forget(photos: QuerySet[TablePhoto]) -> int:
    """Rows now, files with the commit. Returns how many."""
    gone = list(photos)
    for photo in gone:
        transaction.on_commit(partial(photo.file.storage.delete, photo.file.name), robust=True)
        photo.delete()
    return len(gone)
