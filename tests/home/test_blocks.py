"""Blocks of a page: what an editor writes is printed as text, and what is missing or too long is refused."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from wagtail.blocks import Block, StreamBlockValidationError, StructBlockValidationError
from wagtail.blocks.list_block import ListBlockValidationError

from home.blocks import LIVE_PARTS, RICH_TEXT_FEATURES, BodyBlock, LivePartBlock, SourceBlock
from home.content import writing
from home.registries import LivePart, register_live_block

FAULTS = (ValidationError, StructBlockValidationError, StreamBlockValidationError, ListBlockValidationError)
MARKUP = "<script>alert(1)</script>"
SOURCE = writing.source("Fonte Esempio")


def printed(*blocks: dict) -> BeautifulSoup:
    block = BodyBlock()
    return BeautifulSoup(block.render(block.to_python(list(blocks))), "html.parser")


def cleaned(*blocks: dict):
    block = BodyBlock()
    return block.clean(block.to_python(list(blocks)))


EACH = [
    pytest.param(writing.figures(MARKUP, (MARKUP, MARKUP, writing.source(MARKUP))), id="figures"),
    pytest.param(
        writing.measures(MARKUP, writing.measure(MARKUP, MARKUP, (MARKUP, MARKUP), when=MARKUP)), id="measures"
    ),
    pytest.param(writing.steps(MARKUP, (MARKUP, MARKUP)), id="steps"),
    pytest.param(
        writing.timeline(MARKUP, MARKUP, writing.station(MARKUP, MARKUP, MARKUP, origin=MARKUP)), id="timeline"
    ),
    pytest.param({"type": "quote", "value": {"text": MARKUP, "who": MARKUP, "source": SOURCE}}, id="quote"),
    pytest.param(writing.text(MARKUP, "<p>Testo</p>"), id="text"),
    pytest.param(writing.questions(MARKUP, (MARKUP, "<p>Risposta</p>")), id="accordion"),
    pytest.param(writing.live(MARKUP, "now", MARKUP), id="live"),
]


@pytest.mark.parametrize("block", EACH)
def test_markup_in_any_field_is_printed_as_text(block):
    soup = printed(block)

    assert soup.find("script") is None
    assert MARKUP in soup.text


@pytest.mark.parametrize("block", EACH)
def test_what_was_written_is_accepted_and_kept(block):
    assert [child.block_type for child in cleaned(block)] == [block["type"]]


def test_every_kind_of_block_is_among_these():
    assert {param.values[0]["type"] for param in EACH} == set(BodyBlock().child_blocks)


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(writing.figures("Cifre", ("7", "poli", writing.source(""))), id="figure without a source"),
        pytest.param(writing.figures("", ("7", "poli", SOURCE)), id="figures without a heading"),
        pytest.param(writing.figures("Cifre", ("7" * 41, "poli", SOURCE)), id="figure too long"),
        pytest.param(writing.steps("Passi", ("", "testo")), id="step without a name"),
        pytest.param(writing.timeline("Tappe", "", writing.station("")), id="station without a title"),
        pytest.param(writing.live("Adesso", "now", ""), id="live part without its empty state"),
        pytest.param(writing.live("Adesso", "nobody-fills-this", "Niente"), id="unknown live part"),
        pytest.param(writing.questions("Domande", ("x" * 201, "<p>Sì</p>")), id="question too long"),
        pytest.param({"type": "quote", "value": {"text": "Parole", "who": "", "source": SOURCE}}, id="nobody's words"),
    ],
)
def test_what_is_missing_or_too_long_is_refused(block):
    with pytest.raises(FAULTS):
        cleaned(block)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "elsewhere", "//"])
def test_a_source_leads_to_an_address_of_the_web_or_nowhere(url):
    block = SourceBlock()

    with pytest.raises(FAULTS):
        block.clean(block.to_python({"label": "Fonte Esempio", "url": url}))


def test_a_block_of_an_unknown_kind_is_left_out():
    assert printed({"type": "raw_html", "value": MARKUP}).text.strip() == ""


def test_nobody_writes_html_by_hand():
    kinds = {type(block).__name__ for block in _all_blocks(BodyBlock())}

    assert "RawHTMLBlock" not in kinds
    assert not {"image", "embed", "code"} & set(RICH_TEXT_FEATURES)


def _all_blocks(block: Block) -> list[Block]:
    inner = list(getattr(block, "child_blocks", {}).values())
    inner += [block.child_block] if hasattr(block, "child_block") else []
    return [block, *(deeper for child in inner for deeper in _all_blocks(child))]


def test_an_invented_figure_says_so_and_a_sourced_one_gives_its_day():
    invented = printed(writing.figures("Cifre", ("7", "poli", writing.source("Esempio", is_demo=True))))
    sourced = printed(writing.figures("Cifre", ("7", "poli", SOURCE)))

    assert invented.select_one(".tag-demo") is not None
    assert sourced.select_one(".tag-demo") is None


@pytest.mark.parametrize("part", [code for code, _label in LIVE_PARTS])
def test_a_part_outside_of_a_page_shows_its_written_empty_state(part):
    assert printed(writing.live("Adesso", part, "Ancora niente.")).select_one(".empty").text == "Ancora niente."


def test_a_part_that_an_upper_app_fills_takes_the_place_of_the_empty_state(rf, monkeypatch):
    monkeypatch.setattr("home.registries._live_blocks", {})
    register_live_block(
        "now", lambda _request, _thing: LivePart("home/blocks/steps.html", {"self": {"heading": "Aperto"}})
    )
    block = LivePartBlock()
    value = block.to_python(writing.live("Adesso", "now", "Ancora niente.")["value"])

    soup = BeautifulSoup(block.render(value, {"request": rf.get("/"), "page": None}), "html.parser")

    assert [heading.text for heading in soup.select("h2")] == ["Adesso", "Aperto"]
    assert soup.select(".empty") == []
