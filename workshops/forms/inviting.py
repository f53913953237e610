"""What a link by e-mail needs: an address, a name, and for whom one sits."""

from django import forms
from django.utils.translation import gettext_lazy as _

from consultations.models import Organisation
from home.domain.names import tidy_name
from home.forms import PlainForm
from workshops.models import Table
from workshops.services.registering import NAME_CHARACTERS


class SeatLinkForm(PlainForm):
    email = forms.EmailField(
        label=_("A quale indirizzo e-mail"),
        error_messages={
            "required": _("Scrivi l’indirizzo a cui mandare il link."),
            "invalid": _("Questo non sembra un indirizzo e-mail. Un esempio: nome@esempio.it"),
        },
    )
    name = forms.CharField(
        label=_("Come si chiama al tavolo"),
        max_length=NAME_CHARACTERS,
        error_messages={"required": _("Scrivi il nome della persona.")},
    )
    organisation = forms.ModelChoiceField(
        label=_("Per quale organizzazione"),
        queryset=Organisation.objects.none(),
        to_field_name="slug",
        required=False,
        empty_label=_("Nessuna: partecipa come residente"),
        help_text=_("Serve una delega in vigore quel giorno, per questo laboratorio o senza limiti."),
    )

    def __init__(self, *args: object, table: Table, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        rows = Organisation.objects.filter(is_demo=table.is_demo, is_confirmed=True).order_by("name")
        self.fields["organisation"].queryset = rows

    def clean_name(self) -> str:
        return tidy_name(self.cleaned_data["name"])
