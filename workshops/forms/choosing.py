"""«Altri metodi»: how a moment of choosing is held, where it is not by approval of up to three, openly."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workshops.domain.methods import Method
from workshops.domain.methods.rules import BUDGET, BUDGET_MAX, MAX_SCORE, MAX_SCORE_MAX
from workshops.domain.script import Electors, Kind, Secrecy

CHOICES_MAX = 20
METHODS = (
    (Method.APPROVAL, _("Approvazione: fino a tante carte a testa")),
    (Method.DOTS, _("Bollini: ognuno ne distribuisce un certo numero")),
    (Method.SCORE, _("Punteggi: da zero in su per ogni carta")),
    (Method.RANKING, _("Ordine di preferenza, contato a turni (instant run-off)")),
    (Method.CONSENT, _("Consenso con obiezioni")),
)
# What a script says of it: the names of domain.script, and how each is asked.
USUAL: Mapping[str, Any] = {
    "method": Method.APPROVAL.value,
    "max_choices": 3,
    "budget": BUDGET,
    "max_score": MAX_SCORE,
    "electors": Electors.ORGANISATION.value,
    "secrecy": Secrecy.OPEN.value,
    "threshold": 0,
}


class ChoosingFields(forms.Form):
    """Fields that every moment's form has and only a moment of choosing uses. What is left empty is as usual."""

    method = forms.ChoiceField(label=_("Come si sceglie"), choices=METHODS, required=False)
    max_choices = forms.IntegerField(
        label=_("Approvazione: quante carte al massimo"), min_value=1, max_value=CHOICES_MAX, required=False
    )
    budget = forms.IntegerField(label=_("Bollini: quanti a testa"), min_value=1, max_value=BUDGET_MAX, required=False)
    max_score = forms.IntegerField(
        label=_("Punteggi: il più alto"), min_value=1, max_value=MAX_SCORE_MAX, required=False
    )
    electors = forms.ChoiceField(
        label=_("Chi sceglie"),
        choices=(
            (Electors.ORGANISATION, _("Una voce per organizzazione")),
            (Electors.PERSON, _("Una voce per persona, anche chi non ha un’organizzazione")),
        ),
        required=False,
    )
    secrecy = forms.ChoiceField(
        label=_("Palese o segreto"),
        choices=((Secrecy.OPEN, _("Palese")), (Secrecy.SECRET, _("Segreto"))),
        required=False,
        help_text=_(
            "Se scegli «Segreto»: finché il voto è aperto le copie di sicurezza (backup) della base di dati tengono "
            "insieme chi vota e che cosa. In quel tempo non fatene, oppure cancellatele. Servono almeno cinque "
            "votanti, e nessuno può votare per un’altra persona: si passa il tablet."
        ),
    )
    threshold = forms.IntegerField(
        label=_("Soglia di partecipazione, per cento"),
        min_value=0,
        max_value=100,
        required=False,
        help_text=_("Con 0 non c’è soglia. Il risultato dice se è raggiunta."),
    )

    def other_methods(self) -> list[Any]:
        return [self[name] for name in USUAL]

    def check_choosing(self, found: Mapping[str, Any]) -> None:
        if found.get("method") == Method.CONSENT and found.get("secrecy") == Secrecy.SECRET:
            self.add_error("secrecy", _("Il consenso è sempre palese: un’obiezione si dice e il tavolo risponde."))

    @property
    def is_unusual(self) -> bool:
        """Whether to show the part opened: something in it is not as usual, or is wrong."""
        return any(self[name].errors or str(self[name].value() or USUAL[name]) != str(USUAL[name]) for name in USUAL)


def asked_of(moment: Mapping[str, Any]) -> dict[str, Any]:
    """What the form begins with."""
    return {name: moment.get(name, usual) for name, usual in USUAL.items()}


def rules_from(row: Mapping[str, Any]) -> dict[str, Any]:
    """The rules of a moment of choosing, as a script has them; none for another moment, none where nothing was sent."""
    if row["kind"] != Kind.CHOOSE or not row.get("method"):
        return {}
    return {name: usual if row.get(name) in (None, "") else row[name] for name, usual in USUAL.items()}


def without_usual(moment: Mapping[str, Any]) -> dict[str, Any]:
    """A moment written as briefly as by hand."""
    return {name: value for name, value in moment.items() if name not in USUAL or value != USUAL[name]}
