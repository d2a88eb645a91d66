"""The policy for the overview and the import."""

from tests.access import places
from tests.access.actors import SIGNED_IN, STAFF
from tests.access.matrix import Case

IMPORT = ("backbone.import_partners",)
# Two doors one behind the other: one alone keeps people out, so both are taken out together.
ONE_IMPORT = ("backbone.import_partners + Import.visible_to",)

CASES = [
    Case("today", get=SIGNED_IN),
    Case("import_list", get=STAFF, post=STAFF, guard=IMPORT),
    Case("import_detail", get=STAFF, guard=ONE_IMPORT, at=places.import_),
    Case("import_progress", get=STAFF, guard=ONE_IMPORT, at=places.import_),
    Case("import_columns", post=STAFF, guard=ONE_IMPORT, at=places.import_),
    Case("import_decide", post=STAFF, guard=ONE_IMPORT, at=places.import_),
    Case("import_start", post=STAFF, guard=ONE_IMPORT, at=places.import_),
    Case("import_undo", post=STAFF, guard=ONE_IMPORT, at=places.import_),
    Case("import_drop", post=STAFF, guard=ONE_IMPORT, at=places.import_),
]
