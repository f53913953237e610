"""Proposals, their versions, and the two ledgers, which are never summed."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from consultations.models import Consultation, Organisation
from home.models import Area, Direction, Participant
from home.models.wording import wording
from proposals.domain.ledgers import Breakdown, breakdown
from proposals.domain.states import State


class Proposal(models.Model):
    """`reference` is permanent and public. Texts live in versions; `title` and `text` repeat the newest for lists."""

    class Channel(models.TextChoices):
        TABLE = "table", _("tavolo di lavoro")
        SITE = "site", _("sito")
        ASSISTED = "assisted", _("con aiuto")

    reference = models.CharField(max_length=24, unique=True)
    # `carta/7-31` for what was born at a table; what makes the projector idempotent.
    origin = models.CharField(max_length=40, unique=True, null=True, blank=True)
    channel = models.CharField(max_length=12, choices=Channel)
    consultation = models.ForeignKey(
        Consultation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="proposals",
    )
    direction = models.ForeignKey(Direction, on_delete=models.PROTECT, related_name="proposals")
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.PROTECT, related_name="proposals")
    # A point that people gave, with how precise it is. Never the middle of an area.
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    precision = models.PositiveSmallIntegerField(_("precisione del punto, in metri"), null=True, blank=True)
    title = models.CharField(_("titolo"), max_length=120)
    text = models.TextField(_("testo"), max_length=4000, blank=True)
    language = models.CharField(max_length=10, default="it")
    author = models.ForeignKey(
        Participant,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="proposals",
    )
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="proposals",
    )
    state = models.CharField(max_length=20, choices=[(state.value, state.value) for state in State])
    is_hidden = models.BooleanField(default=False)
    published_at = models.DateTimeField(null=True, blank=True, db_index=True)
    # When the City first answered: what medians and "waiting since" are counted from.
    first_answered_at = models.DateTimeField(null=True, blank=True)
    support_count = models.PositiveIntegerField(default=0)
    comment_count = models.PositiveIntegerField(default=0)
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ("-published_at", "-pk")
        indexes = (
            models.Index(fields=("direction", "-published_at"), name="proposal_direction"),
            models.Index(fields=("state", "-published_at"), name="proposal_state"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(latitude=None, longitude=None, precision=None)
                | models.Q(latitude__isnull=False, longitude__isnull=False, precision__gt=0),
                name="proposal_point_whole",
            ),
        )
        verbose_name = _("proposta")
        verbose_name_plural = _("proposte")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("proposals:detail", args=[self.reference])

    @property
    def ref(self) -> str:
        """The stable reference that lineage and audit use."""
        return f"proposta/{self.reference}"

    @property
    def spot(self) -> str:
        """Latitude and longitude as people read them, empty without a point."""
        if self.latitude is None or self.longitude is None:
            return ""
        return " ".join(f"{value:.5f}".rstrip("0").replace(".", ",") for value in (self.latitude, self.longitude))

    @property
    def state_label(self) -> str:
        return wording(f"proposal.state.{self.state}")


class ProposalVersion(models.Model):
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    text = models.TextField(blank=True)
    by = models.ForeignKey(Participant, null=True, blank=True, on_delete=models.SET_NULL)
    at = models.DateTimeField()

    class Meta:
        ordering = ("proposal", "number")
        constraints = (models.UniqueConstraint(fields=("proposal", "number"), name="version_number"),)
        verbose_name = _("versione")
        verbose_name_plural = _("versioni")

    def __str__(self) -> str:
        return f"{self.proposal_id}.{self.number}"


class TableLedger(models.Model):
    """First ledger: how organisations weighed this at one table. A projection of that table's log."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="table_ledgers")
    table_ref = models.CharField(max_length=40)
    in_favour = models.PositiveSmallIntegerField()
    voters = models.PositiveSmallIntegerField()
    position = models.PositiveSmallIntegerField(help_text=_("posto in graduatoria al tavolo"))
    # {"third-sector": [3, 3], …}: in favour, voters. What of it may be shown: `split`.
    sectors = models.JSONField(default=dict, blank=True)
    per_person = models.BooleanField(default=False)
    closed_at = models.DateTimeField()

    class Meta:
        ordering = ("proposal", "table_ref")
        constraints = (models.UniqueConstraint(fields=("proposal", "table_ref"), name="ledger_once"),)
        verbose_name = _("preferenze del tavolo")
        verbose_name_plural = _("preferenze dei tavoli")

    def __str__(self) -> str:
        return f"{self.table_ref}: {self.in_favour}/{self.voters}"

    @property
    def split(self) -> Breakdown:
        """The sectors that may be shown: an organisation's preference is public, a person's is not (decision 12)."""
        return breakdown(self.sectors, voters=self.voters, is_public=not self.per_person)


class Support(models.Model):
    """Second ledger: residents. One row per participant and proposal; withdrawing deletes it."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="supports")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="supports")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at",)
        constraints = (models.UniqueConstraint(fields=("proposal", "participant"), name="support_once"),)
        verbose_name = _("sostegno")
        verbose_name_plural = _("sostegni")

    def __str__(self) -> str:
        return str(self.proposal_id)
