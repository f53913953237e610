"""What the City says of a proposal, and where in the plan it ends."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from home.models import Participant
from home.models.wording import wording
from proposals.domain.states import OUTCOMES
from proposals.models.proposal import Proposal


class Answer(models.Model):
    """Drafted by one person, published by another. A published answer is never changed: a newer one follows it."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="answers")
    outcome = models.CharField(max_length=20, choices=[(outcome.value, outcome.value) for outcome in OUTCOMES])
    reason = models.TextField(_("motivazione"), max_length=4000)
    office = models.CharField(_("ufficio"), max_length=160)
    act_url = models.URLField(_("collegamento all'atto"), blank=True)
    next_date = models.DateField(_("prossimo aggiornamento"), null=True, blank=True)
    drafted_by = models.ForeignKey(
        Participant,
        null=True,
        on_delete=models.SET_NULL,
        related_name="answers_drafted",
    )
    drafted_at = models.DateTimeField()
    published_by = models.ForeignKey(
        Participant,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="answers_published",
    )
    published_at = models.DateTimeField(null=True, blank=True)
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ("-published_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("proposal",),
                condition=models.Q(published_at=None),
                name="answer_one_draft",
            ),
        )
        verbose_name = _("risposta della Città")
        verbose_name_plural = _("risposte della Città")

    def __str__(self) -> str:
        return f"risposta/{self.pk}"

    @property
    def ref(self) -> str:
        return f"risposta/{self.pk}"

    @property
    def outcome_label(self) -> str:
        return wording(f"proposal.state.{self.outcome}")


class PlanElement(models.Model):
    """An article or a chart of the plan, in its present stage."""

    class Stage(models.TextChoices):
        GUIDELINES = "guidelines", _("linee guida")
        TECHNICAL = "technical-proposal", _("proposta tecnica del progetto preliminare")
        PRELIMINARY = "preliminary", _("progetto preliminare")
        FINAL = "final", _("progetto definitivo")
        APPROVED = "approved", _("approvazione")

    code = models.SlugField(max_length=60, unique=True)
    label = models.CharField(_("nome breve"), max_length=60)
    title = models.CharField(_("titolo"), max_length=200)
    text = models.TextField(_("testo"))
    stage = models.CharField(_("stadio"), max_length=24, choices=Stage)
    order = models.PositiveSmallIntegerField(default=0)
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ("order", "code")
        verbose_name = _("elemento del Piano")
        verbose_name_plural = _("elementi del Piano")

    def __str__(self) -> str:
        return f"{self.label}: {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("proposals:plan-element", args=[self.code])

    def clean(self) -> None:
        """The code is part of permanent references: once given it stays."""
        if PlanElement.objects.filter(pk=self.pk).exclude(code=self.code).exists():
            raise ValidationError({"code": _("Il codice non si cambia: è nell'indirizzo e nei collegamenti.")})

    @property
    def ref(self) -> str:
        return f"piano/{self.code}"
