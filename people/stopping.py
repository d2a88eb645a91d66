"""A worker that is told to stop finishes the mail in hand; the rest goes back and the next worker takes it up."""

from multiprocessing.sharedctypes import RawValue

# Shared with the processes that a worker forks, and without a lock: it is set while a signal is handled.
_told = RawValue("b", 0)


def tell() -> None:
    _told.value = 1


def told() -> bool:
    return bool(_told.value)
