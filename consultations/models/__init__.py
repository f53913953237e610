from consultations.models.consultation import Activity, Consultation, Phase
from consultations.models.organisation import Mandate, Organisation

__all__ = ["Activity", "Consultation", "Mandate", "Organisation", "Phase"]
