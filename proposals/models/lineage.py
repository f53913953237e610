"""The thread: edges between two stable references. Each app registers how its references are shown."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LineageEdge(models.Model):
    class Kind(models.TextChoices):
        BORN_AT = "born_at", _("nata a")
        DERIVED_FROM = "derived_from", _("deriva da")
        MERGED_INTO = "merged_into", _("unita a")
        SPLIT_FROM = "split_from", _("staccata da")
        ANSWERED_BY = "answered_by", _("risposta in")
        ADOPTED_IN = "adopted_in", _("adottata in")

    kind = models.CharField(max_length=16, choices=Kind)
    source = models.CharField(max_length=60)
    target = models.CharField(max_length=60)
    at = models.DateTimeField()
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ("at", "pk")
        constraints = (models.UniqueConstraint(fields=("kind", "source", "target"), name="edge_once"),)
        indexes = (models.Index(fields=("target", "kind"), name="edge_target"),)
        verbose_name = _("legame")
        verbose_name_plural = _("legami")

    def __str__(self) -> str:
        return f"{self.source} {self.kind} {self.target}"
