"""Two ways in which a worker takes the loss of Redis better than its libraries do."""

from typing import Any

from celery.app.amqp import AMQP
from kombu import Connection
from kombu.transport import redis, virtual

LONGEST_RETRY_SECONDS = 5  # between two looks whether the broker is back; kombu takes up to thirty


class QoS(redis.QoS):
    """Counts a message as done when Redis did not hear so.

    kombu counts it as in hand for good: a worker with one message at a time never takes another, although Redis is well
    again. The message itself comes back after a while; tasks here are safe to run twice.
    """

    def ack(self, delivery_tag: str) -> None:
        try:
            super().ack(delivery_tag)
        except Exception:
            virtual.QoS.ack(self, delivery_tag)
            raise


class Channel(redis.Channel):
    QoS = QoS


class Transport(redis.Transport):
    Channel = Channel


class Patient(Connection):
    def get_transport_cls(self) -> Any:
        found = super().get_transport_cls()
        return Transport if found is redis.Transport else found

    def _ensure_connection(self, *args: Any, **kwargs: Any) -> Any:
        return super()._ensure_connection(*args, **{"interval_max": LONGEST_RETRY_SECONDS, **kwargs})


class Broker(AMQP):
    Connection = Patient
