"""Agreements: a list, one as a document, its draft, its signatures; templates, rounds; the check of a copy."""

from django.urls import path

from partners.mou_doors import both_doors, of_mou, with_mou
from partners.mou_mail import COUNTERSIGN, SIGN
from partners.views import mou, mou_draft, mou_signing, mou_template, verifying
from people.links import OPENINGS

OPENINGS[SIGN] = OPENINGS[COUNTERSIGN] = with_mou(mou.mou_detail)

urlpatterns = [
    path("mous/", mou.mou_list, name="mou_list"),
    path("mous/new/", mou.mou_begin, name="mou_begin"),
    path("mous/new/<slug:slug>/", mou.mou_new, name="mou_new"),
    path("mous/templates/", mou_template.mou_template_list, name="mou_template_list"),
    path("mous/templates/new/", mou_template.mou_template_new, name="mou_template_new"),
    path("mous/templates/<int:pk>/", mou_template.mou_template_edit, name="mou_template_edit"),
    path("mous/templates/<int:pk>/archive/", mou_template.mou_template_archive, name="mou_template_archive"),
    path("mous/templates/<int:pk>/restore/", mou_template.mou_template_restore, name="mou_template_restore"),
    path("mous/templates/<int:pk>/offer/", mou_template.mou_round_new, name="mou_round_new"),
    path("mous/templates/<int:pk>/correct/", mou_template.mou_round_correct, name="mou_round_correct"),
    path(
        "mous/templates/<int:pk>/clauses/<path:key>/back/",
        mou_template.mou_template_clause_back,
        name="mou_template_clause_back",
    ),
    path("mous/rounds/<int:pk>/", mou_template.mou_round_detail, name="mou_round_detail"),
    of_mou("", mou.mou_detail, "mou_detail"),
    of_mou("edit/", mou_draft.mou_edit, "mou_edit"),
    of_mou("clauses/<path:key>/back/", mou_draft.mou_clause_back, "mou_clause_back"),
    of_mou("offer/", mou.mou_offer, "mou_offer"),
    of_mou("withdraw/", mou.mou_withdraw, "mou_withdraw"),
    of_mou("discard/", mou.mou_discard, "mou_discard"),
    of_mou("take-up/", mou.mou_take_up, "mou_take_up"),
    of_mou("follow/", mou.mou_follow, "mou_follow"),
    of_mou("correct/", mou_draft.mou_correct, "mou_correct"),
    of_mou("end/", mou.mou_end, "mou_end"),
    *both_doors("sign/", mou_signing.mou_sign, "mou_sign"),
    *both_doors("thanks/", mou_signing.mou_thanks, "mou_thanks"),
    *both_doors("copy/", mou.mou_copy, "mou_copy"),
    *both_doors("bundle/", mou.mou_bundle, "mou_bundle"),
    *both_doors("compare/", mou.mou_compare, "mou_compare"),
    *both_doors("say/", mou_signing.mou_say, "mou_say", (SIGN,)),
    *both_doors("comments/<int:pk>/", mou_signing.mou_decide, "mou_decide", (SIGN,)),
    path("verify/", verifying.verify, name="verify"),
]
