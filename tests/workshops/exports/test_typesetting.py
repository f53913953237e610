"""What is printed is a PDF for everybody, and what people wrote stays text."""

from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from workshops.exports import typesetting
from workshops.exports.typesetting import NO_GLYPH, typeset

TEMPLATE = """#import "common.typ": data, sheet
#show: sheet
#title()
= #data.heading
#for each in data.texts [ #each ]
#if "picture" in data { image("pictures/" + data.picture, alt: data.alt) }
"""


@pytest.fixture
def template(tmp_path, monkeypatch):
    """A template of the tests beside the common one."""
    common = (typesetting.TEMPLATES / "common.typ").read_text()
    (tmp_path / "common.typ").write_text(common)
    (tmp_path / "sample.typ").write_text(TEMPLATE)
    monkeypatch.setattr(typesetting, "TEMPLATES", tmp_path)
    return "sample.typ"


def sheet(*texts, **more):
    return {"title": "Resoconto", "lang": "it", "heading": "Chi c’era", "texts": list(texts), **more}


def words(pdf):
    return " ".join(PdfReader(BytesIO(pdf)).pages[0].extract_text().split())


def test_a_sheet_is_tagged_titled_and_says_its_language(template):
    pdf = PdfReader(BytesIO(typeset(template, sheet("Una piazza."))))
    root = pdf.root_object
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("it", True)
    assert (root["/ViewerPreferences"]["/DisplayDocTitle"], pdf.metadata.title) == (True, "Resoconto")
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()


def test_what_somebody_wrote_is_never_markup(template):
    text = "#panic() *grasso* $x$ @qui #set page(width: 1pt) \\u{41}"
    assert text in words(typeset(template, sheet(text)))


def test_the_same_data_make_the_same_bytes(template):
    assert typeset(template, sheet("Una piazza.")) == typeset(template, sheet("Una piazza."))


def test_a_sign_without_a_face_becomes_a_box_and_costs_nothing_else(template):
    found = words(typeset(template, sheet("Il parco \ue000 \U000f0000 qui\x00", "Il tram \ufdd0.", "Perché no: ș, Ł")))
    assert "Il parco" in found
    assert "Perché no: ș, Ł" in found
    assert NO_GLYPH in found


def test_a_picture_has_its_words(template):
    drawn = BytesIO()
    Image.new("RGB", (20, 20), "red").save(drawn, "PNG")
    pdf = typeset(template, sheet(picture="1.png", alt="Il cartellone rosso"), {"1.png": drawn.getvalue()})
    assert "Il cartellone rosso" in alternatives(PdfReader(BytesIO(pdf)).root_object["/StructTreeRoot"])


def alternatives(node):
    """Every alternative text of the tree of tags."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if not isinstance(node, dict):
        return [text for each in node for text in alternatives(each)] if isinstance(node, list) else []
    return [*([str(node["/Alt"])] if "/Alt" in node else []), *alternatives(node.get("/K", []))]


def test_thousands_of_signs_that_no_face_shows_cost_a_bounded_number_of_trials():
    odd = {chr(number) for number in range(0x4E00, 0x4E00 + 8000)}
    typesetting._can_be_set.cache_clear()

    shown = typesetting.shown_of({"è", "\n", "\x07", *odd})

    assert {"è", "\n"} <= shown <= {"è", "\n"} | odd
    assert typesetting._can_be_set.cache_info().misses <= typesetting.TRIALS_MAX


def test_printed_sheets_wear_the_face_of_the_site():
    data = {"title": "Guida", "lang": "it", "heading": "Guida per chi facilita", "lead": "", "parts": []}
    page = PdfReader(BytesIO(typeset("guide.typ", data))).pages[0]
    faces = {str(font.get_object()["/BaseFont"]) for font in page["/Resources"]["/Font"].values()}
    assert faces
    assert all("Titillium" in face for face in faces)
