"""Every way to say no, as a problem document that tells what is wrong and never repeats what was sent."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Literal

from trafficking_api.kit.language import translate

PROBLEM_JSON = "application/problem+json"


#: What a fault may tell about the rule that was broken.
Rule = Literal[
    "ge", "gt", "le", "lt", "min_length", "max_length", "pattern", "multiple_of", "code_list", "days", "line"
]


@dataclass(frozen=True)
class Fault:
    """One place in the request that is wrong.

    The pointer is an RFC 6901 pointer into the body, `?name` for a query parameter, a header's name for one.
    """

    pointer: str
    code: str
    params: Mapping[Rule, Any] = field(default_factory=dict)

    def document(self) -> dict[str, Any]:
        return {"pointer": self.pointer, "code": self.code, "params": dict(self.params)}


Extension = Mapping[str, Mapping[str, Any]]


def names(description: str, *examples: str) -> dict[str, Any]:
    """The JSON Schema of a list of names that a problem adds."""
    return {
        "type": "array",
        "items": {"type": "string", "maxLength": 100},
        "maxItems": 100,
        "description": description,
        "examples": [list(examples)],
    }


class Problem(Exception):
    """A refusal (RFC 9457). A subclass names one `code`; the registry keeps codes unique."""

    status: ClassVar[int] = 500
    code: ClassVar[str] = "internal_error"
    title: ClassVar[str] = "Something went wrong on our side"
    explanation: ClassVar[str] = (
        "An unexpected fault. Nothing was changed. Quote the instance when you report it."
    )
    #: The members it adds to the document, each with its JSON Schema and an example.
    extension: ClassVar[Extension] = {}
    registry: ClassVar[dict[str, type["Problem"]]] = {}

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "code" not in cls.__dict__:
            return
        if cls.code in Problem.registry:
            msg = f"two problems share the code {cls.code}"
            raise TypeError(msg)
        Problem.registry[cls.code] = cls

    def __init__(
        self,
        *,
        errors: Sequence[Fault] = (),
        headers: Mapping[str, str] | None = None,
        **members: Any,
    ) -> None:
        super().__init__(self.code)
        self.errors = errors
        self.headers = dict(headers or {})
        self.members = members

    def document(self, request_id: str, language: str) -> dict[str, Any]:
        """The problem document: never a submitted value, SQL, a constraint name or a stack trace."""
        return {
            "type": f"/problems/{self.code}",
            "title": translate(self.title, language),
            "status": self.status,
            "detail": translate(self.explanation, language),
            "instance": f"urn:uuid:{request_id}",
            "code": self.code,
            "errors": [fault.document() for fault in self.errors],
            **self.members,
        }


Problem.registry["internal_error"] = Problem


class Malformed(Problem):
    status = 400
    code = "malformed"
    title = "The request cannot be read"
    explanation = "The body is not valid JSON, or a header or parameter has an impossible form."


class UnknownParameter(Problem):
    status = 400
    code = "unknown_parameter"
    title = "Unknown query parameter"
    explanation = "A misspelt filter must not return everybody: only the documented parameters are accepted."
    extension: ClassVar[Extension] = {"known": names("the parameters there are", "cursor", "limit")}


class BadCursor(Problem):
    status = 400
    code = "bad_cursor"
    title = "This page link is not valid here"
    explanation = "Follow `next` as it was given, with the same filters, for the same organisation."


class Unauthenticated(Problem):
    status = 401
    code = "unauthenticated"
    title = "A valid access token is needed"
    explanation = "Get a token at /oauth/token and send it as `Authorization: Bearer`."

    def __init__(self, **members: Any) -> None:
        super().__init__(headers={"WWW-Authenticate": 'Bearer realm="trafficking-api"'}, **members)


class Forbidden(Problem):
    status = 403
    code = "forbidden"
    title = "Your role does not allow this"
    explanation = "The client's role, or its narrower scopes, lack the permission that this operation needs."


class NotOnBehalf(Problem):
    status = 403
    code = "not_on_behalf"
    title = "This client may not act for that member"
    explanation = (
        "`On-Behalf-Of` names a member who works at your organisation now; a client that is bound to one "
        "acts for nobody else."
    )


class WrongSide(Problem):
    status = 403
    code = "wrong_side"
    title = "This command belongs to the other side"
    explanation = "The state machine gives this command to another party of this resource."


class NotFound(Problem):
    status = 404
    code = "not_found"
    title = "There is no such thing for you"
    explanation = "It does not exist, or your organisation may not see it; the answer is the same."


class MethodNotAllowed(Problem):
    status = 405
    code = "method_not_allowed"
    title = "This address does not take that method"
    explanation = "See the Allow header."


class NotAcceptable(Problem):
    status = 406
    code = "not_acceptable"
    title = "No such format here"
    explanation = (
        "`available` lists the formats of this answer. Name one of them in `Accept`, or leave it out."
    )
    extension: ClassVar[Extension] = {"available": names("the formats", "application/json", "text/csv")}

    def __init__(self, available: Iterable[str]) -> None:
        super().__init__(available=sorted(available))


class Conflict(Problem):
    status = 409
    code = "conflict"
    title = "This conflicts with what is stored"
    explanation = "Another record already holds what you asked for. Read again, then decide."


class InProgress(Problem):
    status = 409
    code = "request_in_progress"
    title = "The same request is still being worked on"
    explanation = "A twin with this Idempotency-Key has not ended yet. Try again shortly."

    def __init__(self) -> None:
        super().__init__(headers={"Retry-After": "2"})


class WrongState(Problem):
    status = 409
    code = "wrong_state"
    title = "Not possible in the present state"
    explanation = "`current_state` is where it stands; `allowed` lists the commands your side has there."
    extension: ClassVar[Extension] = {
        "current_state": {"type": "string", "maxLength": 40, "examples": ["closed"]},
        "allowed": names("the commands there are from this state, for your side", "reopen"),
    }

    def __init__(self, current_state: str, allowed: Iterable[str]) -> None:
        super().__init__(current_state=current_state, allowed=sorted(allowed))


class Stale(Problem):
    status = 412
    code = "stale"
    title = "It was changed since you read it"
    explanation = "`If-Match` names another version than the present one. Read it again, then decide."


class TooLarge(Problem):
    status = 413
    code = "too_large"
    title = "The body is too large"
    explanation = "The body is larger than this server takes."


class UnsupportedMediaType(Problem):
    status = 415
    code = "unsupported_media_type"
    title = "This operation takes no body of that kind"
    explanation = "`accepted` lists what it takes. Send that, and name it in `Content-Type`."
    extension: ClassVar[Extension] = {"accepted": names("the media types there are", "application/json")}

    def __init__(self, accepted: Iterable[str]) -> None:
        super().__init__(accepted=sorted(accepted))


class Invalid(Problem):
    status = 422
    code = "invalid"
    title = "Some fields are not valid"
    explanation = "`errors` points at each place and says what is expected there."


@contextmanager
def under(pointer: str) -> Iterator[None]:
    """Let what is wrong inside point below this place: for a part that is checked as if it came alone."""
    try:
        yield
    except Invalid as invalid:
        raise Invalid(
            errors=[replace(fault, pointer=pointer + fault.pointer) for fault in invalid.errors]
        ) from None


class KeyReused(Problem):
    status = 422
    code = "idempotency_key_reused"
    title = "This Idempotency-Key was used for something else"
    explanation = "A key names one request: same method, path and body. Take a fresh key for a new request."


class IfMatchRequired(Problem):
    status = 428
    code = "if_match_required"
    title = "Say which version you read"
    explanation = "Send `If-Match` with the ETag of the version you read, so that nobody's change is lost."


class Unavailable(Problem):
    status = 503
    code = "unavailable"
    title = "Not available just now"
    explanation = (
        "The server, its database or its key server cannot be reached or is too busy. Nothing was changed, "
        "or retry with the same key."
    )

    def __init__(self, retry_after: int = 2) -> None:
        super().__init__(headers={"Retry-After": str(retry_after)})


def raises(*problems: type[Problem]) -> dict[int | str, dict[str, Any]]:
    """The `responses` of an operation: its refusals by status, each with the codes it may carry."""
    by_status: dict[int, list[type[Problem]]] = {}
    for problem in problems:
        by_status.setdefault(problem.status, []).append(problem)
    return {
        status: {
            "description": "; ".join(f"`{p.code}`: {p.title}" for p in group),
            "content": {
                PROBLEM_JSON: {
                    "schema": {"$ref": "#/components/schemas/Problem"},
                    "examples": {p.code: {"$ref": f"#/components/examples/{p.code}"} for p in group},
                }
            },
        }
        for status, group in sorted(by_status.items())
    }
