"""A workshop and its tables. What happens at a table is in its log, not here."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from consultations.models import Consultation
from home.models import Area, Direction, User
from home.models.wording import wording

CODE_DIGITS = 6


def new_code() -> str:
    """A short code to type. Unique for ever; valid for joining only while the table is open."""
    return "".join(secrets.choice("0123456789") for _digit in range(CODE_DIGITS))


def new_token() -> str:
    return secrets.token_urlsafe(24)


class Workshop(models.Model):
    """The name is the phrase `workshop.<code>.name`."""

    code = models.SlugField(max_length=60, unique=True)
    consultation = models.ForeignKey(
        Consultation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="workshops",
    )
    starts_at = models.DateTimeField(_("inizia"))
    ends_at = models.DateTimeField(_("finisce"), null=True, blank=True)
    place = models.CharField(_("luogo"), max_length=200, blank=True)
    # Nobody: then administrators alone approve.
    approver = models.ForeignKey(
        User,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("chi approva i resoconti"),
    )
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ("-starts_at",)
        verbose_name = _("laboratorio")
        verbose_name_plural = _("laboratori")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/laboratori/{self.code}/"

    @property
    def name(self) -> str:
        return wording(f"workshop.{self.code}.name")


class Table(models.Model):
    """`script` is a list of moment specifications (workshops.domain.script), frozen into the log at opening."""

    workshop = models.ForeignKey(Workshop, on_delete=models.PROTECT, related_name="tables")
    number = models.PositiveSmallIntegerField(_("numero"))
    direction = models.ForeignKey(Direction, on_delete=models.PROTECT, related_name="tables")
    # Empty where the table speaks of the whole city: what is born there then says nothing of a place.
    area = models.ForeignKey(
        Area, null=True, blank=True, on_delete=models.PROTECT, related_name="tables", verbose_name=_("area")
    )
    code = models.CharField(max_length=8, unique=True, default=new_code)
    door_token = models.CharField(max_length=48, unique=True, default=new_token)
    capacity = models.PositiveSmallIntegerField(_("posti"), default=12)
    script = models.JSONField()
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ("workshop", "number")
        constraints = (models.UniqueConstraint(fields=("workshop", "number"), name="table_number"),)
        verbose_name = _("tavolo di lavoro")
        verbose_name_plural = _("tavoli di lavoro")

    def __str__(self) -> str:
        return _("Tavolo %(number)s") % {"number": self.number}

    def get_absolute_url(self) -> str:
        return f"/tavoli/{self.code}/"

    @property
    def ref(self) -> str:
        return f"tavolo/{self.pk}"


class Arrangement(models.Model):
    """What the regia plans for a table: where in the venue, and who is to facilitate. The card is issued later.

    Beside the table and not in it: SQLite would make the table's row store anew for a column that may not be null, and
    lose the triggers that keep its log.
    """

    table = models.OneToOneField(Table, on_delete=models.CASCADE, related_name="arrangement", primary_key=True)
    place = models.CharField(_("dove si trova"), max_length=80, blank=True)
    facilitator = models.CharField(_("chi facilita"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("allestimento")
        verbose_name_plural = _("allestimenti")

    def __str__(self) -> str:
        return f"{self.table_id} · {self.place}"


class SavedScript(models.Model):
    """A script that a director keeps to use again. Tables copy it: changing one never changes a table."""

    name = models.CharField(_("nome"), max_length=80, unique=True)
    script = models.JSONField()
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ("name",)
        verbose_name = _("scaletta")
        verbose_name_plural = _("scalette")

    def __str__(self) -> str:
        return self.name
