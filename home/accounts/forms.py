"""The two small forms of signing in, and the profile."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.core import context, ratelimit
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from home.domain.names import PUBLIC_NAME_CHARACTERS, public_name_fault, tidy_name
from home.models import User
from home.sentences import sentence
from home.services.people import find_account


class AddressForm(RequestLoginCodeForm):
    """Answers the same to a known and to an unknown address."""

    email = forms.EmailField(
        label=_("Il tuo indirizzo e-mail"),
        max_length=User._meta.get_field("email").max_length,  # noqa: SLF001 -- Django's public name for it
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={
            "required": _("Scrivi il tuo indirizzo e-mail."),
            "invalid": _("Questo non sembra un indirizzo e-mail. Un esempio: nome@esempio.it"),
        },
    )
    _user: User | None

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].lower()
        if not ratelimit.consume(context.request, action="request_login_code", key=email):
            raise get_adapter().validation_error("rate_limited")
        self._user = find_account(email)
        return email


class CodeForm(ConfirmLoginCodeForm):
    code = forms.CharField(
        label=_("Codice di 6 cifre"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}),
        error_messages={"required": _("Scrivi il codice che ti abbiamo mandato per e-mail.")},
    )


class ProfileForm(forms.Form):
    public_name = forms.CharField(
        label=_("Nome mostrato"),
        required=False,
        help_text=_("Compare accanto ai tuoi commenti. Se lo lasci vuoto si legge «una persona residente»."),
        widget=forms.TextInput(attrs={"autocomplete": "nickname", "maxlength": PUBLIC_NAME_CHARACTERS}),
    )
    language = forms.ChoiceField(label=_("Lingua dei messaggi che ricevi"), choices=())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = settings.LANGUAGES

    def clean_public_name(self) -> str:
        name = tidy_name(self.cleaned_data["public_name"])
        fault = public_name_fault(name)
        if fault:
            raise forms.ValidationError(sentence(fault), code=fault)
        return name
