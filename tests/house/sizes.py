"""How long things are, and what they may not be called."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.imports import modules

FUNCTION, VERB, VIEW, TEST = 50, 25, 20, 25
FILES = {".py": 300, ".html": 120, ".css": 200, ".js": 300}
SKIPPED = {".venv", "node_modules", "var", "staticfiles", "migrations", ".git"}
FORBIDDEN = {
    "services", "selectors", "utils", "helpers", "common", "misc", "managers", "mixins", "base", "core", "signals",
}  # fmt: skip


def long_files(root: Path) -> list[str]:
    return [
        f"{path.relative_to(root)} has {lines} lines, at most {FILES[path.suffix]}"
        for path in sorted(our_files(root))
        if (lines := len(path.read_text().splitlines())) > FILES[path.suffix]
    ]


def our_files(root: Path) -> Iterator[Path]:
    for path in root.rglob("*"):
        if path.suffix in FILES and path.is_file() and not SKIPPED & set(path.relative_to(root).parts):
            yield path


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def length(node: ast.FunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def long_functions(root: Path) -> list[str]:
    """Functions, verbs (methods of models that say who acts) and views that are too long."""
    return [
        f"{path}:{node.lineno} {node.name} has {length(node)} lines, at most {limit(name, node)}"
        for path, name, tree in modules(root)
        for node in functions(tree)
        if length(node) > limit(name, node)
    ]


def limit(module: str, node: ast.FunctionDef) -> int:
    arguments = [argument.arg for argument in node.args.args]
    if ".views." in module and arguments[:1] == ["request"]:
        return VIEW
    return VERB if ".models" in module and "by" in arguments else FUNCTION


def long_tests(root: Path) -> list[str]:
    return [
        f"{path.relative_to(root)}:{node.lineno} {node.name} has {length(node)} lines, at most {TEST}"
        for path in sorted((root / "tests").rglob("test_*.py"))
        for node in functions(ast.parse(path.read_text()))
        if node.name.startswith("test_") and length(node) > TEST
    ]


def forbidden_names(root: Path) -> list[str]:
    """Modules whose name says nothing."""
    return [
        f"{path}: find the name of what it does" for path, name, _ in modules(root) if FORBIDDEN & set(name.split("."))
    ]
