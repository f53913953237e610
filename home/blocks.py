"""What editors may put on a page. No raw HTML: everything is printed by a template of the site."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

RICH_TEXT_FEATURES = ["h3", "bold", "italic", "ol", "ul", "link", "document-link"]
LIVE_PARTS = (
    ("now", _("Adesso: tavoli e consultazioni aperti")),
    ("direction-proposals", _("Proposte della direttrice, con i numeri")),
    ("answers", _("La Città ha risposto a N proposte su M")),
)


class SourceBlock(blocks.StructBlock):
    """Where a figure comes from. A figure without a source is not a fact."""

    label = blocks.CharBlock(label=_("Fonte"), max_length=160)
    url = blocks.URLBlock(label=_("Collegamento"), required=False)
    date = blocks.DateBlock(label=_("Data"), required=False)
    is_demo = blocks.BooleanBlock(label=_("È un dato dimostrativo"), required=False, default=False)

    class Meta:
        icon = "doc-full"
        label = _("Fonte")
        template = "home/blocks/source.html"


class FigureBlock(blocks.StructBlock):
    value = blocks.CharBlock(label=_("Cifra"), max_length=40)
    label = blocks.CharBlock(label=_("Che cosa conta"), max_length=160)
    source = SourceBlock()

    class Meta:
        icon = "order"
        label = _("Cifra")


class FiguresBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Titolo"), max_length=120)
    figures = blocks.ListBlock(FigureBlock(), label=_("Cifre"))

    class Meta:
        icon = "order"
        label = _("Cifre con la fonte")
        template = "home/blocks/figures.html"


class MeasureFigureBlock(blocks.StructBlock):
    value = blocks.CharBlock(label=_("Cifra"), max_length=40)
    label = blocks.CharBlock(label=_("Che cosa conta"), max_length=160)


class MeasureBlock(blocks.StructBlock):
    """A measure of the strategy. `when` says when it was announced for: never that it is open now."""

    title = blocks.CharBlock(label=_("Misura"), max_length=160)
    text = blocks.TextBlock(label=_("Che cos'è"))
    when = blocks.CharBlock(label=_("Tempi annunciati"), max_length=160, required=False)
    figures = blocks.ListBlock(MeasureFigureBlock(), label=_("Cifre"), min_num=0, default=[])
    source = SourceBlock()

    class Meta:
        icon = "clipboard-list"
        label = _("Misura")


class MeasuresBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Titolo"), max_length=120)
    measures = blocks.ListBlock(MeasureBlock(), label=_("Misure"))

    class Meta:
        icon = "clipboard-list"
        label = _("Misure")
        template = "home/blocks/measures.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Parole"))
    who = blocks.CharBlock(label=_("Di chi"), max_length=160)
    source = SourceBlock()

    class Meta:
        icon = "openquote"
        label = _("Citazione")
        template = "home/blocks/quote.html"


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Passo"), max_length=120)
    text = blocks.TextBlock(label=_("Che cosa si fa"))


class StepsBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Titolo"), max_length=120)
    steps = blocks.ListBlock(StepBlock(), label=_("Passi"))

    class Meta:
        icon = "list-ol"
        label = _("Passi")
        template = "home/blocks/steps.html"


class TimelineEntryBlock(blocks.StructBlock):
    when = blocks.CharBlock(label=_("Quando"), max_length=80, required=False)
    title = blocks.CharBlock(label=_("Che cosa"), max_length=160)
    text = blocks.TextBlock(label=_("Spiegazione"), required=False)
    is_done = blocks.BooleanBlock(label=_("È avvenuto"), required=False, default=False)
    source = blocks.CharBlock(label=_("Fonte"), max_length=160, required=False)


class TimelineBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Titolo"), max_length=120)
    text = blocks.TextBlock(label=_("Introduzione"), required=False)
    entries = blocks.ListBlock(TimelineEntryBlock(), label=_("Tappe"))

    class Meta:
        icon = "date"
        label = _("Linea del tempo")
        template = "home/blocks/timeline.html"


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("Domanda"), max_length=200)
    answer = blocks.RichTextBlock(label=_("Risposta"), features=RICH_TEXT_FEATURES)


class AccordionBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Titolo"), max_length=120)
    questions = blocks.ListBlock(QuestionBlock(), label=_("Domande"))

    class Meta:
        icon = "help"
        label = _("Domande e risposte")
        template = "home/blocks/accordion.html"


class TextSectionBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Titolo"), max_length=120, required=False)
    text = blocks.RichTextBlock(label=_("Testo"), features=RICH_TEXT_FEATURES)

    class Meta:
        icon = "pilcrow"
        label = _("Testo")
        template = "home/blocks/text.html"


class LivePartBlock(blocks.StructBlock):
    """A part filled by an upper app (home.registries), with what to say while there is nothing."""

    heading = blocks.CharBlock(label=_("Titolo"), max_length=120)
    part = blocks.ChoiceBlock(label=_("Che cosa mostra"), choices=LIVE_PARTS)
    empty = blocks.CharBlock(
        label=_("Se non c'è ancora niente"),
        max_length=240,
        help_text=_("Di' che cosa ci sarà e quando."),
    )

    class Meta:
        icon = "view"
        label = _("Parte viva")
        template = "home/blocks/live.html"


class BodyBlock(blocks.StreamBlock):
    text = TextSectionBlock()
    figures = FiguresBlock()
    measures = MeasuresBlock()
    quote = QuoteBlock()
    steps = StepsBlock()
    timeline = TimelineBlock()
    accordion = AccordionBlock()
    live = LivePartBlock()
