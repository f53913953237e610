"""Organisations that say in public, under a delega, that they stand by a proposal. Neither ledger counts them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from consultations.models import Organisation
from home.models import Participant
from proposals.models.proposal import Proposal


class Adhesion(models.Model):
    """One per organisation and proposal. Taking it back leaves the row, with when: it had been public."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="adhesions")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="adhesions")
    # Who pressed the button, for the register: never shown.
    by = models.ForeignKey(Participant, null=True, on_delete=models.SET_NULL, related_name="adhesions")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("at", "pk")
        constraints = (models.UniqueConstraint(fields=("proposal", "organisation"), name="adhesion_once"),)
        indexes = (models.Index(fields=("organisation", "-at"), name="adhesion_organisation"),)
        verbose_name = _("adesione")
        verbose_name_plural = _("adesioni")

    def __str__(self) -> str:
        return f"{self.proposal_id} · {self.organisation_id}"
