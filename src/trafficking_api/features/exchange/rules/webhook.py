"""What becomes of an endpoint, and of each event that is sent to it."""

from enum import StrEnum

from trafficking_api.kit.states import SYSTEM, Machine, Step

ADMINISTRATOR = "administrator"


class EndpointStatus(StrEnum):
    """Whether events are sent to an endpoint. A disabled one goes on where it was when it is enabled."""

    ACTIVE = "active"
    DISABLED = "disabled"


ENDPOINT = Machine(
    "webhook_endpoint",
    EndpointStatus,
    [
        Step(EndpointStatus.ACTIVE, "disable", ADMINISTRATOR, EndpointStatus.DISABLED),
        Step(EndpointStatus.ACTIVE, "disable", SYSTEM, EndpointStatus.DISABLED, "it said that it is gone"),
        Step(EndpointStatus.DISABLED, "enable", ADMINISTRATOR, EndpointStatus.ACTIVE),
    ],
)


class DeliveryStatus(StrEnum):
    """Where a delivery stands; a dead one was tried for three days."""

    PENDING = "pending"
    DELIVERED = "delivered"
    DEAD = "dead"


DELIVERY = Machine(
    "webhook_delivery",
    DeliveryStatus,
    [
        Step(DeliveryStatus.PENDING, "deliver", SYSTEM, DeliveryStatus.DELIVERED),
        Step(DeliveryStatus.PENDING, "give_up", SYSTEM, DeliveryStatus.DEAD),
        Step(DeliveryStatus.DELIVERED, "resend", ADMINISTRATOR, DeliveryStatus.PENDING),
        Step(DeliveryStatus.DEAD, "resend", ADMINISTRATOR, DeliveryStatus.PENDING),
    ],
)
