"""Words in Python that people read: each is translatable, and those of forms and models lazily."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.imports import called, modules

READ_BY_PEOPLE = {"label", "help_text", "verbose_name", "verbose_name_plural", "empty_label"}
SAID = {"ValidationError": 0, "say": 1, "warn": 1}
EAGER = {"gettext", "ngettext", "pgettext"}
WORDS = re.compile(r"[^\W\d_]{2,}")


def untranslated(root: Path) -> list[str]:
    """Plain strings as labels, hints, errors or what a page says."""
    return [
        f"{path}:{node.lineno} {node.value!r} is not translatable"
        for path, name, tree in modules(root)
        if not name.endswith((".api", ".serializers"))  # what describes the API to programmers is in English
        for node in spoken(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and WORDS.search(node.value)
    ]


def spoken(tree: ast.Module) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from (keyword.value for keyword in node.keywords if keyword.arg in READ_BY_PEOPLE)
            place = SAID.get(called(node), -1)
            yield from node.args[place : place + 1] if place >= 0 else []
        elif isinstance(node, ast.Assign):
            names = {target.id for target in node.targets if isinstance(target, ast.Name)}
            yield from [node.value] if names & (READ_BY_PEOPLE - {"label"}) else []  # label: an app's short name


def eager(root: Path) -> list[str]:
    """gettext() called while a module is imported: its words would stay in the language of that moment."""
    return [
        f"{path}:{node.lineno} calls gettext while it is imported; use gettext_lazy"
        for path, _name, tree in modules(root)
        for node in at_import(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in eager_names(tree)
    ]


def eager_names(tree: ast.Module) -> set[str]:
    return {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name in EAGER
    }


def at_import(node: ast.AST) -> Iterator[ast.AST]:
    """Everything that runs while a module is imported: not the bodies of functions."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield child
            yield from at_import(child)


def variables(source: str) -> set[str]:
    """The environment variables that a settings file reads through env(…) and env.bool(…)."""
    return {
        node.args[0].value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)
        if ast.unparse(node.func).split(".")[0] == "env"
    }
