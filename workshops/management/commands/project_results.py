"""Make, or make again, the proposals of every table with a closed result, and drafts of the accounts that lack one."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from workshops.models import Table
from workshops.services.projecting import project


class Command(BaseCommand):
    help = (
        "Rebuilds proposals, first ledgers and drafts of accounts from the tables' logs; "
        "texts that have newer versions are kept."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("tables", nargs="*", type=int, help="table ids; all of them when none is given")

    def handle(self, *args: object, **options: list[int]) -> None:
        tables = Table.objects.order_by("pk")
        if options["tables"]:
            tables = tables.filter(pk__in=options["tables"])
        for table in tables:
            self.stdout.write(f"{table.ref}: {project(table.pk)}")
