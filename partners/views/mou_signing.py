"""Reading, talking about and signing an agreement: signed in, and by personal link without an account."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from network.lib.limits import address_of
from network.lib.says import say, warn
from partners import mou_showing
from partners.forms.mou import DecideForm, SayForm, SignForm
from partners.models import Mou, MouComment, MouVersion
from partners.mou_document import compare_documents
from partners.mou_doors import mou_door, sides_of
from partners.signing import Circumstances, Claim, TextChanged, sign


def mou_sign(request: HttpRequest, mou: Mou) -> HttpResponse:
    """The text and, beneath it, the form. What is shown is what is signed: a changed text answers 409."""
    side = side_to_sign(request, mou)
    if not side:
        return redirect(mou_door(request, mou, "mou_thanks" if has_signed(request, mou) else "mou_detail"))
    form = SignForm(mou, side, request.actor, request.POST if request.method == "POST" else None)
    before = None
    if form.is_bound and form.is_valid():
        try:
            if form.hand_to(signed, request=request, mou=mou, side=side, said=form.cleaned_data):
                return redirect(mou_door(request, mou, "mou_thanks"))
        except TextChanged as changed:
            before = shown_before(mou, form.cleaned_data["sha256"], changed.version)
            form.shown_anew(changed.version.sha256)
    status = 409 if before else form.status
    return render(request, "partners/mou_sign.html", sign_context(mou, side, form, before), status=status)


def side_to_sign(request: HttpRequest, mou: Mou) -> str:
    """The side whose signature this person may give now; "" when there is none to give."""
    sides = sides_of(request.actor, mou)
    if not sides:
        raise PermissionDenied
    return next((side for side in mou.awaits() if mou.is_offered and side in sides), "")


def has_signed(request: HttpRequest, mou: Mou) -> bool:
    version = mou.signed_version()
    return version is not None and any(one.person_id == request.actor.pk for one in version.signatures.all())


def signed(request: HttpRequest, mou: Mou, side: str, said: dict) -> object:
    link = getattr(request, "link", None)
    came = Circumstances(
        how=_("personal link") if link else _("signed in"),
        link_id=link.pk if link else None,
        address=address_of(request),
        browser=request.headers.get("User-Agent", ""),
    )
    return sign(mou, request.actor, side, said["sha256"], Claim(said["name"], said["position"]), came)


def shown_before(mou: Mou, sha256: str, now: MouVersion) -> MouVersion:
    """The version that the signer had been shown; when it is none of ours, the one of now: nothing differs then."""
    return mou.versions.filter(sha256=sha256).order_by("-number").first() or now


def sign_context(mou: Mou, side: str, form: SignForm, before: MouVersion | None) -> dict:
    mou.refresh_from_db()
    version = mou.current
    changes = compare_documents(before.document, version.document) if before else []
    return {
        "mou": mou, "partner": mou.partner, "version": version, "document": version.document, "side": side,
        "form": form, "before": before, "parts": mou_showing.parts_of(version.document, []),
        "changes": [change for change in changes if change.state != "same"],
    }  # fmt: skip


def mou_thanks(request: HttpRequest, mou: Mou) -> HttpResponse:
    version = mou.signed_version()
    if version is None or not has_signed(request, mou):
        return redirect(mou_door(request, mou))
    own = next(one for one in version.signatures.all() if one.person_id == request.actor.pk)
    return render(request, "partners/mou_thanks.html", {"mou": mou, "version": version, "own": own})


# Talking about it


@require_POST
def mou_say(request: HttpRequest, mou: Mou) -> HttpResponse:
    """Comment on a clause, or propose other words. What cannot be said is shown again with its form."""
    sides = sides_of(request.actor, mou)
    if not (sides and request.actor.has_perm("partners.comment_mou", mou)):
        raise PermissionDenied
    form = SayForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        if said["proposal"].replace("\r\n", "\n") == clause_of(mou, said["clause"]).get("text"):
            said["proposal"] = ""  # left as it is, it is no proposal
        if form.hand_to(MouComment.say, by=request.actor, mou=mou, side=sides[0], **said):
            say(request, _("Thank you: the other side reads it."))
            return redirect(f"{mou_door(request, mou)}#clause-{said['clause']}")
    context = {"mou": mou, "form": form, "clause": clause_of(mou, form["clause"].value() or "")}
    return render(request, "partners/mou_say.html", context, status=form.status)


def clause_of(mou: Mou, key: str) -> dict:
    rows = mou_showing.shown_document(mou)["clauses"]
    return next((row for row in rows if row["key"] == key), {})


@require_POST
def mou_decide(request: HttpRequest, mou: Mou, pk: int) -> HttpResponse:
    """The other side says yes or no to a proposal."""
    sides = sides_of(request.actor, mou)
    if not (sides and request.actor.has_perm("partners.comment_mou", mou)):
        raise PermissionDenied
    comment = get_object_or_404(mou.comments.all(), pk=pk)
    form = DecideForm(request.POST)
    try:
        if form.is_valid():
            comment.decide(request.actor, sides[0], form.cleaned_data["accept"] == "yes", form.cleaned_data["reply"])
            say(request, _("Answered. What you accept goes into the draft; offer it again when all is said."))
    except ValidationError as error:
        warn(request, " ".join(error.messages))
    return redirect(f"{mou_door(request, mou)}#clause-{comment.clause}")
