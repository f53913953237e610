"""The one form that makes a workshop: its facts, its script, a row for each table."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from consultations.models import Consultation
from home.forms import PlainForm
from home.models import Area, Direction
from workshops.domain.script import CORRECTION_DAYS, CORRECTION_DAYS_MAX, MINUTES_MAX, MOMENTS_MAX, Kind
from workshops.forms.choosing import ChoosingFields
from workshops.models import SavedScript
from workshops.services.making import CAPACITY_MAX, TABLES_MAX
from workshops.strings import say
from workshops.wording.scripts import DEFAULT_PRESET, PRESETS

WHEN = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
QUESTION_CHARACTERS = 200


def script_choices() -> list[tuple[str, Any]]:
    """The program's own scripts, then those that directors saved."""
    saved = SavedScript.objects.values_list("pk", "name")
    return [
        *((key, name) for key, (name, _moments) in PRESETS.items()),
        *((f"salvata-{pk}", name) for pk, name in saved),
    ]


class StartForm(PlainForm):
    """What the long form begins with: it comes back filled in."""

    scaletta = forms.ChoiceField(label=_("Scaletta da cui partire"), initial=DEFAULT_PRESET)
    tavoli = forms.IntegerField(
        label=_("Quanti tavoli"), min_value=1, max_value=TABLES_MAX, initial=10, widget=forms.NumberInput()
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scaletta"].choices = script_choices()


class HowManyForm(PlainForm):
    tavoli = forms.IntegerField(label=_("Quanti tavoli"), min_value=1, max_value=TABLES_MAX, initial=1)


class WorkshopForm(PlainForm):
    name = forms.CharField(
        label=_("Come si chiama"),
        max_length=120,
        error_messages={"required": _("Scrivi come si chiama il laboratorio.")},
    )
    name_en = forms.CharField(label=_("Come si chiama in inglese, se serve"), max_length=120, required=False)
    code = forms.CharField(
        label=_("Indirizzo della pagina"),
        max_length=60,
        required=False,
        help_text=_("Per esempio «produrre-citta-aurora». Se lo lasci vuoto lo facciamo dal nome."),
    )
    abstract = forms.CharField(
        label=_("In breve, per la pagina pubblica"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Scrivi una o due frasi per chi legge la pagina.")},
    )
    starts_at = forms.DateTimeField(
        label=_("Comincia"), widget=WHEN, error_messages={"required": _("Scrivi il giorno e l’ora d’inizio.")}
    )
    ends_at = forms.DateTimeField(label=_("Finisce"), widget=WHEN, required=False)
    place = forms.CharField(label=_("Luogo"), max_length=200, required=False)
    consultation = forms.ModelChoiceField(
        label=_("Consultazione a cui appartiene, se c’è"),
        queryset=Consultation.objects.none(),
        required=False,
        empty_label=_("Nessuna, o più di una"),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["consultation"].queryset = Consultation.objects.select_related("direction")


class MomentForm(ChoosingFields, PlainForm):
    """One moment of the script. Without a kind it is left out."""

    kind = forms.ChoiceField(label=_("Che cosa si fa"), required=False)
    it = forms.CharField(label=_("Domanda"), max_length=QUESTION_CHARACTERS, required=False)
    en = forms.CharField(label=_("Domanda in inglese"), max_length=QUESTION_CHARACTERS, required=False)
    minutes = forms.IntegerField(label=_("Minuti"), min_value=0, max_value=MINUTES_MAX, required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [
            ("", _("niente: togli questo momento")),
            *((kind.value, say(f"verb.{kind}")) for kind in Kind),
        ]

    def asked_always(self) -> list[Any]:
        return [self[name] for name in ("kind", "it", "en", "minutes")]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        self.check_choosing(found)
        if found.get("kind") and not found.get("it"):
            self.add_error("it", _("Scrivi la domanda di questo momento."))
        return found


class TableForm(PlainForm):
    """One table. Choices are handed in: asked of the database once for twenty rows."""

    direction = forms.ChoiceField(label=_("Direttrice strategica"))
    area = forms.ChoiceField(label=_("Di quale area parla"), required=False)
    place = forms.CharField(label=_("Dove si trova"), max_length=80, required=False)
    facilitator = forms.CharField(label=_("Chi facilita"), max_length=60, required=False)
    capacity = forms.IntegerField(label=_("Posti"), min_value=1, max_value=CAPACITY_MAX, initial=12)
    # In a copy where each table has a script of its own: the number of the table it comes from.
    copied = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: object, directions: Sequence[Any], areas: Sequence[Any], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["direction"].choices = directions
        self.fields["area"].choices = areas
        self.fields["place"].widget.attrs["autocomplete"] = "off"
        self.fields["facilitator"].widget.attrs["autocomplete"] = "off"


class KeepScriptForm(PlainForm):
    """What is said of the script as a whole."""

    correction_days = forms.IntegerField(
        label=_("Giorni per chiedere una correzione del resoconto"),
        min_value=0,
        max_value=CORRECTION_DAYS_MAX,
        required=False,
        help_text=_("Da quando il tavolo si conclude. Con 0 non si chiedono correzioni; vuoto, i soliti quattordici."),
    )
    save_as = forms.CharField(
        label=_("Salva questa scaletta con il nome"),
        max_length=80,
        required=False,
        help_text=_("La ritrovi fra le scalette, anche per altri laboratori. Se lo lasci vuoto non si salva."),
    )

    @property
    def is_unusual(self) -> bool:
        """Whether to show the part opened: the days are not as usual, or are wrong."""
        field = self["correction_days"]
        return bool(field.errors) or str(field.value() or CORRECTION_DAYS) != str(CORRECTION_DAYS)

    def with_days(self, script: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The days stand in the last moment, which concludes the table. Where none were sent they stay as they were."""
        if self["correction_days"].html_name not in self.data or not script:
            return script
        found = [{name: value for name, value in moment.items() if name != "correction_days"} for moment in script]
        days = self.cleaned_data["correction_days"]
        if days not in (None, CORRECTION_DAYS):
            found[-1]["correction_days"] = days
        return found


MomentFormSet = forms.formset_factory(MomentForm, extra=0, max_num=MOMENTS_MAX, absolute_max=MOMENTS_MAX + 1)
TableFormSet = forms.formset_factory(
    TableForm, extra=0, min_num=1, validate_min=True, max_num=TABLES_MAX, absolute_max=TABLES_MAX + 1, validate_max=True
)


def table_choices() -> dict[str, list[tuple[str, Any]]]:
    """What TableForm is handed: two queries, however many rows."""
    return {
        "directions": [(direction.code, direction.name) for direction in Direction.objects.all()],
        "areas": [("", _("Tutta la città")), *Area.objects.filter(kind=Area.Kind.DISTRICT).values_list("code", "name")],
    }
