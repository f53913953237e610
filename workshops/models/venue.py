"""What the regia knows of the room: the network that people are given."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from workshops.models.workshop import Workshop


class Venue(models.Model):
    """The guests' network. Printed on the signs of the tables, so never one that must stay secret."""

    workshop = models.OneToOneField(Workshop, on_delete=models.CASCADE, related_name="venue", primary_key=True)
    wifi_name = models.CharField(_("nome della rete Wi-Fi"), max_length=32, blank=True)
    wifi_password = models.CharField(_("password della rete Wi-Fi"), max_length=63, blank=True)

    class Meta:
        verbose_name = _("sala")
        verbose_name_plural = _("sale")

    def __str__(self) -> str:
        return f"{self.workshop_id} · {self.wifi_name}"
