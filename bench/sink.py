"""A mail server that takes everything as fast as it can and keeps nothing. Prints its port."""

import asyncio
import sys

ANSWERS = {b"EHLO": b"250 sink\r\n", b"DATA": b"354 go on\r\n", b"QUIT": b"221 bye\r\n"}
END = b"\r\n.\r\n"


class Sink(asyncio.Protocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport, self.waiting, self.in_body = transport, b"", False
        transport.write(b"220 sink\r\n")

    def data_received(self, data: bytes) -> None:
        self.waiting += data
        while True:
            end = END if self.in_body else b"\r\n"
            if end not in self.waiting:
                return
            line, _end, self.waiting = self.waiting.partition(end)
            if self.in_body:
                self.in_body = False
                self.transport.write(b"250 kept\r\n")
            else:
                command = line[:4].upper()
                self.in_body = command == b"DATA"
                self.transport.write(ANSWERS.get(command, b"250 OK\r\n"))


async def serve() -> None:
    server = await asyncio.get_running_loop().create_server(Sink, "127.0.0.1", 0)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve())
