"""Which way imports and foreign keys point."""

import ast
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

ORDER = [
    "network.lib", "people", "partners", "working_groups", "learning", "gatherings", "newsletter", "backbone",
    "network",
]  # fmt: skip
PRIVATE = {"views", "forms", "tasks", "emails", "admin", "urls"}
RELATIONS = {"ForeignKey", "OneToOneField", "ManyToManyField", "GenericRelation"}
BY_NAME = {"get_model", "import_module", "import_string"}


@cache
def app_of(module: str) -> str:
    """The app a dotted module belongs to, "" when it is not ours.

    >>> app_of("network.lib.dates"), app_of("network.urls"), app_of("django.urls")
    ('network.lib', 'network', '')
    """
    return next((app for app in ORDER if module == app or module.startswith(f"{app}.")), "")


@lru_cache(maxsize=1)
def modules(root: Path) -> list[tuple[Path, str, ast.Module]]:
    """Every Python module of our apps but migrations: path, dotted name, syntax tree. All rules share them."""
    return list(parsed(root))


def parsed(root: Path) -> Iterator[tuple[Path, str, ast.Module]]:
    for folder in sorted({app.split(".")[0] for app in ORDER}):
        for path in sorted((root / folder).rglob("*.py")):
            name = ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
            if ".migrations" not in name:
                yield path.relative_to(root), name, ast.parse(path.read_text())


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """(line, dotted name) of each import, wherever it stands; `from a import b` gives a.b."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def downward_imports(root: Path) -> list[str]:
    """Imports of an app that stands further down the list than the importer."""
    return [
        f"{path}:{line} imports {target}, which stands below {app_of(name)}"
        for path, name, tree in modules(root)
        for line, target in [*imported(tree), *named(tree)]
        if is_below(target, app_of(name))
    ]


def is_below(target: str, app: str) -> bool:
    return app_of(target) != "" and ORDER.index(app_of(target)) > ORDER.index(app)


def named(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Modules and models that are looked up by their name in a string."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) in BY_NAME | RELATIONS and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield node.lineno, f"{first.value}."


def called(node: ast.Call) -> str:
    """The last name of what is called: `models.ForeignKey(…)` gives ForeignKey."""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def private_imports(root: Path) -> list[str]:
    """Views, forms, tasks, emails of another app; only network/ composes those."""
    return [
        f"{path}:{line} imports {target}: {app_of(target)} keeps its {part} to itself"
        for path, name, tree in modules(root)
        for line, target in imported(tree)
        for part in PRIVATE & set(target.removeprefix(app_of(target)).strip(".").split(".")[:1])
        if app_of(target) not in ("", app_of(name)) and app_of(name) != "network"
    ]


def misplaced_imports(root: Path) -> list[str]:
    """Relative imports, and imports inside functions."""
    return [
        f"{path}:{node.lineno} imports " + ("inside a function" if inside else "relatively")
        for path, _name, tree in modules(root)
        for node, inside in all_imports(tree)
        if inside or getattr(node, "level", 0)
    ]


def all_imports(tree: ast.Module) -> Iterator[tuple[ast.Import | ast.ImportFrom, bool]]:
    inner = {
        child
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for child in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node, node in inner


def signals(root: Path) -> list[str]:
    """Signal receivers: nothing happens behind a verb's back. (Celery's are about the life of a worker.)"""
    return [
        f"{path}:{line} uses {target}: call a verb instead"
        for path, _name, tree in modules(root)
        for line, target in imported(tree)
        if target.endswith(".receiver") or (".signals" in target and not target.startswith("celery."))
    ]
