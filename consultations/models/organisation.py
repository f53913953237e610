"""Organisations that sit at tables, and who speaks for them."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from home.models import User


class Organisation(models.Model):
    class Sector(models.TextChoices):
        PUBLIC_BODY = "public-body", _("ente pubblico")
        SCHOOL = "school", _("scuola o università")
        COMPANY = "company", _("impresa")
        TRADE_ASSOCIATION = "trade-association", _("associazione di categoria")
        UNION = "union", _("sindacato")
        THIRD_SECTOR = "third-sector", _("terzo settore")
        COOPERATIVE = "cooperative", _("cooperativa")
        PROFESSIONAL_ORDER = "professional-order", _("ordine professionale")
        UNKNOWN = "unknown", _("settore da indicare")

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(_("nome"), max_length=120)
    sector = models.CharField(_("settore"), max_length=24, choices=Sector)
    # For the regia and for its delegates: never on a public page.
    contact = models.EmailField(_("contatto"), blank=True)
    # A name typed at a table counts there once who facilitates confirms it; staff look at it afterwards.
    is_confirmed = models.BooleanField(_("confermata"), default=True)
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ("name",)
        verbose_name = _("organizzazione")
        verbose_name_plural = _("organizzazioni")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("consultations:organisation", args=[self.slug])


class Mandate(models.Model):
    """A delega: this person may speak for this organisation between two dates."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="mandates")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="mandates")
    starts_on = models.DateField(_("dal"))
    ends_on = models.DateField(_("al"), null=True, blank=True)
    scope = models.CharField(_("per che cosa"), max_length=200, blank=True)

    class Meta:
        ordering = ("organisation", "starts_on")
        constraints = (models.UniqueConstraint(fields=("organisation", "user"), name="mandate_once"),)
        verbose_name = _("delega")
        verbose_name_plural = _("deleghe")

    def __str__(self) -> str:
        return f"{self.organisation}: {self.starts_on}"


class Invitation(models.Model):
    """A link that makes one person a delegate, once, until a day. Only the hash of its token is kept."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="invitations")
    token_hash = models.CharField(max_length=64, unique=True)
    # To whom it was mailed; emptied once it has served.
    email = models.EmailField(blank=True)
    scope = models.CharField(_("per che cosa"), max_length=200, blank=True)
    mandate_ends_on = models.DateField(_("la delega vale fino al"), null=True, blank=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("invito")
        verbose_name_plural = _("inviti")

    def __str__(self) -> str:
        return f"{self.organisation_id} · {self.pk}"
