"""Ways of choosing. Each is a module with one interface (rules.Counting): check a choice, count, say what came of it.

Counting knows neither voters nor the order of arrival (anonymity), treats every card alike (neutrality), and makes
integers and strings only, so that the result can stand in the log and anybody can count it again.
"""

from collections.abc import Mapping

from workshops.domain.methods import approval, consent, dots, ranking, score
from workshops.domain.methods.rules import Choice, Counting, Method, Rules, Said

METHODS: Mapping[Method, Counting] = {
    Method.APPROVAL: approval,
    Method.DOTS: dots,
    Method.SCORE: score,
    Method.RANKING: ranking,
    Method.CONSENT: consent,
}

__all__ = ["METHODS", "Choice", "Counting", "Method", "Rules", "Said"]
