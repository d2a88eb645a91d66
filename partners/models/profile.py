"""What a partner says about itself."""

# In the order in which a page tells it.
TOLD_FIELDS = ("summary", "working_on", "fit", "needs_help", "can_help", "best_at", "call_for", "not_for")
# What a partner says about itself; the edit form, the API and the three-way merge all use this list.
PROFILE_FIELDS = (
    "name", "alternate_name", "sector", "summary", "working_on", "fit", "needs_help", "can_help", "best_at", "call_for",
    "not_for", "email", "email_visibility", "phone", "phone_visibility", "address", "address_visibility", "website",
    "listed", "legal_status", "tax_id", "year_incorporated",
)  # fmt: skip
