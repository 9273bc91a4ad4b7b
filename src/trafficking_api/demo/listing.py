"""What the organisations of the demo tell of themselves, and whom each of them takes."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from trafficking_api.demo.past import Past
from trafficking_api.demo.people import Partner
from trafficking_api.features.directory import service
from trafficking_api.features.directory.schemas import NewDirectoryField

_WOMEN = ["Feminine", "TransgenderFeminine"]
_GROWN_UP = ["18-20", "21-23", "24-26", "27-29", "30-38", "39-47", "48+"]
_SPOKEN = ["fr", "nl", "en"]


def _offer(service_type: str, **whom: Any) -> dict[str, Any]:
    return {"service": service_type, "children": "2+", **whom}


#: Made up, after what such centres say of themselves: a house with transit flats and a fund for deposits;
#: houses for girls and young women who are followed for three years; and social workers without a house.
_OFFERS: Mapping[str, list[dict[str, Any]]] = {
    "belgian_centre": [
        _offer("SafeAccommodation", age_bands=_GROWN_UP),
        _offer("TransitHousing", age_bands=_GROWN_UP),
        *(
            _offer(name, age_bands=_GROWN_UP, languages=_SPOKEN)
            for name in ("LegalAdvice", "PsychologicalCare", "ResidenceApplication")
        ),
        *(_offer(name, age_bands=_GROWN_UP) for name in ("HousingSearch", "FinancialAid")),
    ],
    "lao_centre": [
        _offer("SafeAccommodation", genders=_WOMEN, age_bands=["9-17", "18-20", "21-23"], children="1"),
        *(
            _offer(name, genders=_WOMEN)
            for name in ("VocationalTraining", "MicroEnterpriseKit", "Schooling", "MedicalCare")
        ),
    ],
    "congolese_coordination": [
        *(_offer(name) for name in ("FamilyTracing", "PsychologicalCare", "AdministrativeHelp")),
    ],
}
#: Numbers that nobody has.
_PHONES = {
    "belgian_centre": "+3225550100",
    "lao_centre": "+85621555010",
    "congolese_coordination": "+243815550100",
    "federal_police": "+3225550110",
}


async def listing(mandate: Past, partner: Partner) -> None:
    """Let an administrator fill in the entry of its organisation; an outsider says nothing."""
    slug = partner.plan.slug
    if slug not in _PHONES:
        return
    fields: list[dict[str, Any]] = [
        {"name": "ContactPhone", "value": _PHONES[slug]},
        {"name": "Website", "value": f"https://{slug.replace('_', '-')}.example.invalid"},
        {"name": "IntakeHours", "value": "Monday to Friday, 9:00 to 17:00; at night by telephone"},
        {"name": "Address", "value": "7 Example Street"},
        {"name": "DirectorName", "value": "Andrea Exemple"},
        {"name": "DirectorPhone", "value": _PHONES[slug][:-1] + "9"},
    ]
    if slug in _OFFERS:
        fields.append({"name": "Services", "offers": _OFFERS[slug]})
    await mandate.act_as(partner["admin"], "add_directory_field")
    for field in fields:
        mandate.move_to(mandate.at + timedelta(minutes=2))
        await service.add(mandate, NewDirectoryField.model_validate(field))
