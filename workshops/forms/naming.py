"""Who approves the accounts of a workshop."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from home.forms import PlainForm
from home.models import User
from workshops.models import Workshop
from workshops.services.naming import possible_approvers


class ApproverForm(PlainForm):
    approver = forms.ChoiceField(
        label=_("Chi approva i resoconti"),
        required=False,
        help_text=_("Riceve una mail quando un resoconto aspetta. Si sceglie fra chi lavora nell’amministrazione."),
    )

    def __init__(self, *args: object, workshop: Workshop, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self._people = {str(user.pk): user for user in possible_approvers(workshop)}
        people: list[tuple[str, Any]] = [(pk, user.public_name or user.email) for pk, user in self._people.items()]
        self.fields["approver"].choices = [("", _("Nessuno: solo chi amministra il sito")), *people]
        self.fields["approver"].initial = str(workshop.approver_id or "")

    def clean_approver(self) -> User | None:
        return self._people.get(self.cleaned_data["approver"])
