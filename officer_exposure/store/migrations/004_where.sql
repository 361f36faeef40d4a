-- Where the officer was, file by file, as the latest look saw it. `body`: an encoded Whereabouts.
CREATE TABLE located (
    source TEXT NOT NULL,
    artifact TEXT NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (source, artifact)
) STRICT, WITHOUT ROWID;

-- The evidence log of "it is happening now". `body`: the exact bytes that were written down, as JSON. `link`: SHA-256 over
-- the link before and the SHA-256 of the body, so that a later change shows. Nothing in it is ever changed or deleted.
CREATE TABLE evidence (
    number INTEGER PRIMARY KEY,
    body BLOB NOT NULL,
    link BLOB NOT NULL
) STRICT;

-- Screenshots, as they were handed over. `digest`: SHA-256 of `data`.
CREATE TABLE evidence_picture (
    digest BLOB PRIMARY KEY,
    media TEXT NOT NULL,
    data BLOB NOT NULL
) STRICT;

CREATE TRIGGER evidence_is_not_changed BEFORE UPDATE ON evidence
BEGIN SELECT RAISE(ABORT, 'evidence'); END;
CREATE TRIGGER evidence_is_not_deleted BEFORE DELETE ON evidence
BEGIN SELECT RAISE(ABORT, 'evidence'); END;
CREATE TRIGGER evidence_picture_is_not_changed BEFORE UPDATE ON evidence_picture
BEGIN SELECT RAISE(ABORT, 'evidence'); END;
CREATE TRIGGER evidence_picture_is_not_deleted BEFORE DELETE ON evidence_picture
BEGIN SELECT RAISE(ABORT, 'evidence'); END;

-- What the officer asked of other people, and how far each request has come. `wording`: an id in requests.yaml.
CREATE TABLE request (
    id INTEGER PRIMARY KEY,
    wording TEXT NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL
) STRICT;
CREATE TABLE request_state (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES request (id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    day TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;
CREATE INDEX request_state_of ON request_state (request);

-- The parts of the onboarding week that are finished. `content`: the version of the content that was read.
CREATE TABLE module_done (
    module TEXT PRIMARY KEY,
    content TEXT NOT NULL,
    day TEXT NOT NULL
) STRICT;

-- How sure the officer is, before and after: for the officer alone, in no document.
CREATE TABLE confidence (
    moment TEXT NOT NULL CHECK (moment IN ('before', 'after')),
    question TEXT NOT NULL,
    value INTEGER NOT NULL CHECK (value BETWEEN 1 AND 5),
    PRIMARY KEY (moment, question)
) STRICT, WITHOUT ROWID;

-- What the officer's answers have taught a copy of the uniform model's head. `basis`: a digest of the answers and of the
-- head; `body`: what the copy adds to it. It does not outlive an answer or a picture that it was learned from.
CREATE TABLE refined_head (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    basis BLOB NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE TRIGGER refined_head_answered AFTER INSERT ON picture_answer BEGIN DELETE FROM refined_head; END;
CREATE TRIGGER refined_head_unsaid AFTER DELETE ON picture_answer BEGIN DELETE FROM refined_head; END;
CREATE TRIGGER refined_head_undone AFTER UPDATE ON picture_step BEGIN DELETE FROM refined_head; END;
CREATE TRIGGER refined_head_forgotten AFTER DELETE ON picture BEGIN DELETE FROM refined_head; END;

-- What the officer saw when a guided question was answered: pictures as they were handed over.
CREATE TABLE answer_picture (
    id INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    item TEXT NOT NULL,
    day TEXT NOT NULL,
    media TEXT NOT NULL,
    data BLOB NOT NULL
) STRICT;
CREATE INDEX answer_picture_of ON answer_picture (account, item);
