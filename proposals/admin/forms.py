"""Forms of the staff pages."""

from django import forms
from django.utils.translation import gettext_lazy as _

from home.models import Area
from home.models.wording import wording
from proposals.domain.states import OUTCOMES
from proposals.domain.texts import REASON_CHARS
from proposals.models import PlanElement, Report


class ModerationForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Motivo"),
        choices=Report.Reason.choices,
        error_messages={"required": _("Scegli un motivo dall'elenco.")},
    )
    note = forms.CharField(
        label=_("Due parole per chi l'ha scritto (facoltative)"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AnswerForm(forms.Form):
    """The words beside the outcome are what people read: no field here is public before somebody else publishes."""

    outcome = forms.ChoiceField(label=_("Esito"))
    reason = forms.CharField(
        label=_("Motivazione"),
        help_text=_("Frasi brevi: che cosa succede, perché, che cosa serve ancora."),
        max_length=REASON_CHARS,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    office = forms.CharField(label=_("Ufficio che risponde"), max_length=160)
    act_url = forms.URLField(
        label=_("Collegamento all'atto, se c'è"), required=False, max_length=200, assume_scheme="https"
    )
    next_date = forms.DateField(
        label=_("Prossimo aggiornamento, se c'è una data"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = [
            (outcome.value, wording(f"proposal.state.{outcome.value}")) for outcome in OUTCOMES
        ]


class AreaForm(forms.Form):
    area = forms.ModelChoiceField(
        label=_("Area"),
        required=False,
        empty_label=_("Tutta la città"),
        queryset=Area.objects.filter(kind=Area.Kind.DISTRICT),
    )


class PlanLinkForm(forms.Form):
    element = forms.ModelChoiceField(label=_("Elemento del Piano"), queryset=PlanElement.objects.all())
