"""What the forms of this app are made of."""

from network.lib.verb_forms import DateInput, VerbForm, date_field
from partners.fields import PartnerField, PersonField

__all__ = ["DateInput", "PartnerField", "PersonField", "VerbForm", "date_field"]
