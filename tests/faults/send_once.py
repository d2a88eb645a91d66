"""A worker's one look at the outbox, in a process of its own that a test may kill."""

import sys

import django

django.setup()

from people import sending  # noqa: E402 - models can be imported only now

if __name__ == "__main__":
    sending.FIRST_DELAY_SECONDS = 0
    sys.stdout.write(f"{sending.send_due()}\n")
