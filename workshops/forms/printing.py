"""What is asked before printing."""

from django import forms
from django.utils.translation import gettext_lazy as _

from home.forms import PlainForm
from workshops.exports.printing import CARDS_MAX

PASSWORD_MIN = 8


class NetworkForm(PlainForm):
    wifi_name = forms.CharField(label=_("Nome della rete Wi-Fi della sala"), max_length=32, required=False)
    wifi_password = forms.CharField(
        label=_("Password della rete"),
        max_length=63,
        required=False,
        help_text=_("Finisce sui cartelli dei tavoli: scrivi quella per gli ospiti, mai quella degli uffici."),
    )

    def clean_wifi_password(self) -> str:
        password: str = self.cleaned_data["wifi_password"]
        if 0 < len(password) < PASSWORD_MIN:
            raise forms.ValidationError(_("Una password Wi-Fi ha almeno otto caratteri: controllala."))
        return password


class HowManyCardsForm(forms.Form):
    """From the address: what is not a number is the number of places."""

    quante = forms.IntegerField(min_value=1, max_value=CARDS_MAX)
