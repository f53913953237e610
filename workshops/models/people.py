"""Who sits at a table and who facilitates it. Names stay here; the log knows numbers."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from consultations.models import Organisation
from home.models import Participant
from workshops.models.workshop import Table


class Seat(models.Model):
    """A place at a table. Which device holds it, and whether it may vote, is in the log."""

    table = models.ForeignKey(Table, on_delete=models.PROTECT, related_name="seats")
    number = models.PositiveSmallIntegerField()
    # SHA-256 of the token that the device made for itself; empty for a seat without a phone.
    token_hash = models.CharField(max_length=64, blank=True)
    # SHA-256 of the short personal code that reopens a lost seat on another device.
    code_hash = models.CharField(max_length=64, blank=True)
    generation = models.PositiveSmallIntegerField(default=1)
    name = models.CharField(_("nome"), max_length=60, blank=True)
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="seats",
    )
    participant = models.ForeignKey(
        Participant,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="seats",
    )

    class Meta:
        ordering = ("table", "number")
        constraints = (
            models.UniqueConstraint(fields=("table", "number"), name="seat_number"),
            models.UniqueConstraint(
                fields=("table", "token_hash"),
                condition=~models.Q(token_hash=""),
                name="seat_token",
            ),
        )
        verbose_name = _("posto")
        verbose_name_plural = _("posti")

    def __str__(self) -> str:
        return _("Posto %(n)s") % {"n": self.number}


class FacilitationCard(models.Model):
    """Issued by the regia for one table and one day: QR and PIN. Scanning again takes it over on another device."""

    table = models.ForeignKey(Table, on_delete=models.PROTECT, related_name="facilitation_cards")
    number = models.PositiveSmallIntegerField()
    token_hash = models.CharField(max_length=64, unique=True)
    pin_hash = models.CharField(max_length=128)
    holder_name = models.CharField(_("chi facilita"), max_length=60, blank=True)
    valid_on = models.DateField(_("giorno"))
    revoked_at = models.DateTimeField(null=True, blank=True)
    # SHA-256 of the secret of the device that holds it now; generation grows with every take-over.
    device_hash = models.CharField(max_length=64, blank=True)
    generation = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("table", "number")
        constraints = (models.UniqueConstraint(fields=("table", "number"), name="card_number"),)
        verbose_name = _("carta di chi facilita")
        verbose_name_plural = _("carte di chi facilita")

    def __str__(self) -> str:
        return f"{self.table} · {self.number}"
