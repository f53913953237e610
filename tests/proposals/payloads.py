"""Texts that people should not have to send and that pages have to bear."""

import pytest

MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)>"
TEMPLATE = "{{ request.user.email }}{% debug %}"
FORMULA = "=HYPERLINK(A1)"
ZALGO = "Z" + "\u0301\u0323\u0308" * 100
RIGHT_TO_LEFT = "\u202egnp.exe\u202c\u2066x\u2069"
NUL = "prima\x00dopo"
ENTITIES = "&lt;b&gt; &amp;amp; &#x3C;"
ATTRIBUTE = "\" onfocus=alert(1) autofocus x='"
EMOJI = "👩🏽‍🔧 Ça va? 日本語 العربية"

ALL = [
    pytest.param(MARKUP, id="markup"),
    pytest.param(TEMPLATE, id="template"),
    pytest.param(FORMULA, id="formula"),
    pytest.param(ZALGO, id="zalgo"),
    pytest.param(RIGHT_TO_LEFT, id="right-to-left"),
    pytest.param(NUL, id="nul"),
    pytest.param(ENTITIES, id="entities"),
    pytest.param(ATTRIBUTE, id="attribute"),
    pytest.param(EMOJI, id="emoji"),
]
# What a form refuses before anybody reads it stands apart.
STORABLE = [each for each in ALL if each.id != "nul"]
# Characters that reorder or end a text: no stored comment has them.
UNWANTED = frozenset("\x00\u202e\u202c\u2066\u2069")
