"""Forms of organisations' pages."""

from django import forms
from django.utils.translation import gettext_lazy as _

from home.forms import PlainForm


class InviteForm(PlainForm):
    email = forms.EmailField(
        label=_("Indirizzo e-mail di chi inviti"),
        widget=forms.EmailInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={
            "required": _("Scrivi l’indirizzo e-mail di chi inviti."),
            "invalid": _("Questo non sembra un indirizzo e-mail. Un esempio: nome@esempio.it"),
        },
    )
    scope = forms.CharField(label=_("Per che cosa, se la delega è limitata"), max_length=200, required=False)
    ends_on = forms.DateField(
        label=_("Fino a quando, se la delega finisce"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class ImportForm(PlainForm):
    file = forms.FileField(
        label=_("File CSV o XLSX"),
        help_text=_("Nella prima riga le intestazioni: nome, settore e, se c’è, contatto. Al massimo 500 righe."),
        error_messages={"required": _("Scegli un file."), "empty": _("Il file è vuoto.")},
    )
