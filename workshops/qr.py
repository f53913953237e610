"""QR codes as pictures in the page: no request, no file."""

import segno

MODULE_PIXELS = 8


def qr_picture(text: str) -> str:
    """A data address (SVG, black on white with its quiet zone) for an `img`; the text stays beside it in words."""
    code = segno.make(text, error="m", micro=False)
    return code.svg_data_uri(scale=MODULE_PIXELS, dark="#000", light="#fff", border=2)
