"""Forms of the public pages. What they check twice, services check for good; here people get their text back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from home.forms import PlainForm
from home.sentences import sentence
from proposals.domain.discussion import cleaned
from proposals.domain.texts import COMMENT_CHARS
from proposals.models import Comment, Follower, Report


class CommentForm(PlainForm):
    """A comment or a reply: the address says to what."""

    stance = forms.ChoiceField(
        label=_("Che cosa ne pensi?"),
        choices=Comment.Stance.choices,
        initial=Comment.Stance.NEUTRAL,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Scegli se sei a favore, contro o neutro."),
            "invalid_choice": _("Scegli se sei a favore, contro o neutro."),
        },
    )
    text = forms.CharField(
        label=_("Il tuo commento"),
        help_text=_("Al massimo 1.500 caratteri. Non scrivere dati personali tuoi o di altre persone."),
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Scrivi qualcosa prima di mandare.")},
    )

    def clean_text(self) -> str:
        text = cleaned(self.cleaned_data["text"])
        if not text:
            raise forms.ValidationError(sentence("comment_empty"))
        if len(text) > COMMENT_CHARS:
            raise forms.ValidationError(sentence("comment_too_long", limit=COMMENT_CHARS))
        return text


class ReplyForm(CommentForm):
    text = forms.CharField(
        label=_("La tua risposta"),
        help_text=_("Al massimo 1.500 caratteri. Non scrivere dati personali tuoi o di altre persone."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Scrivi qualcosa prima di mandare.")},
    )


class ReportForm(PlainForm):
    reason = forms.ChoiceField(
        label=_("Che cosa non va?"),
        choices=Report.Reason.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Scegli un motivo dall'elenco."),
            "invalid_choice": _("Scegli un motivo dall'elenco."),
        },
    )


class FollowForm(PlainForm):
    email = forms.EmailField(
        label=_("Il tuo indirizzo e-mail"),
        help_text=_("Ti scriviamo una volta per confermare e poi solo quando la Città risponde. Non è pubblico."),
        max_length=Follower._meta.get_field("email").max_length,  # noqa: SLF001 -- Django's public name for it
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Scrivi il tuo indirizzo e-mail."),
            "invalid": _("Questo indirizzo non sembra completo: controlla, per esempio nome@esempio.it."),
        },
    )


class FilterForm(PlainForm):
    """The list's filters, in the address. An unknown value is as good as none."""

    q = forms.CharField(label=_("Cerca nelle proposte"), required=False, max_length=100)
    direttrice = forms.ChoiceField(label=_("Direttrice strategica"), required=False)
    area = forms.ChoiceField(label=_("Area"), required=False)
    stato = forms.ChoiceField(label=_("Stato"), required=False)
    settore = forms.ChoiceField(label=_("Settore di chi l'ha scritta"), required=False)

    def __init__(self, *args: object, choices: dict[str, list[tuple[str, str]]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for name, options in choices.items():
            everything = _("Tutti") if name in {"stato", "settore"} else _("Tutte")
            self.fields[name].choices = [("", everything), *options]
        self.fields["q"].widget.input_type = "search"
