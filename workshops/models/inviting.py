"""A link by e-mail that seats somebody at a table without a QR."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from consultations.models import Organisation
from workshops.models.workshop import Table


class SeatLink(models.Model):
    """Seats one person once, at one table, until a moment. The token is made from `nonce`; only its hash is kept."""

    table = models.ForeignKey(Table, on_delete=models.CASCADE, related_name="seat_links")
    email = models.EmailField()
    name = models.CharField(_("nome"), max_length=60)
    # Empty for a resident.
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="seat_links"
    )
    nonce = models.CharField(max_length=32, editable=False)
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("table", "email"), name="seat_link_once"),)
        verbose_name = _("link per sedersi")
        verbose_name_plural = _("link per sedersi")

    def __str__(self) -> str:
        return f"{self.table_id} · {self.pk}"
