"""Who did what with a privilege. Written by services, read by administrators, never changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from home.models.people import Participant


class AuditRecord(models.Model):
    """`thing` is a stable reference (`proposta/12`, `tavolo/7`); no names, no texts."""

    at = models.DateTimeField()
    by = models.ForeignKey(Participant, null=True, blank=True, on_delete=models.SET_NULL)
    role = models.CharField(max_length=24)
    action = models.CharField(max_length=60)
    thing = models.CharField(max_length=80)
    detail = models.CharField(max_length=200, blank=True)
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ("-at", "-pk")
        indexes = (models.Index(fields=("thing", "-at"), name="audit_thing"),)
        verbose_name = _("azione registrata")
        verbose_name_plural = _("azioni registrate")

    def __str__(self) -> str:
        return f"{self.action} {self.thing}"
