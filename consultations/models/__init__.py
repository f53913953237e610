from consultations.models.consultation import Activity, Consultation, Phase
from consultations.models.organisation import Invitation, Mandate, Organisation
from consultations.models.pages import ConsultationIndexPage, ConsultationPage

__all__ = [
    "Activity",
    "Consultation",
    "ConsultationIndexPage",
    "ConsultationPage",
    "Invitation",
    "Mandate",
    "Organisation",
    "Phase",
]
