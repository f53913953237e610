"""What is open, to whom, until when. Phases are time; activities say what may be done in them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from home.models import Direction
from home.models.wording import wording


class Consultation(models.Model):
    """One question put to the city. The name is the phrase `consultation.<code>.name`."""

    code = models.SlugField(max_length=60, unique=True)
    direction = models.ForeignKey(Direction, on_delete=models.PROTECT, related_name="consultations")
    contact = models.EmailField(_("contatto"), blank=True)
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ("direction__order", "code")
        verbose_name = _("consultazione")
        verbose_name_plural = _("consultazioni")

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return wording(f"consultation.{self.code}.name")


class Phase(models.Model):
    class Kind(models.TextChoices):
        INFORM = "inform", _("fase informativa")
        PARTICIPATE = "participate", _("fase partecipativa")
        REPORT_BACK = "report-back", _("restituzione")

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="phases")
    kind = models.CharField(max_length=16, choices=Kind)
    order = models.PositiveSmallIntegerField()
    opens_at = models.DateTimeField(_("apre"))
    closes_at = models.DateTimeField(_("chiude"), null=True, blank=True)

    class Meta:
        ordering = ("consultation", "order")
        constraints = (models.UniqueConstraint(fields=("consultation", "order"), name="phase_order"),)
        verbose_name = _("fase")
        verbose_name_plural = _("fasi")

    def __str__(self) -> str:
        return str(self.get_kind_display())


class Activity(models.Model):
    """What is open during a phase. `rules` are plain values (limits), read by permissions."""

    class Verb(models.TextChoices):
        PROPOSE = "propose", _("proporre")
        SUPPORT = "support", _("sostenere")
        COMMENT = "comment", _("commentare")

    phase = models.ForeignKey(Phase, on_delete=models.CASCADE, related_name="activities")
    verb = models.CharField(max_length=16, choices=Verb)
    rules = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ("phase", "verb")
        constraints = (models.UniqueConstraint(fields=("phase", "verb"), name="activity_once"),)
        verbose_name = _("attività")
        verbose_name_plural = _("attività")

    def __str__(self) -> str:
        return str(self.get_verb_display())
