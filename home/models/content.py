"""What `load_content` loaded last, so that it never overwrites what a person has changed since."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LoadedContent(models.Model):
    """`digest` is of the page as it was after loading: when the live page differs, a person edited it."""

    key = models.CharField(max_length=120, unique=True)
    page_id = models.PositiveBigIntegerField()
    # Which fields were loaded: the digest is of these, also when a later version loads others.
    fields = models.JSONField(default=list)
    digest = models.CharField(max_length=64)
    wanted = models.CharField(max_length=64)

    class Meta:
        ordering = ("key",)
        verbose_name = _("contenuto caricato")
        verbose_name_plural = _("contenuti caricati")

    def __str__(self) -> str:
        return self.key
