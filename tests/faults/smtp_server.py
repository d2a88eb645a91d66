"""A mail server that writes down what it gets and misbehaves as it is asked to.

`python -m tests.faults.smtp_server FILE` prints its port and appends a JSON line for each message. The local part of an
address is an order: rcpt-550, rcpt-450, rcpt-421, rcpt-550-5.7.1; command-451 (to DATA itself), data-451, data-554,
drop-body, drop-dot, hang-dot (accepts the message and never says so), drop-quit, slow; anything else is accepted.
FILE with the suffix .mode holds an order for whoever connects: banner-421, banner-554, banner-hang, banner-garbage,
banner-reset, ehlo-refused, auth-refused, mail-451, mail-550, mail-421.
"""

import asyncio
import json
import sys
from email import message_from_bytes
from itertools import count
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, syntax

HANG_SECONDS = 30
numbers = count(1)


class Recorder:
    def __init__(self, file: str) -> None:
        self.file = open(file, "a", buffering=1)  # noqa: SIM115 - open as long as the process

    def write(self, **entry: Any) -> None:
        self.file.write(json.dumps(entry) + "\n")

    async def handle_MAIL(self, server: Any, session: Any, envelope: Any, address: str, options: list[str]) -> str:
        if server.mode.startswith("mail-"):
            return f"{server.mode[5:]} as you asked"
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
        body = envelope.content.decode("latin-1")  # byte for byte
        self.write(to=to, id=message["Message-ID"], connection=session.number, bytes=body)
        if order == "drop-dot":
            server.transport.abort()
        if order == "hang-dot":
            await asyncio.sleep(HANG_SECONDS)
        if order == "slow":
            await asyncio.sleep(0.3)
        session.order = order
        return "250 kept"


class Server(SMTP):
    mode = ""

    def connection_made(self, transport: Any) -> None:
        said = {"banner-421": b"421 too busy\r\n", "banner-554": b"554 no\r\n", "banner-garbage": b"\xff\x00 ?\r\n"}
        if self.mode in said:
            transport.write(said[self.mode])
            transport.close()
        elif self.mode == "banner-reset":
            transport.abort()
        elif self.mode != "banner-hang":
            super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        if self.session:
            super().connection_lost(error)

    @syntax("EHLO hostname")
    async def smtp_EHLO(self, hostname: str) -> None:
        await (self.push("500 what?") if self.mode == "ehlo-refused" else super().smtp_EHLO(hostname))

    @syntax("HELO hostname")
    async def smtp_HELO(self, hostname: str) -> None:
        await (self.push("500 what?") if self.mode == "ehlo-refused" else super().smtp_HELO(hostname))

    @syntax("DATA")
    async def smtp_DATA(self, arg: str | None) -> None:
        """Refuse the command, or take the first bytes of the body and break the connection, or go on."""
        order = self.envelope.rcpt_tos[0].split("@")[0] if self.envelope.rcpt_tos else ""
        if order.startswith("command-"):
            await self.push(f"{order[8:11]} as you asked")
        elif order == "drop-body":
            await self.push("354 go ahead")
            await self._reader.read(10)
            self.transport.abort()
        else:
            await super().smtp_DATA(arg)

    @syntax("QUIT")
    async def smtp_QUIT(self, arg: str | None) -> None:
        if getattr(self.session, "order", "") == "drop-quit":
            self.transport.abort()
        else:
            await super().smtp_QUIT(arg)


def refuse(*_arguments: Any) -> AuthResult:
    return AuthResult(success=False, handled=False)


def protocol(recorder: Recorder, mode_file: Path) -> Server:
    mode = mode_file.read_text() if mode_file.exists() else ""
    asked = {"authenticator": refuse, "auth_require_tls": False} if mode == "auth-refused" else {}
    server = Server(recorder, enable_SMTPUTF8=False, **asked)
    server.mode = mode
    return server


async def serve(file: str) -> None:
    recorder, mode_file = Recorder(file), Path(file).with_suffix(".mode")
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: protocol(recorder, mode_file), "127.0.0.1", 0)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1]))
