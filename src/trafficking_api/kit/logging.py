"""What the server writes about itself: which operation, how long, with what outcome; never about whom."""

import logging
import sys

import structlog


def configure(level: str) -> None:
    """Send structured lines to standard error; libraries' own messages only from WARNING on."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, force=True)
    # SQLAlchemy would print parameters with its errors; asyncio prints a task's locals on request only.
    logging.getLogger("sqlalchemy").setLevel(logging.CRITICAL)


log: structlog.stdlib.BoundLogger = structlog.get_logger("trafficking_api")
