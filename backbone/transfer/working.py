"""What a worker does with imports: reads, writes, undoes. The rows in the database are the queue."""

import structlog
from django.utils import timezone
from django.utils.translation import gettext as _

from backbone.models import Import, ImportState
from backbone.models.transfer import WORK
from backbone.transfer.plan import Plan, make_plan
from backbone.transfer.report import refusal, report_of
from backbone.transfer.undoing import undo
from backbone.transfer.writing import Moved, write
from network.lib.tables import Refusal
from people.alarm import wake

log = structlog.get_logger("network.imports")
TRIES = 3
TASK = "backbone.tasks.run_imports"


def begin_work(import_: Import) -> None:
    """Let the next thing be done: at once where it is small, else by a worker, whom the page then watches."""
    if import_.state not in WORK:
        return
    if import_.is_small:
        work(import_)
    else:
        wake(TASK)


def run_waiting() -> None:
    """Do whatever waits; give back what a worker that died had in hand; forget files nobody decided about."""
    for import_ in Import.objects.abandoned():
        back = next(waiting for waiting, working in WORK.items() if working == import_.state)
        import_.finish(back)
    for import_ in Import.objects.forgotten():
        import_.drop()
    while waiting := Import.objects.waiting_for_worker().first():
        work(waiting)


def work(import_: Import) -> None:
    """Do the next thing with one import. Whatever goes wrong, nothing is half-imported, and the page says so."""
    if not import_.take_up():
        return
    does = {ImportState.CHECKING: check, ImportState.WRITING: carry_out, ImportState.UNDOING: undo}
    try:
        does[ImportState(import_.state)](import_)
    except Exception:
        log.exception("import_failed", import_=import_.pk, state=import_.state)
        give_up(import_)


def give_up(import_: Import) -> None:
    if import_.state == ImportState.UNDOING:
        import_.finish(ImportState.DONE, report=import_.report | {"failed": True})
    else:
        sentence = _("Something went wrong on our side. Nothing was imported. Please tell whoever runs this server.")
        import_.finish(ImportState.CHECKED, report=refusal(sentence))


def check(import_: Import) -> None:
    """Read the file and say what importing it would do."""
    try:
        plan = make_plan(import_, import_.hear)
    except Refusal as error:
        import_.finish(ImportState.CHECKED, report=refusal(str(error)))
        return
    import_.finish(ImportState.CHECKED, report=report_of(plan), rows_total=len(plan.rows))


def carry_out(import_: Import) -> None:
    """Import what the person saw; when others changed something meanwhile, show it again instead."""
    for _try in range(TRIES):
        plan = make_plan(import_, import_.hear)
        if differs(import_, plan):
            break
        try:
            import_.heard_at = timezone.now()
            write(import_, plan)
            return
        except Moved:
            continue
    report = report_of(plan) | {"moved": True}
    import_.finish(ImportState.CHECKED, report=report)


def differs(import_: Import, plan: Plan) -> bool:
    seen = import_.report.get("counts", {})
    return any(seen.get(action, 0) != plan.counts.get(action, 0) for action in ("new", "changed", "bad", "doubtful"))
