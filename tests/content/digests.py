"""What is in the database, table by table, so that two moments can be compared."""

from hashlib import sha256

from django.apps import apps
from django.db.models import Model
from wagtail.blocks import StreamValue

APPS = ("home", "consultations", "proposals", "workshops", "wagtailcore", "auth")
# Made by Django itself or by Wagtail while reading.
PASSING = frozenset({"wagtailcore.ReferenceIndex", "auth.Permission", "wagtailcore.Revision"})


def models() -> list[type[Model]]:
    return [
        model for label in APPS for model in apps.get_app_config(label).get_models() if model._meta.label not in PASSING
    ]


def _plain(value: object) -> object:
    """A stream's blocks print with their addresses in memory; what is stored does not."""
    return list(value.raw_data) if isinstance(value, StreamValue) else value


def digests() -> dict[str, tuple[int, str]]:
    """Model -> (rows, digest of every column of every row)."""
    found = {}
    for model in models():
        rows = sorted(repr([(name, _plain(row[name])) for name in sorted(row)]) for row in model._base_manager.values())
        found[model._meta.label] = (len(rows), sha256("\n".join(rows).encode()).hexdigest())
    return found
