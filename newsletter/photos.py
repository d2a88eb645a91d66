"""Photos of highlights: a folder of network.lib.picture_store."""

from typing import Any

from network.lib import picture_store

FOLDER = "highlights"
MAX_SIDE = 1200


def placed(said: dict[str, Any], highlight: Any) -> dict[str, Any]:
    """What was said about a highlight, its picture stored: {"picture": …} or {"no_photo": True} become {"photo": …}.

    Raises ValidationError, in the words of the person who uploads, when there is no room for it.
    """
    changes = {name: value for name, value in said.items() if name not in ("picture", "no_photo")}
    if said.get("picture"):
        changes["photo"] = picture_store.keep(said["picture"], FOLDER)
    elif said.get("no_photo") and highlight.photo:
        changes |= {"photo": "", "photo_alt": ""}
    return changes


def sweep(shown: set[str]) -> int:
    """Delete the files no highlight shows any more, a day later; returns how many."""
    return picture_store.sweep(shown, FOLDER)
