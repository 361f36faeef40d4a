"""What is published of reading pictures holds on the development pictures, with the real reader."""

from __future__ import annotations

from officer_exposure.text.plates import plates_in
from officer_exposure.text.police_words import police_likeness
from tests.core.vision.drawn import look_at
from tests.core.vision.test_real_pictures import manifest
from tests.model_files import needs_models
from tests.shared_data import needs_shared, shared

pytestmark = needs_models


@needs_shared
def test_pictures_of_people_hold_no_plate_and_no_police_lettering() -> None:
    names = [name for name in manifest() if name.startswith(("faces/img", "civilians/", "groups/"))]
    seen = {name: look_at(shared(f"data/pictures/{name}")).lines() for name in names}
    assert sum(map(len, seen.values())) > 30
    assert {name for name, lines in seen.items() if plates_in(lines)} == set()
    assert {name for name, lines in seen.items() if any(police_likeness(line.text) for line in lines)} == set()
