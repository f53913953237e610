"""The documents of a consultation: an editor's address becomes a link of the public page."""

import pytest
from wagtail.blocks import StructBlockValidationError

from consultations.models.pages import DocumentLinkBlock


def cleaned(url: str):
    block = DocumentLinkBlock()
    return block.clean(block.to_python({"title": "Le regole", "url": url, "note": ""}))


@pytest.mark.parametrize("url", ["https://example.invalid/regole.pdf", "/documenti/3/regole.pdf"])
def test_document_is_on_the_web_or_on_this_site(url):
    assert cleaned(url)["url"] == url


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,<b>x</b>", "//altrove.invalid/"])
def test_other_addresses_are_refused_beside_their_field(url):
    with pytest.raises(StructBlockValidationError) as refused:
        cleaned(url)

    assert list(refused.value.block_errors) == ["url"]
    assert "https://" in refused.value.block_errors["url"].messages[0]
