"""The bytes of photos, beside the log that cites them by their digest."""

import secrets

from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.translation import gettext_lazy as _

from workshops.models.workshop import Table

NAME_BYTES = 24


def photo_storage() -> Storage:
    return storages["photos"]


def name_of_chance(_photo: "TablePhoto", _sent: str) -> str:
    """The name that a camera or a person gave says too much."""
    return f"{secrets.token_urlsafe(NAME_BYTES)}.jpg"


class TablePhoto(models.Model):
    """`number` and `is_hidden` follow the log, in the transaction of the event; without a number nothing cites it."""

    table = models.ForeignKey(Table, on_delete=models.PROTECT, related_name="photos", db_index=False)
    digest = models.CharField(max_length=64)
    file = models.FileField(storage=photo_storage, upload_to=name_of_chance)
    kept_at = models.DateTimeField()
    number = models.PositiveSmallIntegerField(null=True)
    is_hidden = models.BooleanField(default=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("table", "digest"), name="photo_once"),)
        verbose_name = _("foto di un tavolo")
        verbose_name_plural = _("foto dei tavoli")

    def __str__(self) -> str:
        return f"{self.table_id}/{self.number}"
