"""What stands beside a table before it begins. None of it is in the log; it goes when the first moment opens."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from workshops.models.workshop import Table


class Preparation(models.Model):
    """Which of the four lines who facilitates has ticked (workshops.domain.rehearsal.Line)."""

    table = models.OneToOneField(Table, on_delete=models.CASCADE, related_name="preparation", primary_key=True)
    lines = models.JSONField(default=list)

    class Meta:
        verbose_name = _("preparazione")
        verbose_name_plural = _("preparazioni")

    def __str__(self) -> str:
        return f"{self.table_id} · {len(self.lines)}"


class Trial(models.Model):
    """That a seat has tried its phone, and how it went. What was written to try is kept nowhere."""

    table = models.ForeignKey(Table, on_delete=models.CASCADE, related_name="trials")
    seat = models.PositiveSmallIntegerField()
    went = models.CharField(max_length=8)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("table", "seat"), name="trial_once"),)
        verbose_name = _("prova")
        verbose_name_plural = _("prove")

    def __str__(self) -> str:
        return f"{self.table_id}/{self.seat} {self.went}"
