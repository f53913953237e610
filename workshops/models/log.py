"""The record of a table. Append-only by the database; everything on a screen is a fold over it."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from workshops.models.workshop import Table


class TableHead(models.Model):
    """Where a table's log has got to: the row that a committer locks. The summary is a projection for lists."""

    table = models.OneToOneField(Table, on_delete=models.PROTECT, related_name="head", primary_key=True)
    epoch = models.UUIDField(default=uuid.uuid4, help_text=_("cambia quando si ripristina una copia"))
    seq = models.PositiveIntegerField(default=0)
    hash = models.BinaryField(max_length=32, default=bytes(32))
    summary = models.JSONField(default=dict, blank=True)
    # How far the projector has made proposals of closed results; it may run again at any time.
    projected_seq = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("stato del tavolo")
        verbose_name_plural = _("stati dei tavoli")

    def __str__(self) -> str:
        return f"{self.table_id}@{self.seq}"


class LogEvent(models.Model):
    """The open part of one event, in canonical JSON, and its place in the hash chain."""

    table = models.ForeignKey(Table, on_delete=models.PROTECT, related_name="log", db_index=False)
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField()
    at = models.BigIntegerField(help_text=_("millisecondi dal 1970, ora del server"))
    body = models.TextField()
    sealed_digest = models.BinaryField(max_length=32, null=True)
    hash = models.BinaryField(max_length=32)

    class Meta:
        ordering = ("table", "seq")
        constraints = (models.UniqueConstraint(fields=("table", "seq"), name="event_seq"),)
        verbose_name = _("evento")
        verbose_name_plural = _("eventi")

    def __str__(self) -> str:
        return f"{self.table_id}#{self.seq} {self.kind}"


class SealedPart(models.Model):
    """What may have to be withheld or erased. Deleting the row leaves the chain valid."""

    table = models.ForeignKey(Table, on_delete=models.PROTECT, related_name="sealed_parts", db_index=False)
    seq = models.PositiveIntegerField()
    salt = models.BinaryField(max_length=16)
    body = models.TextField()

    class Meta:
        ordering = ("table", "seq")
        constraints = (models.UniqueConstraint(fields=("table", "seq"), name="sealed_seq"),)
        verbose_name = _("parte riservata")
        verbose_name_plural = _("parti riservate")

    def __str__(self) -> str:
        return f"{self.table_id}#{self.seq}"


class CommandResult(models.Model):
    """What a command was answered, so that the same id is answered the same for ever. Refusals are not stored."""

    table = models.ForeignKey(Table, on_delete=models.PROTECT, related_name="command_results", db_index=False)
    # `seat:7`, `facilitator:1`, `door`, `clock`: command ids are unique within who sends them.
    seat = models.CharField(max_length=48)
    command_id = models.CharField(max_length=64)
    payload_hash = models.BinaryField(max_length=32)
    first_seq = models.PositiveIntegerField()
    last_seq = models.PositiveIntegerField()
    result = models.TextField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("table", "seat", "command_id"), name="command_once"),)
        verbose_name = _("esito di un comando")
        verbose_name_plural = _("esiti dei comandi")

    def __str__(self) -> str:
        return f"{self.table_id} {self.seat} {self.first_seq}"


class BallotRow(models.Model):
    """Projection of an open ballot: the latest choice per voter, unique by the database."""

    table = models.ForeignKey(Table, on_delete=models.PROTECT, related_name="ballot_rows", db_index=False)
    ballot = models.PositiveSmallIntegerField()
    voter = models.CharField(max_length=48)
    choice = models.TextField()
    seq = models.PositiveIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("table", "ballot", "voter"), name="voter_once"),)
        verbose_name = _("preferenza")
        verbose_name_plural = _("preferenze")

    def __str__(self) -> str:
        return f"{self.table_id}/{self.ballot} {self.voter}"
