"""A mail server that writes down what it gets and misbehaves as the recipient's address asks it to.

`python -m tests.faults.smtp_server FILE [PORT]` prints its port and appends a JSON line for each message.
The local part of an address is the order: rcpt-550, rcpt-450, rcpt-550-5.7.1, data-451, data-554, drop-body, drop-dot,
hang-dot (accepts the message and never says so), slow; anything else is accepted.
"""

import asyncio
import json
import sys
from email import message_from_bytes
from itertools import count
from typing import Any

from aiosmtpd.smtp import SMTP, syntax

HANG_SECONDS = 30
numbers = count(1)


class Recorder:
    def __init__(self, file: str) -> None:
        self.file = open(file, "a", buffering=1)  # noqa: SIM115 - open as long as the process

    def write(self, **entry: Any) -> None:
        self.file.write(json.dumps(entry) + "\n")

    async def handle_MAIL(self, server: Any, session: Any, envelope: Any, address: str, options: list[str]) -> str:
        envelope.mail_from = address
        session.number = getattr(session, "number", None) or next(numbers)
        return "250 OK"

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: list[str]) -> str:
        order = address.split("@")[0]
        if order.startswith("rcpt-"):
            _, code, *enhanced = order.split("-")
            return f"{code} {enhanced[0] if enhanced else code[0] + '.1.1'} as you asked"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        to = envelope.rcpt_tos[0]
        order = to.split("@")[0]
        if order.startswith("data-"):
            return f"{order[5:8]} as you asked"
        message = message_from_bytes(envelope.content)
        self.write(to=to, id=message["Message-ID"], connection=session.number, bytes=envelope.content.decode())
        if order == "drop-dot":
            server.transport.abort()
        if order == "hang-dot":
            await asyncio.sleep(HANG_SECONDS)
        if order == "slow":
            await asyncio.sleep(0.3)
        return "250 kept"


class Server(SMTP):
    @syntax("DATA")
    async def smtp_DATA(self, arg: str | None) -> None:
        """Take the first bytes of the body, then break the connection."""
        if self.envelope.rcpt_tos and self.envelope.rcpt_tos[0].startswith("drop-body"):
            await self.push("354 go ahead")
            await self._reader.read(10)
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


async def serve(file: str, port: int) -> None:
    recorder = Recorder(file)
    server = await asyncio.get_running_loop().create_server(
        lambda: Server(recorder, enable_SMTPUTF8=False), "127.0.0.1", port
    )
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 0))
