-- Where the officer was, file by file, as the latest look saw it. `body`: an encoded Whereabouts.
CREATE TABLE located (
    source TEXT NOT NULL,
    artifact TEXT NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (source, artifact)
) STRICT, WITHOUT ROWID;
