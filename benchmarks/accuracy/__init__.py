"""How often the program is right about pictures, measured on a labelled folder, and about places.

    .venv/bin/python -P -m benchmarks.accuracy FOLDER [--write docs/accuracy.md] [--places | --pictures]

Places are measured on made-up people, which need no data, and on labelled stops where FOLDER holds `places/` with the
file that `training/homes/stops.py` names. `--places` measures them alone and leaves the rest of the page as it stands;
`--pictures` does so with pictures.

FOLDER holds pictures and a `labels.tsv` with a header line and any of these columns. An empty field means: not known,
and the picture counts nowhere for that question.

    file             path of the picture, relative to the folder
    group            what sort of picture it is, as the tables name it ("civilian", "firefighter", "facade")
    uniform          yes or no: shows an officer in uniform, or police insignia
    police_vehicle   yes or no: shows a marked police vehicle
    lettering        yes or no: police lettering that a person can read (20 pixels or more at 1,280)
    plate            the text of the license plate, or "none"
    house_number     the number that can be read, or "none"
    street_sign      yes or no: the name of a street that a person can read
    faces            how many faces there are
    person           who it is: pictures with the same word show the same person, others show another
    child            yes or no: the one face in it is of a child under about 12
"""
