"""Write docs/protocol.md and docs/asyncapi.json from the schemas; `--check` only compares."""

import json
from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from workshops.exports.protocol_document import asyncapi, markdown

DOCS = settings.ROOT / "docs"


def documents() -> dict[str, str]:
    """Name in docs/ → what it has to say, from the code as it is."""
    return {
        "protocol.md": markdown(),
        "asyncapi.json": json.dumps(asyncapi(), indent=1, ensure_ascii=False, sort_keys=True) + "\n",
    }


class Command(BaseCommand):
    help = "Writes the documents of the live table's wire."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="compare instead of writing")

    def handle(self, *args: object, **options: object) -> None:
        for name, content in documents().items():
            path = DOCS / name
            if not options["check"]:
                path.write_text(content, encoding="utf-8")
            elif path.read_text(encoding="utf-8") != content:
                message = f"{path.name} is out of date: run manage.py describe_protocol"
                raise CommandError(message)
