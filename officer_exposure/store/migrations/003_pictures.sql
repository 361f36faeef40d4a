-- Pictures that were looked at, as the latest look saw them. `body`: an encoded Observed. The rest stands in it too: it is
-- what a list needs of every one.
CREATE TABLE picture (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    artifact TEXT NOT NULL,
    taken TEXT NOT NULL,
    look BLOB NOT NULL,
    uniform REAL NOT NULL,
    vehicle REAL NOT NULL,
    body BLOB NOT NULL,
    UNIQUE (source, artifact)
) STRICT;

-- What the officer said of pictures. One step is one press of a key; undone, it counts no more.
CREATE TABLE picture_step (
    id INTEGER PRIMARY KEY,
    given TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
) STRICT;

-- `shows`: a set of bits. `said`: those of them that became findings by the officer's word. `mark`: tells the file as it
-- was then from what it may be later.
CREATE TABLE picture_answer (
    source TEXT NOT NULL,
    artifact TEXT NOT NULL,
    step INTEGER NOT NULL REFERENCES picture_step (id),
    shows INTEGER NOT NULL,
    said INTEGER NOT NULL,
    mark BLOB NOT NULL,
    PRIMARY KEY (source, artifact, step)
) STRICT, WITHOUT ROWID;
CREATE INDEX picture_answer_step ON picture_answer (step);

-- The decisions that followed from a step: they are undone with it.
CREATE TABLE picture_decision (
    step INTEGER NOT NULL REFERENCES picture_step (id),
    decision INTEGER NOT NULL REFERENCES decision (id),
    PRIMARY KEY (step, decision)
) STRICT, WITHOUT ROWID;

CREATE INDEX finding_file ON finding (file);

-- People: faces that belong together. `who`: empty until the officer says it. `member`: an id in the household, or empty.
-- `said`: the officer has named it, put it together or taken it apart; others may be made anew at any time.
CREATE TABLE face_group (
    id INTEGER PRIMARY KEY,
    who TEXT NOT NULL,
    member TEXT NOT NULL,
    said INTEGER NOT NULL
) STRICT;

-- Faces, as the latest look saw them. `print` is empty without consent, and for strangers. It stands nowhere else.
-- `said`: the officer has seen this face in its group.
CREATE TABLE face (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    artifact TEXT NOT NULL,
    box BLOB NOT NULL,
    score REAL NOT NULL,
    child REAL,
    print BLOB NOT NULL,
    face_group INTEGER REFERENCES face_group (id),
    said INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX face_picture ON face (source, artifact);
CREATE INDEX face_person ON face (face_group);
