"""Load the content of the site. Idempotent; what a person edited stays as it is."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone, translation

from workshops.content.load import load_all


class Command(BaseCommand):
    help = "Loads pages, facts and, unless told otherwise, the demonstration."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--without-demo", action="store_true", help="only facts")

    def handle(self, *args: Any, **options: Any) -> None:
        # Addresses and slugs are written in the reference language, whoever runs the command.
        with translation.override("it"):
            loader = load_all(now=timezone.now(), with_demo=not options["without_demo"], say=self.stdout.write)
        self.stdout.write(f"{len(loader.loaded)} pagine caricate, {len(loader.kept)} lasciate come sono")
