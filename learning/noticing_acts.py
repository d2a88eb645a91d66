"""What the acts around assumptions and emergence are called."""

from django.utils.translation import gettext_lazy as _

from people.models.audit import ACTS

ACTS.update(
    {
        "assumption.held": _("wrote down an assumption"),
        "assumption.edited": _("worded an assumption anew"),
        "assumption.kept": _("tested and kept an assumption"),
        "assumption.let_go": _("let an assumption go"),
        "assumption.reopened": _("opened an assumption again"),
        "emergence.noted": _("wrote down what emerged"),
        "emergence.edited": _("told anew what emerged"),
        "emergence.withdrawn": _("took back what had emerged"),
        "emergence.given_back": _("let stand again what emerged"),
    }
)
