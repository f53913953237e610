"""What holds of the rows of every result: sectors add up, positions follow the counts."""

from collections import Counter


def check_breakdown(result: dict) -> None:
    """Sectors add up to the whole, and positions follow the counts."""
    if "choices" in result:
        assert result["sectors"] == []
        assert [each["receipt"] for each in result["choices"]] == sorted(each["receipt"] for each in result["choices"])
        return
    by_card = Counter[str]()
    for sector in result["sectors"]:
        by_card.update(sector["rows"])
    assert sum(sector["voters"] for sector in result["sectors"]) == result["voters"]
    for row in result["rows"]:
        assert by_card[str(row["card"])] == row["in_favour"]
        above = [other for other in result["rows"] if other["position"] < row["position"]]
        assert row["position"] == len(above) + 1
    if "threshold" in result:
        reached = result["voted"] * 100 >= result["voters"] * result["threshold"]["percent"]
        assert result["threshold"]["outcome"] == ("reached" if reached else "missed")
