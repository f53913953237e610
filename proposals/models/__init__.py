from proposals.models.adhering import Adhesion
from proposals.models.answering import Answer, PlanElement
from proposals.models.discussion import Comment, Decision, Report
from proposals.models.following import Follower
from proposals.models.lineage import LineageEdge
from proposals.models.proposal import Proposal, ProposalVersion, Support, TableLedger

__all__ = [
    "Adhesion",
    "Answer",
    "Comment",
    "Decision",
    "Follower",
    "LineageEdge",
    "PlanElement",
    "Proposal",
    "ProposalVersion",
    "Report",
    "Support",
    "TableLedger",
]
