"""Who wants to come to a workshop. As little as serves the day, and gone after it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from consultations.models import Mandate
from workshops.models.workshop import Workshop


class Reception(models.Model):
    """How many places a workshop has and whether one may register: the row that is locked while places are counted."""

    workshop = models.OneToOneField(Workshop, on_delete=models.CASCADE, related_name="reception", primary_key=True)
    places = models.PositiveSmallIntegerField(_("posti"))
    is_open = models.BooleanField(_("iscrizioni aperte"), default=True)

    class Meta:
        verbose_name = _("accoglienza")
        verbose_name_plural = _("accoglienze")

    def __str__(self) -> str:
        return f"{self.workshop_id}: {self.places}"


class Registration(models.Model):
    """An address, the name to call at the door, and what is needed to take part.

    The personal link's token is made from `nonce` and the site's secret key: each mail can carry it; only its hash is
    kept.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("da confermare")
        PLACED = "placed", _("ha il posto")
        WAITING = "waiting", _("in lista d’attesa")
        CANCELLED = "cancelled", _("ha rinunciato")

    class Need(models.TextChoices):
        SIGN_LANGUAGE = "lis", _("interprete LIS")
        RAMP = "ramp", _("ingresso senza gradini")
        LANGUAGE = "language", _("aiuto con un’altra lingua")
        CHILDCARE = "childcare", _("qualcuno che badi ai bambini")

    class Arrival(models.TextChoices):
        NONE = "", _("non ancora")
        PRESENT = "present", _("c’è")
        LATE = "late", _("in ritardo")
        SUBSTITUTE = "substitute", _("al suo posto un’altra persona")

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="registrations")
    email = models.EmailField()
    name = models.CharField(_("nome"), max_length=60)
    needs = models.JSONField(default=list, blank=True)
    language = models.CharField(max_length=10, default="it")
    state = models.CharField(max_length=12, choices=State, default=State.ASKED)
    arrival = models.CharField(max_length=12, choices=Arrival, default=Arrival.NONE, blank=True)
    # Who came in their place, where somebody did.
    substitute = models.CharField(_("chi è venuto al suo posto"), max_length=60, blank=True)
    nonce = models.CharField(max_length=32, editable=False)
    token_hash = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField()
    # When the address was shown to be its owner's: who confirms first stands first.
    confirmed_at = models.DateTimeField(null=True, blank=True)
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ("confirmed_at", "pk")
        constraints = (models.UniqueConstraint(fields=("workshop", "email"), name="registration_once"),)
        indexes = (models.Index(fields=("workshop", "state", "confirmed_at"), name="registration_queue"),)
        verbose_name = _("iscrizione")
        verbose_name_plural = _("iscrizioni")

    def __str__(self) -> str:
        return f"{self.workshop_id} · {self.pk}"


class Replacement(models.Model):
    """Who came in somebody's place speaks that day for the same organisation, under the same delega."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="replacements")
    mandate = models.ForeignKey(Mandate, on_delete=models.CASCADE, related_name="replacements")
    valid_on = models.DateField(_("giorno"))

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("registration", "mandate"), name="replacement_once"),)
        verbose_name = _("sostituzione")
        verbose_name_plural = _("sostituzioni")

    def __str__(self) -> str:
        return f"{self.registration_id} · {self.mandate_id}"
