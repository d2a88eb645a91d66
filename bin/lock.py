"""Writes requirements.txt and requirements-dev.txt from pyproject.toml, or says (--check) if a lock is out of step.

Each file starts with a fingerprint of what pyproject.toml asks for, so that the check needs no network. The lock of the
front-end files, package-lock.json, repeats what package.json asks for.
"""

import hashlib
import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MARK = "# pyproject.toml asks for: "
UV = [
    str(Path(sys.executable).with_name("uv")), "pip", "compile", "pyproject.toml", "--universal",
    "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--quiet",
]  # fmt: skip
FILES = {
    "requirements.txt": ["--extra", "setup"],
    "requirements-dev.txt": ["--extra", "setup", "--extra", "dev", "--constraint", "requirements.txt"],
}


def main() -> int:
    return check() if "--check" in sys.argv[1:] else lock(sys.argv[1:])


def lock(options: list[str]) -> int:
    """Compile both files; options such as --upgrade go to uv."""
    environment = {**os.environ, "UV_CUSTOM_COMPILE_COMMAND": "make lock"}
    for name, extras in FILES.items():
        subprocess.run([*UV, *extras, "-o", name, *options], cwd=ROOT, env=environment, check=True)
        path = ROOT / name
        lines = [line for line in path.read_text().splitlines() if not line.startswith(MARK)]
        path.write_text("\n".join([MARK + fingerprint(name), *lines]) + "\n")
    return 0


def check() -> int:
    """1 when a lock was made from something else than what is asked for now."""
    for name in stale():
        print(f"{name} is out of step: run make lock", file=sys.stderr)
    return 1 if stale() else 0


def stale(root: Path = ROOT) -> list[str]:
    """The lock files that no longer follow from pyproject.toml and package.json."""
    python = [name for name in FILES if (root / name).read_text().splitlines()[0] != MARK + fingerprint(name, root)]
    return python if npm_in_step(root) else [*python, "package-lock.json"]


def npm_in_step(root: Path) -> bool:
    asked = json.loads((root / "package.json").read_text())
    packages = json.loads((root / "package-lock.json").read_text())["packages"]
    kinds = ("dependencies", "devDependencies")
    wanted = {name: version for kind in kinds for name, version in asked.get(kind, {}).items()}
    locked = {name: packages.get(f"node_modules/{name}", {}).get("version") for name in wanted}
    return wanted == locked and all(asked.get(kind) == packages[""].get(kind) for kind in kinds)


def fingerprint(name: str, root: Path = ROOT) -> str:
    """SHA-256 of the dependencies that a requirements file is made from."""
    project = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    extras = [extra for extra in project["optional-dependencies"] if extra in FILES[name]]
    wanted = [
        project["requires-python"],
        project["dependencies"],
        *(project["optional-dependencies"][e] for e in extras),
    ]
    return hashlib.sha256(json.dumps(wanted).encode()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
