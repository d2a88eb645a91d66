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
from people.models.network import Network
from people.signing_mail import UnusableKey, signer

SMTP_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
GO_AHEAD = 354
WRONG_PASSWORD = (530, 534, 535, 538)
NO_SUCH_MAILBOX = (550, 551, 553)
CLOSING = 421  # RFC 5321: the service closes; also said to who sends too much
POLICY = "5.7."  # RFC 3463: the server's rules, not the mailbox
TOO_MANY_REQUESTS = 429


@dataclass(frozen=True)
class Outcome:
    """How one try ended: the state that follows, and why in plain words.

    is_bounce: the mailbox does not exist. is_trouble: the server would say the same to every mail now.
    """

    state: str
    words: str = ""
    is_bounce: bool = False
    is_trouble: bool = False


class NotReachable(Exception):
    """The mail server cannot be reached or does not let us in; says why in plain words."""


class LeftAlone(Exception):
    """At the last moment the message was not to be sent any more."""


class Dialogue(smtplib.SMTP):
    """Knows whether the final dot has left: from then on, silence means doubt."""

    dot_sent = False
    notice: Callable[[str], None] = staticmethod(lambda point: None)
    begin: Callable[[], bool] = staticmethod(lambda: True)
    sign: Callable[[bytes], bytes] | None = None

    def sendmail(self, from_addr: str, to_addrs: Any, msg: Any, *args: Any, **kwargs: Any) -> dict:
        return super().sendmail(from_addr, to_addrs, self.sign(msg) if self.sign else msg, *args, **kwargs)

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
            return code, words
        if not self.begin():
            self.close()  # the only way to take back DATA
            raise LeftAlone
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
        self.reply_to: list[str] = []

    def __enter__(self) -> "Post":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def open(self) -> None:
        """Connect, unless we are connected; raises NotReachable."""
        if self.backend:
            return
        try:
            sign = signer()
            self.backend = Backend() if settings.EMAIL_BACKEND == SMTP_BACKEND else get_connection()
            self.backend.open()
            if dialogue := self._dialogue():
                dialogue.ehlo_or_helo_if_needed()
        except (OSError, ImproperlyConfigured, UnusableKey) as error:  # smtplib's errors are among the first
            self.close()
            raise NotReachable(why_not_reached(error)) from error
        contact = Network.current().contact_email
        self.reply_to = [contact] if contact else []
        if dialogue := self._dialogue():
            dialogue.notice, dialogue.sign = self.notice, sign

    def close(self) -> None:
        if self.backend:
            with suppress(OSError):
                self.backend.close()
        self.backend = None

    def _dialogue(self) -> Dialogue | None:
        """The conversation itself, where it is SMTP; other backends keep theirs to themselves."""
        connection = getattr(self.backend, "connection", None)
        return connection if isinstance(connection, Dialogue) else None

    def hand_over(self, mail: EmailMessage, begin: Callable[[], bool] = lambda: True) -> Outcome | None:
        """Give one message to the server; call open() before.

        begin: asked at the last moment before the message itself leaves; when it says no, nothing leaves (None).
        """
        dialogue = self._dialogue()
        if dialogue:
            dialogue.dot_sent, dialogue.begin = False, begin
        elif not begin():
            return None
        outcome = self._attempt(mail, dialogue)
        if dialogue and dialogue.sock is None:  # the server hung up
            self.close()
        return outcome

    def _attempt(self, mail: EmailMessage, dialogue: Dialogue | None) -> Outcome | None:
        try:
            self.backend.send_messages([mail])
        except LeftAlone:
            return None
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
    if isinstance(error, UnusableKey):
        return _("Mail cannot be signed: the DKIM key does not work (%s).") % error
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return _("The mail server refuses our password (%s).") % said(error.smtp_code, error.smtp_error)
    if isinstance(error, smtplib.SMTPResponseException):
        return _("The mail server does not let us in (%s).") % said(error.smtp_code, error.smtp_error)
    return _("The mail server cannot be reached (%s).") % error


def answered(code: int, words: bytes | str) -> Outcome:
    """The meaning of an answer to the sender, or to the message itself."""
    if code in WRONG_PASSWORD:
        return Outcome(
            State.QUEUED, _("The mail server refuses our password (%s).") % said(code, words), is_trouble=True
        )
    if 500 <= code < 600:
        return Outcome(State.FAILED, _("The mail server refused the message (%s).") % said(code, words))
    return asked_to_wait(code, words)


def asked_to_wait(code: int, words: bytes | str) -> Outcome:
    words_of_server = _("The mail server asks us to wait (%s).") % said(code, words)
    return Outcome(State.QUEUED, words_of_server, is_trouble=code == CLOSING)


def recipient_refused(code: int, words: bytes | str) -> Outcome:
    """The meaning of an answer to the recipient's address."""
    if not 500 <= code < 600:
        return asked_to_wait(code, words)
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
        words = _("The mail service asks us to wait or does not let us in (%s).") % code
        return Outcome(State.QUEUED, words, is_trouble=True)
    if code and 400 <= code < 500:
        return Outcome(State.FAILED, _("The mail service refused the message (%s).") % code)
    return Outcome(State.UNKNOWN, _("The mail service did not confirm (%s).") % (code or _("no answer")))


def said(code: int, words: bytes | str) -> str:
    text = words.decode(errors="replace") if isinstance(words, bytes) else words
    return f"{code} {' '.join(text.split())}"[:300]
