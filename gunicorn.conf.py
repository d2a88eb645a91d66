"""Gunicorn reads this file by itself. Its access log must not hold what opens a door."""

from typing import Any

from gunicorn.glogging import Logger

from network.lib.secret_paths import mask


class Masked(Logger):  # type: ignore[misc]
    """The paths of personal links without their token, also where a browser says which page it came from."""

    def atoms(self, *args: Any) -> dict[str, Any]:
        return {name: mask(value) if isinstance(value, str) else value for name, value in super().atoms(*args).items()}


logger_class = Masked
