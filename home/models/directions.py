"""The strategic directions. Pages present them; proposals, tables and consultations point here."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from home.models.wording import wording


class Direction(models.Model):
    """`code` is language-neutral; the name is the phrase `direction.<code>.name` in each language."""

    code = models.SlugField(max_length=40, unique=True)
    order = models.PositiveSmallIntegerField(unique=True)

    class Meta:
        ordering = ("order",)
        verbose_name = _("direttrice strategica")
        verbose_name_plural = _("direttrici strategiche")

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return wording(f"direction.{self.code}.name")
