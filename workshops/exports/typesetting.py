"""What is printed: a template of templates/print and its data become a PDF that screen readers can read (PDF/UA-1).

Texts are data, never markup: a template reads them with `json(bytes(sys.inputs.data))`, so nothing that somebody wrote
is executed. Pictures lie beside the template under `pictures/<name>`.
"""

import json
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any

import typst
from django.conf import settings

TEMPLATES = Path(settings.TEMPLATES[0]["DIRS"][0]) / "print"
# Titillium Web, laid there when the front end is built; without it the faces that come with typst are used.
FACES = Path(settings.STATICFILES_DIRS[0]) / "build" / "fonts" / "print"
STANDARD = "ua-1"
# Letters of Europe and its punctuation are in the faces that come with typst; others are tried before they are set.
SURE = "\u024f"
NO_GLYPH = "□"
TRIALS_MAX = 200


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
            return _compiled(root / template, json.dumps(_boxed(data, shown_of(_letters(data)))))


def _compiled(source: Path | bytes, data: str) -> bytes:
    root = source.parent if isinstance(source, Path) else None
    faces = [str(FACES)] if FACES.is_dir() else []
    made = typst.compile(
        source, root=root, sys_inputs={"data": data}, pdf_standards=STANDARD, timestamp=0, font_paths=faces
    )
    assert isinstance(made, bytes)
    return made


def _boxed(value: Any, shown: set[str]) -> Any:
    """The same data with a box for each sign that is not among those shown."""
    if isinstance(value, str):
        return "".join(letter if letter in shown else NO_GLYPH for letter in value)
    if isinstance(value, Mapping):
        return {key: _boxed(each, shown) for key, each in value.items()}
    return [_boxed(each, shown) for each in value] if isinstance(value, list | tuple) else value


def _letters(value: Any) -> set[str]:
    """Every sign in the data, once."""
    if isinstance(value, str):
        return set(value)
    values = value.values() if isinstance(value, Mapping) else value if isinstance(value, list | tuple) else ()
    return set[str]().union(*(_letters(each) for each in values))


def shown_of(letters: set[str]) -> set[str]:
    """Those that some face can show, as far as a bounded number of trials tells: somebody may write ten thousand signs.

    What can be shown together is tried once, what cannot is halved; signs of one script lie beside each other.
    """
    shown = {
        letter for letter in letters if letter in "\n\t" or (unicodedata.category(letter) != "Cc" and letter <= SURE)
    }
    waiting = [tuple(sorted(letter for letter in letters if letter > SURE))]
    for _trial in range(TRIALS_MAX):
        if not waiting:
            break
        some = waiting.pop(0)
        if _can_be_set(some):
            shown.update(some)
        elif len(some) > 1:
            waiting += [some[: len(some) // 2], some[len(some) // 2 :]]
    return shown


@lru_cache(maxsize=4096)
def _can_be_set(letters: tuple[str, ...]) -> bool:
    try:
        _compiled(b'#set document(title: "-")\n#sys.inputs.data', " ".join(letters))
    except typst.TypstError:
        return False
    return True
