"""The conversation with the mail server, and what its answers mean for one message."""

import smtplib
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from anymail.exceptions import AnymailAPIError, AnymailError, AnymailRecipientsRefused
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.smtp import EmailBackend
from django.utils.translation import gettext as _

from people.models.delivery import State

SMTP_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
GO_AHEAD = 354
WRONG_PASSWORD = (530, 534, 535, 538)
NO_SUCH_MAILBOX = (550, 551, 553)
POLICY = "5.7."  # RFC 3463: the server's rules, not the mailbox
TOO_MANY_REQUESTS = 429


@dataclass(frozen=True)
class Outcome:
    """How one try ended: the state that follows, why in plain words, and whether the mailbox does not exist."""

    state: str
    words: str = ""
    is_bounce: bool = False


class NotReachable(Exception):
    """The mail server cannot be reached or does not let us in; says why in plain words."""


class Dialogue(smtplib.SMTP):
    """Knows whether the final dot has left: from then on, silence means doubt."""

    dot_sent = False
    notice: Callable[[str], None] = staticmethod(lambda point: None)

    def _get_socket(self, *args: Any) -> socket.socket:
        """Without waiting to fill a packet: body and dot leave apart, and each pause would cost 40 ms."""
        connected = super()._get_socket(*args)  # type: ignore[misc]
        connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connected

    def data(self, msg: Any) -> tuple[int, bytes]:
        """Like smtplib's, with the body and the dot that ends it sent apart."""
        self.putcmd("data")
        code, words = self.getreply()
        if code != GO_AHEAD:
            raise smtplib.SMTPDataError(code, words)
        body = smtplib._quote_periods(msg)  # type: ignore[attr-defined]
        self.send(body if body.endswith(b"\r\n") else body + b"\r\n")
        self.notice("body")
        self.dot_sent = True
        self.send(b".\r\n")
        self.notice("dot")
        return self.getreply()


class DialogueOverTls(Dialogue, smtplib.SMTP_SSL):
    pass


class Backend(EmailBackend):
    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return DialogueOverTls if self.use_ssl else Dialogue


class Post:
    """A connection to the mail server, opened when first needed and shared by many messages."""

    def __init__(self, notice: Callable[[str], None]) -> None:
        self.notice = notice
        self.backend: Any = None

    def __enter__(self) -> "Post":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def open(self) -> None:
        """Connect, unless we are connected; raises NotReachable."""
        if self.backend:
            return
        try:
            self.backend = Backend() if settings.EMAIL_BACKEND == SMTP_BACKEND else get_connection()
            self.backend.open()
        except (OSError, ImproperlyConfigured) as error:  # smtplib's errors are among the first
            self.close()
            raise NotReachable(why_not_reached(error)) from error
        if dialogue := self._dialogue():
            dialogue.notice = self.notice

    def close(self) -> None:
        if self.backend:
            with suppress(OSError):
                self.backend.close()
        self.backend = None

    def _dialogue(self) -> Dialogue | None:
        """The conversation itself, where it is SMTP; other backends keep theirs to themselves."""
        connection = getattr(self.backend, "connection", None)
        return connection if isinstance(connection, Dialogue) else None

    def hand_over(self, mail: EmailMessage) -> Outcome:
        """Give one message to the server; call open() before."""
        dialogue = self._dialogue()
        if dialogue:
            dialogue.dot_sent = False
        outcome = self._attempt(mail, dialogue)
        if dialogue and dialogue.sock is None:  # the server hung up
            self.close()
        return outcome

    def _attempt(self, mail: EmailMessage, dialogue: Dialogue | None) -> Outcome:
        try:
            self.backend.send_messages([mail])
        except smtplib.SMTPResponseException as error:
            return answered(error.smtp_code, error.smtp_error)
        except smtplib.SMTPRecipientsRefused as error:
            return recipient_refused(*next(iter(error.recipients.values())))
        except smtplib.SMTPNotSupportedError as error:
            return Outcome(State.FAILED, _("The mail server cannot write to this address (%s).") % error)
        except AnymailRecipientsRefused as error:
            return Outcome(State.FAILED, _("The mail service refused the address (%s).") % error, is_bounce=True)
        except AnymailAPIError as error:
            return service_failed(error)
        except AnymailError as error:
            return Outcome(State.FAILED, _("The mail service cannot send the message (%s).") % error)
        except OSError as error:
            return broken_off(error, in_doubt=bool(dialogue and dialogue.dot_sent))
        return Outcome(State.SENT)


def why_not_reached(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return _("The mail server refuses our password (%s).") % said(error.smtp_code, error.smtp_error)
    if isinstance(error, smtplib.SMTPResponseException):
        return _("The mail server does not let us in (%s).") % said(error.smtp_code, error.smtp_error)
    return _("The mail server cannot be reached (%s).") % error


def answered(code: int, words: bytes | str) -> Outcome:
    """The meaning of an answer to the sender, or to the message itself."""
    if code in WRONG_PASSWORD:
        return Outcome(State.QUEUED, _("The mail server refuses our password (%s).") % said(code, words))
    if 500 <= code < 600:
        return Outcome(State.FAILED, _("The mail server refused the message (%s).") % said(code, words))
    return Outcome(State.QUEUED, _("The mail server asks us to wait (%s).") % said(code, words))


def recipient_refused(code: int, words: bytes | str) -> Outcome:
    """The meaning of an answer to the recipient's address."""
    if not 500 <= code < 600:
        return Outcome(State.QUEUED, _("The mail server asks us to wait (%s).") % said(code, words))
    is_bounce = code in NO_SUCH_MAILBOX and POLICY not in said(code, words)
    return Outcome(State.FAILED, _("The mail server refused the address (%s).") % said(code, words), is_bounce)


def broken_off(error: OSError, in_doubt: bool) -> Outcome:
    """The connection broke: before the final dot nothing was accepted, after it nobody knows."""
    if in_doubt:
        return Outcome(State.UNKNOWN, _("The connection broke before the mail server confirmed (%s).") % error)
    return Outcome(State.QUEUED, _("The connection broke while sending (%s).") % error)


def service_failed(error: AnymailAPIError) -> Outcome:
    """The meaning of a mail provider's answer over HTTP. No answer, or one from a gateway: nobody knows."""
    code = error.status_code
    if code in (401, 403, TOO_MANY_REQUESTS, 503):
        return Outcome(State.QUEUED, _("The mail service asks us to wait or does not let us in (%s).") % code)
    if code and 400 <= code < 500:
        return Outcome(State.FAILED, _("The mail service refused the message (%s).") % code)
    return Outcome(State.UNKNOWN, _("The mail service did not confirm (%s).") % (code or _("no answer")))


def said(code: int, words: bytes | str) -> str:
    text = words.decode(errors="replace") if isinstance(words, bytes) else words
    return f"{code} {' '.join(text.split())}"[:300]
