"""Rows of the stock reference: a card per row, the latest choice per voter under a unique constraint."""

from django.db import models


class StockCard(models.Model):
    table = models.CharField(max_length=8, db_index=True)
    text = models.TextField()
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.text


class StockVote(models.Model):
    table = models.CharField(max_length=8)
    voter = models.CharField(max_length=48)
    choice = models.JSONField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("table", "voter"), name="stock_voter_once"),)

    def __str__(self) -> str:
        return f"{self.table} {self.voter}"
