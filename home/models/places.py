"""Areas of the city. Three lists of neighbourhoods exist and are never mixed: the kind tells them apart."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Area(models.Model):
    class Kind(models.TextChoices):
        DISTRICT = "circoscrizione", _("circoscrizione")
        STATISTICAL = "quartiere-statistico", _("quartiere statistico")
        PLAN = "quartiere-piano", _("quartiere del Piano")

    kind = models.CharField(max_length=24, choices=Kind)
    code = models.CharField(max_length=16)
    name = models.CharField(max_length=160)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True, help_text=_("centroide"))
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    residents = models.PositiveIntegerField(null=True, blank=True)
    source = models.CharField(max_length=200)
    valid_from = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("kind", "code")
        constraints = (models.UniqueConstraint(fields=("kind", "code"), name="area_kind_code"),)
        verbose_name = _("area")
        verbose_name_plural = _("aree")

    def __str__(self) -> str:
        return self.name
