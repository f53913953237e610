"""What residents say about a proposal, and what moderators decide, each decision a record."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from home.models import Participant
from proposals.models.proposal import Proposal


class Comment(models.Model):
    """Two levels: a comment and its replies. Removed by its author, hidden, erased are three different things."""

    class Stance(models.TextChoices):
        IN_FAVOUR = "in-favour", _("a favore")
        AGAINST = "against", _("contro")
        NEUTRAL = "neutral", _("neutro")

    class Visibility(models.TextChoices):
        VISIBLE = "visible", _("visibile")
        REMOVED = "removed", _("tolto da chi l'ha scritto")
        HIDDEN = "hidden", _("nascosto dalla moderazione")
        ERASED = "erased", _("cancellato")

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="comments")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="replies")
    author = models.ForeignKey(
        Participant,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="comments",
    )
    author_name = models.CharField(_("nome mostrato"), max_length=60, blank=True)
    stance = models.CharField(max_length=12, choices=Stance, default=Stance.NEUTRAL)
    text = models.TextField(max_length=1500)
    language = models.CharField(max_length=10, default="it")
    visibility = models.CharField(max_length=12, choices=Visibility, default=Visibility.VISIBLE)
    at = models.DateTimeField()
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ("at", "pk")
        indexes = (models.Index(fields=("proposal", "parent", "at"), name="comment_thread"),)
        verbose_name = _("commento")
        verbose_name_plural = _("commenti")

    def __str__(self) -> str:
        return f"commento/{self.pk}"

    @property
    def ref(self) -> str:
        return f"commento/{self.pk}"


class Report(models.Model):
    """Somebody asks moderators to look. One per person and thing."""

    class Reason(models.TextChoices):
        PERSONAL_DATA = "personal-data", _("contiene dati personali")
        OFFENCE = "offence", _("offende o minaccia")
        SPAM = "spam", _("è pubblicità")
        OFF_TOPIC = "off-topic", _("non riguarda la proposta")

    thing = models.CharField(max_length=60)
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="reports")
    reason = models.CharField(max_length=16, choices=Reason)
    at = models.DateTimeField()
    handled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("at",)
        constraints = (models.UniqueConstraint(fields=("thing", "participant"), name="report_once"),)
        verbose_name = _("segnalazione")
        verbose_name_plural = _("segnalazioni")

    def __str__(self) -> str:
        return f"{self.thing}: {self.reason}"


class Decision(models.Model):
    """A moderator's decision, with its reason. Never edited: restoring is another decision."""

    class Action(models.TextChoices):
        HIDE = "hide", _("nascosto")
        RESTORE = "restore", _("ripristinato")

    thing = models.CharField(max_length=60)
    action = models.CharField(max_length=12, choices=Action)
    reason = models.CharField(max_length=16, choices=Report.Reason, blank=True)
    note = models.CharField(max_length=400, blank=True)
    by = models.ForeignKey(Participant, null=True, on_delete=models.SET_NULL, related_name="decisions")
    at = models.DateTimeField()
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ("-at", "-pk")
        indexes = (models.Index(fields=("thing", "-at"), name="decision_thing"),)
        verbose_name = _("decisione di moderazione")
        verbose_name_plural = _("decisioni di moderazione")

    def __str__(self) -> str:
        return f"{self.action} {self.thing}"
