"""What is printed: a template of templates/print and its data become a PDF that screen readers can read (PDF/UA-1).

Texts are data, never markup: a template reads them with `json(bytes(sys.inputs.data))`, so nothing that somebody wrote
is executed. Pictures lie beside the template under `pictures/<name>`.
"""

import json
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any

import typst
from django.conf import settings

TEMPLATES = Path(settings.TEMPLATES[0]["DIRS"][0]) / "print"
STANDARD = "ua-1"
# Letters of Europe and its punctuation are in the faces that come with typst; others are tried before they are set.
SURE = 0x24F
NO_GLYPH = "□"


def typeset(template: str, data: Mapping[str, Any], pictures: Mapping[str, bytes] | None = None) -> bytes:
    """The PDF of `templates/print/<template>`. The same data make the same bytes.

    A sign that no face on this machine can show (an emoji, say) is set as an empty box: the standard forbids to leave
    it out in silence, and one sign must not cost the whole document.
    """
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for each in TEMPLATES.glob("*.typ"):
            copyfile(each, root / each.name)
        (root / "pictures").mkdir()
        for name, picture in (pictures or {}).items():
            (root / "pictures" / name).write_bytes(picture)
        try:
            return _compiled(root / template, json.dumps(data))
        except typst.TypstError as error:
            if "could not be displayed" not in str(error):
                raise
            return _compiled(root / template, json.dumps(_showable(data)))


def _compiled(source: Path | bytes, data: str) -> bytes:
    root = source.parent if isinstance(source, Path) else None
    made = typst.compile(source, root=root, sys_inputs={"data": data}, pdf_standards=STANDARD, timestamp=0)
    assert isinstance(made, bytes)
    return made


def _showable(value: Any) -> Any:
    """The same data with a box for each sign that cannot be shown."""
    if isinstance(value, str):
        return "".join(letter if _has_glyph(letter) else NO_GLYPH for letter in value)
    if isinstance(value, Mapping):
        return {key: _showable(each) for key, each in value.items()}
    return [_showable(each) for each in value] if isinstance(value, list | tuple) else value


@cache
def _has_glyph(letter: str) -> bool:
    if unicodedata.category(letter) == "Cc":
        return letter in "\n\t"
    if ord(letter) <= SURE:
        return True
    try:
        _compiled(b'#set document(title: "-")\n#sys.inputs.data', letter)
    except typst.TypstError:
        return False
    return True
