"""Limits of texts, and how a heading is made from what somebody wrote."""

TITLE_CHARS = 120
COMMENT_CHARS = 1500
REASON_CHARS = 4000


def heading(text: str) -> str:
    """The first line, shortened at a word when it is longer than a title may be."""
    first_line = text.strip().split("\n", 1)[0].strip()
    if len(first_line) <= TITLE_CHARS:
        return first_line
    cut = first_line[: TITLE_CHARS - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(" ,;:.") + "…"


def whole_card(title: str, text: str) -> str:
    """The card word for word: some writers of records pass the first line apart, some leave it in the text."""
    if not text.strip():
        return title
    if heading(text) == title or text.startswith(title):
        return text
    return f"{title}\n{text}"
