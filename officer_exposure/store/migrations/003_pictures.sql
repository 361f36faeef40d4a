-- Pictures that were looked at, as the latest look saw them. `body`: an encoded Observed.
CREATE TABLE picture (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    artifact TEXT NOT NULL,
    taken TEXT NOT NULL,
    uniform REAL NOT NULL,
    vehicle REAL NOT NULL,
    body BLOB NOT NULL,
    UNIQUE (source, artifact)
) STRICT;
