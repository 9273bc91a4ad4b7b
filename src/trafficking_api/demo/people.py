"""Founds the organisations of the demo: who they are, who works there, and who has agreed to share."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from trafficking_api.access import service as access
from trafficking_api.access.credentials import public_id
from trafficking_api.access.permissions import Role
from trafficking_api.access.schemas import NewClient
from trafficking_api.demo.past import ANY, Clerk, Past
from trafficking_api.features.agreements import service as agreements
from trafficking_api.features.agreements.schemas import NewAgreement
from trafficking_api.features.members import service as members
from trafficking_api.features.members.schemas import NewMember
from trafficking_api.features.organisations import service as organisations
from trafficking_api.features.organisations.models import Organisation
from trafficking_api.features.organisations.schemas import FirstClient, NewOrganisation

#: For each organisation and name of a client: its id and secret.
Credentials = dict[str, dict[str, dict[str, str]]]

_AT_A_CENTRE = (
    "coordinator",
    "coordinator_2",
    "caseworker",
    "legal",
    "housing",
    "finance",
    "auditor",
    "admin",
)
_AT_AN_AUTHORITY = ("liaison", "auditor", "admin")
#: Whom the clients act for, the same at every organisation: invented, as everything here.
_NAMES = {
    "coordinator": "Claude Exemple",
    "coordinator_2": "Camille Modèle",
    "caseworker": "Dominique Fictif",
    "legal": "Sacha Juriste",
    "housing": "Maxime Logis",
    "finance": "Lou Caisse",
    "auditor": "Noa Registre",
    "liaison": "Alix Contact",
}


@dataclass(frozen=True)
class Plan:
    """An organisation to be founded, and the clients it will have."""

    slug: str
    name: str
    kind: str
    type: str
    country: str
    zone: str
    clients: tuple[str, ...]
    minimum_class_size: int = 5

    def body(self) -> NewOrganisation:
        return NewOrganisation.model_validate(
            {
                "slug": self.slug,
                "name": self.name,
                "kind": self.kind,
                "type": self.type,
                "country": self.country,
                "time_zone": self.zone,
                "minimum_class_size": self.minimum_class_size,
            }
        )


_BRUSSELS = "Europe/Brussels"
NETWORK = (
    Plan(
        slug="belgian_centre",
        name="Belgian centre",
        kind="centre",
        type="SpecialisedReceptionCentre",
        country="BE",
        zone=_BRUSSELS,
        clients=_AT_A_CENTRE,
    ),
    Plan(
        slug="lao_centre",
        name="Lao centre",
        kind="centre",
        type="SpecialisedReceptionCentre",
        country="LA",
        zone="Asia/Vientiane",
        clients=_AT_A_CENTRE,
    ),
    Plan(
        slug="congolese_coordination",
        name="Congolese coordination",
        kind="centre",
        type="CentralGovernmentOrganisation",
        country="CD",
        zone="Africa/Kinshasa",
        clients=_AT_A_CENTRE,
        minimum_class_size=6,
    ),
    Plan(
        slug="federal_police",
        name="Federal police unit",
        kind="authority",
        type="LawEnforcement",
        country="BE",
        zone=_BRUSSELS,
        clients=_AT_AN_AUTHORITY,
    ),
    Plan(
        slug="labour_inspection",
        name="Labour inspection",
        kind="authority",
        type="LabourInspection",
        country="BE",
        zone=_BRUSSELS,
        clients=_AT_AN_AUTHORITY,
    ),
    Plan(
        slug="outsider",
        name="Outsider",
        kind="centre",
        type="NGO",
        country="BE",
        zone=_BRUSSELS,
        clients=("coordinator", "admin"),
    ),
)
SHARING = ("belgian_centre", "lao_centre", "congolese_coordination")
#: Who shows whom, either way, how many beds are free.
SHOWING_BEDS = (("belgian_centre", "lao_centre"), ("belgian_centre", "congolese_coordination"))


@dataclass
class Partner:
    """An organisation of the demo with its clients, by name."""

    plan: Plan
    id: UUID
    clerks: dict[str, Clerk] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Clerk:
        return self.clerks[name]

    def hire(self, name: str, client_id: UUID, member_id: UUID | None = None) -> None:
        self.clerks[name] = Clerk(self.id, client_id, Role(name.removesuffix("_2")), member_id)


async def appoint(mandate: Past) -> tuple[Clerk, dict[str, str]]:
    """Give the operator, whom the migrations have made, its key and its client, in its own tenant."""
    operator = await mandate.session.get_one(Organisation, mandate.organisation_id)
    first = await organisations.furnish(mandate, operator, organisations.LEAST_K, "operator")
    await mandate.session.flush()
    client_id = UUID(first.client_id.partition(".")[2])
    return Clerk(operator.id, client_id, Role.OPERATOR), _as_credentials(first)


async def found(mandate: Past, plan: Plan, operator: Clerk) -> tuple[Partner, dict[str, dict[str, str]]]:
    """Found an organisation as the operator, and make its clients as its administrator."""
    await mandate.act_as(operator, "create_organisation")
    founded = await organisations.create(mandate, plan.body())
    await mandate.session.flush()
    partner, known = Partner(plan, founded.id), {"admin": _as_credentials(founded.first_client)}
    partner.hire("admin", UUID(founded.first_client.client_id.partition(".")[2]))
    mandate.move_to(mandate.at + timedelta(minutes=20))
    await mandate.act_as(partner["admin"], "add_member")
    names = [name for name in plan.clients if name != "admin"]
    staff = {name: await _member(mandate, plan, name) for name in names}
    await mandate.session.flush()
    await mandate.act_as(partner["admin"], "create_client")
    made = await access.create_all(mandate, [_client(name, staff[name]) for name in names], plan.kind)
    for name, (client_id, secret) in zip(names, made, strict=True):
        partner.hire(name, client_id, staff[name])
        known[name] = {"client_id": public_id(partner.id, client_id), "client_secret": secret}
    await mandate.session.flush()
    await mandate.keys()
    return partner, {name: known[name] for name in plan.clients}


async def _member(mandate: Past, plan: Plan, name: str) -> UUID:
    role = Role(name.removesuffix("_2"))
    body = NewMember(name=_NAMES[name], role=role, is_data_protection_contact=name == "coordinator_2")
    return await members.add(mandate, body, plan.kind)


def _client(name: str, member_id: UUID) -> NewClient:
    title = name.replace("_", " ").capitalize()
    return NewClient(name=title, role=Role(name.removesuffix("_2")), member_id=member_id)


def _as_credentials(client: FirstClient) -> dict[str, str]:
    return {"client_id": client.client_id, "client_secret": client.client_secret}


async def agree(mandate: Past, kind: str, one: Partner, other: Partner, at: datetime) -> None:
    """Let two centres agree on what they share: one proposes, the other signs a few days later."""
    mandate.move_to(at)
    await mandate.act_as(one["admin"], "propose_agreement")
    body = NewAgreement.model_validate(
        {
            "to_organisation_id": other.id,
            "kind": kind,
            "minimum_class_size": 5,
            "valid_from": at.date().isoformat(),
        }
    )
    agreement_id = await agreements.propose(mandate, body, "centre")
    mandate.move_to(at + timedelta(days=4, hours=3))
    await mandate.act_as(other["admin"], "sign_agreement")
    await agreements.command(mandate, agreement_id, "sign", ANY, None)
    await mandate.session.flush()
