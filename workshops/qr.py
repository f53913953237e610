"""QR codes as pictures: no file, no other host."""

import io

import segno

MODULE_PIXELS = 8


def qr_picture(text: str) -> str:
    """A data address (SVG, black on white with its quiet zone) for an `img`; the text stays beside it in words."""
    code = segno.make(text, error="m", micro=False)
    return code.svg_data_uri(scale=MODULE_PIXELS, dark="#000", light="#fff", border=2)


def qr_svg(text: str) -> bytes:
    """The same as a picture of its own, which takes the size that it is given."""
    image = io.BytesIO()
    code = segno.make(text, error="m", micro=False)
    code.save(image, kind="svg", border=2, xmldecl=False, svgns=True, scale=1, omitsize=True)
    return image.getvalue()
