"""A mail server that speaks SMTP correctly and cuts the line (RST) when so many bytes went over it, either way.

`python -m tests.faults.cutting_server` prints its port. The first connection is cut at once, the next after one byte,
the next after two. For each it prints a line: whether it had the whole message, and whether it had said so to the end.
"""

import socket
import struct
import sys

RESET = struct.pack("ii", 1, 0)  # SO_LINGER with 0 seconds: close() sends RST
ANSWERS = {b"EHLO": b"250 here\r\n", b"MAIL": b"250 OK\r\n", b"RCPT": b"250 OK\r\n", b"QUIT": b"221 bye\r\n"}


class Cut(Exception):
    pass


class Line:
    """One connection that may carry so many bytes."""

    def __init__(self, connected: socket.socket, most: int) -> None:
        self.connected, self.left, self.waiting = connected, most, b""

    def say(self, words: bytes) -> None:
        self.connected.sendall(words[: self.left])
        self.left -= len(words)
        if self.left < 0:
            raise Cut

    def hear(self, end: bytes) -> bytes:
        """Up to and with `end`, byte by byte as far as the line carries."""
        while end not in self.waiting:
            if self.left <= 0:
                raise Cut
            heard = self.connected.recv(self.left)
            if not heard:
                raise Cut
            self.waiting += heard
            self.left -= len(heard)
        words, _end, self.waiting = self.waiting.partition(end)
        return words


def converse(line: Line) -> tuple[bool, bool]:
    """Whether the message was there, and whether we had said so when the line was cut."""
    there = told = False
    try:
        line.say(b"220 here\r\n")
        while True:
            command = line.hear(b"\r\n")[:4].upper()
            if command == b"DATA":
                line.say(b"354 go on\r\n")
                line.hear(b"\r\n.\r\n")
                there = True
                line.say(b"250 kept\r\n")
                told = True
            else:
                line.say(ANSWERS[command])
    except (Cut, OSError):
        return there, told


def serve() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        sys.stdout.write(f"{server.getsockname()[1]}\n")
        sys.stdout.flush()
        number = 0
        while True:
            connected, _address = server.accept()
            connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            there, told = converse(Line(connected, number))
            connected.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            connected.close()
            sys.stdout.write(f"{int(there)} {int(told)}\n")
            sys.stdout.flush()
            number += 1


if __name__ == "__main__":
    serve()
