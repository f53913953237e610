"""Forms of registering: what a person is asked, and how many places the regia gives."""

from django import forms
from django.utils.translation import gettext_lazy as _

from home.domain.names import tidy_name
from home.forms import PlainForm
from workshops.models import Registration
from workshops.services.registering import NAME_CHARACTERS, PLACES_MAX


class RegistrationForm(PlainForm):
    email = forms.EmailField(
        label=_("Il tuo indirizzo e-mail"),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={
            "required": _("Scrivi il tuo indirizzo e-mail."),
            "invalid": _("Questo non sembra un indirizzo e-mail. Un esempio: nome@esempio.it"),
        },
    )
    name = forms.CharField(
        label=_("Il nome con cui chiamarti all’ingresso"),
        max_length=NAME_CHARACTERS,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
        error_messages={"required": _("Scrivi con che nome chiamarti.")},
    )
    needs = forms.MultipleChoiceField(
        label=_("Che cosa ti serve per partecipare"),
        choices=Registration.Need.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean_name(self) -> str:
        return tidy_name(self.cleaned_data["name"])


class ReceptionForm(PlainForm):
    places = forms.IntegerField(label=_("Quanti posti"), min_value=1, max_value=PLACES_MAX)
    is_open = forms.BooleanField(label=_("Le iscrizioni sono aperte"), required=False)
