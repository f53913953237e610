"""What may stand behind a link that an editor writes: never a script, never an address in disguise."""

import pytest

from home.domain.links import may_be_linked


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.invalid/regole.pdf?anno=2026#art-3",
        "http://example.invalid",
        "HTTPS://EXAMPLE.INVALID/",
        "mailto:partecipazione@example.invalid",
        "/documenti/3/regole.pdf",
        "/consultazioni/lavoro-e-competenze/#fasi",
    ],
)
def test_pages_mail_and_paths_of_this_site(address):
    assert may_be_linked(address)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "javascript://example.invalid/%0aalert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:msgbox(1)",
        "file:///etc/passwd",
        "//altrove.invalid/",
        "/\\altrove.invalid/",
        "\\\\altrove.invalid",
        "/\t/altrove.invalid/",
        "https:",
        "https:///percorso",
        "http://[",
        "mailto:",
        "regole.pdf",
        "www.example.invalid",
        "",
    ],
)
def test_nothing_else(address):
    assert not may_be_linked(address)
