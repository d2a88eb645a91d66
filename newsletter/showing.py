"""A mail shown in a frame of our pages: its pictures are ours, its look is chosen, nothing in it runs."""

from csp.constants import NONE, SELF, UNSAFE_INLINE

FRAME = {"frame-src": [SELF]}
# A mail carries its style with it. In its frame nothing runs, and nothing but our own pictures can be asked for.
MAIL_PAGE = {
    "default-src": [NONE],
    **{name: [NONE] for name in ("script-src", "font-src", "connect-src", "form-action", "manifest-src")},
    "img-src": [SELF],
    "style-src": [UNSAFE_INLINE],
    "frame-ancestors": [SELF],
    "sandbox": ["allow-popups", "allow-popups-to-escape-sandbox"],
}
DARK = "@media (prefers-color-scheme: dark)"


def in_light(html: str, dark: bool) -> str:
    """The mail as a program shows it that is set to light, or to dark."""
    scheme = "dark" if dark else "light"
    chosen = html.replace(DARK, "@media all" if dark else "@media not all")
    return chosen.replace(
        '<meta name="color-scheme" content="light dark"', f'<meta name="color-scheme" content="{scheme}"'
    )
