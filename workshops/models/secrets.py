"""What a secret ballot keeps until its close, and not a moment longer. Neither row has a seat, a time or a place."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from workshops.models.workshop import Table


class BallotKey(models.Model):
    """Joins a voter to the slip that they may change. Destroyed in the transaction that closes the ballot."""

    table = models.ForeignKey(Table, on_delete=models.PROTECT, related_name="ballot_keys", db_index=False)
    ballot = models.PositiveSmallIntegerField()
    key = models.BinaryField(max_length=32)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("table", "ballot"), name="ballot_key_once"),)
        verbose_name = _("chiave di un voto segreto")
        verbose_name_plural = _("chiavi dei voti segreti")

    def __str__(self) -> str:
        return f"{self.table_id}/{self.ballot}"


class SecretChoice(models.Model):
    """A slip. `mark` is HMAC(ballot key, voter): chance to everybody who has not the key.

    On SQLite the table is WITHOUT ROWID: rows lie in the order of their marks, and no row number tells who came first.
    """

    mark = models.CharField(max_length=64, primary_key=True)
    table = models.ForeignKey(Table, on_delete=models.PROTECT, related_name="secret_choices", db_index=False)
    ballot = models.PositiveSmallIntegerField()
    choice = models.TextField()
    receipt = models.CharField(max_length=16)

    class Meta:
        verbose_name = _("scelta segreta")
        verbose_name_plural = _("scelte segrete")

    def __str__(self) -> str:
        return f"{self.table_id}/{self.ballot}"
