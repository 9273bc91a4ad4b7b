"""Who people are, apart from their cases."""

from trafficking_api.features.people.routes import household, person
from trafficking_api.kit.route import together

router = together(person.router, household.router)
