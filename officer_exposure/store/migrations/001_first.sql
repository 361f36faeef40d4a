-- Who this vault is: its secret keys the fingerprints.
CREATE TABLE identity (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    secret BLOB NOT NULL CHECK (length(secret) = 32)
) STRICT;
INSERT INTO identity VALUES (1, randomblob(32));

CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE facts (id INTEGER PRIMARY KEY CHECK (id = 1), body BLOB NOT NULL) STRICT;

-- `rank` is NULL for a place that is no longer looked at: its name stays taken, so that it is the same place again.
CREATE TABLE place (
    path BLOB PRIMARY KEY,
    source TEXT NOT NULL UNIQUE,
    audience TEXT,
    rank INTEGER
) STRICT;

CREATE TABLE sheet (
    section TEXT NOT NULL,
    account TEXT NOT NULL,
    left_out INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (section, account)
) STRICT, WITHOUT ROWID;

-- `reopened` says why an answer no longer counts.
CREATE TABLE answer (
    section TEXT NOT NULL,
    account TEXT NOT NULL,
    item TEXT NOT NULL,
    answer TEXT NOT NULL,
    given TEXT NOT NULL,
    reopened TEXT,
    reopened_on TEXT,
    PRIMARY KEY (section, account, item),
    FOREIGN KEY (section, account) REFERENCES sheet (section, account)
) STRICT, WITHOUT ROWID;

-- One look. `counts`: findings by standing at its end, NULL while it is going on or if a crash cut it off.
CREATE TABLE run (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    started TEXT NOT NULL,
    finished TEXT,
    cancelled INTEGER NOT NULL DEFAULT 0,
    coverage BLOB,
    counts BLOB
) STRICT;

-- What a run looked at. `source` is '' for what belongs to none.
CREATE TABLE look (
    run INTEGER NOT NULL REFERENCES run (id),
    source TEXT NOT NULL,
    PRIMARY KEY (run, source)
) STRICT, WITHOUT ROWID;

-- What was not looked at.
CREATE TABLE missed (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES run (id),
    source TEXT NOT NULL,
    artifact TEXT NOT NULL,
    check_id TEXT NOT NULL,
    reason TEXT NOT NULL,
    about TEXT NOT NULL,
    UNIQUE (run, source, artifact, check_id, about, reason)
) STRICT;

-- The latest judgment of an artifact in a stage. `stamp` is empty where the file may not be passed over.
CREATE TABLE visit (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    artifact TEXT NOT NULL,
    stage INTEGER NOT NULL,
    run INTEGER NOT NULL REFERENCES run (id),
    outcomes TEXT NOT NULL,
    whole INTEGER NOT NULL,
    match BLOB NOT NULL,
    stamp BLOB NOT NULL,
    examined BLOB NOT NULL,
    UNIQUE (source, artifact, stage)
) STRICT;

CREATE TABLE gathering (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    check_id TEXT NOT NULL,
    level INTEGER NOT NULL
) STRICT;

CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    verdict TEXT NOT NULL,
    made TEXT NOT NULL,
    until TEXT,
    reason TEXT NOT NULL,
    findings INTEGER NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE screenshot (
    id INTEGER PRIMARY KEY,
    decision INTEGER NOT NULL REFERENCES decision (id),
    picture BLOB NOT NULL
) STRICT;
CREATE INDEX screenshot_decision ON screenshot (decision);

-- The sentences that findings are summed up in: few, each standing in many.
CREATE TABLE sentence (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;

-- `shown`: 0 open, 1 set aside, 2 no longer seen. It follows from standing and ruling; triggers keep it.
-- `thing` and `file` are digests: what is counted as one thing to fix, and as one file.
CREATE TABLE finding (
    id INTEGER PRIMARY KEY,
    fingerprint TEXT NOT NULL UNIQUE,
    gathering INTEGER NOT NULL REFERENCES gathering (id),
    shown INTEGER NOT NULL DEFAULT 0,
    rank INTEGER NOT NULL,
    source TEXT NOT NULL,
    artifact TEXT NOT NULL,
    standing TEXT NOT NULL,
    areas INTEGER NOT NULL,
    audience TEXT NOT NULL,
    summary INTEGER NOT NULL REFERENCES sentence (id),
    thing INTEGER NOT NULL,
    file INTEGER NOT NULL,
    first_run INTEGER NOT NULL REFERENCES run (id),
    last_run INTEGER NOT NULL REFERENCES run (id),
    decision INTEGER REFERENCES decision (id)
) STRICT;
CREATE INDEX finding_order ON finding (
    gathering, shown, rank DESC, source, artifact, id, standing, areas, audience, summary, thing, file
);
CREATE INDEX finding_standing ON finding (standing, gathering, shown, areas, thing, file);
CREATE INDEX finding_source ON finding (source, last_run, standing);

-- The whole finding, apart: what is counted and sorted stays small.
CREATE TABLE body (
    finding INTEGER PRIMARY KEY REFERENCES finding (id),
    body BLOB NOT NULL
) STRICT;

-- The ruling of one decision on one finding. `before` is the decision it replaced, for undo. `covers`: the finding asks
-- for nothing while this ruling stands; once it is 0 it stays so. `ended` says why, where that is not plain.
CREATE TABLE ruling (
    decision INTEGER NOT NULL REFERENCES decision (id),
    finding INTEGER NOT NULL REFERENCES finding (id),
    before INTEGER REFERENCES decision (id),
    covers INTEGER NOT NULL,
    ended TEXT NOT NULL DEFAULT '',
    ended_on TEXT,
    PRIMARY KEY (decision, finding)
) STRICT, WITHOUT ROWID;
CREATE INDEX ruling_finding ON ruling (finding);

CREATE TRIGGER finding_shown AFTER UPDATE OF standing, decision ON finding BEGIN
    UPDATE finding SET shown = CASE
        WHEN new.standing IN ('gone', 'absent') THEN 2
        WHEN (SELECT covers FROM ruling WHERE (decision, finding) = (new.decision, new.id)) THEN 1
        ELSE 0
    END WHERE id = new.id;
END;

CREATE TRIGGER ruling_shown AFTER UPDATE OF covers ON ruling BEGIN
    UPDATE finding SET shown = iif(new.covers, 1, 0)
        WHERE id = new.finding AND decision = new.decision AND standing NOT IN ('gone', 'absent');
END;

-- Counts, kept by the triggers below: a list of a hundred thousand is never counted through.
CREATE TABLE portion (
    gathering INTEGER NOT NULL,
    shown INTEGER NOT NULL,
    standing TEXT NOT NULL,
    areas INTEGER NOT NULL,
    audience TEXT NOT NULL,
    summary INTEGER NOT NULL,
    findings INTEGER NOT NULL,
    PRIMARY KEY (gathering, shown, standing, areas, audience, summary)
) STRICT, WITHOUT ROWID;

CREATE TABLE distinct_thing (
    gathering INTEGER NOT NULL,
    thing INTEGER NOT NULL,
    shown INTEGER NOT NULL,
    findings INTEGER NOT NULL,
    PRIMARY KEY (gathering, thing, shown)
) STRICT, WITHOUT ROWID;

CREATE TABLE distinct_file (
    gathering INTEGER NOT NULL,
    file INTEGER NOT NULL,
    shown INTEGER NOT NULL,
    findings INTEGER NOT NULL,
    PRIMARY KEY (gathering, file, shown)
) STRICT, WITHOUT ROWID;

-- `shown` 3: whatever is shown.
CREATE TABLE total (
    gathering INTEGER NOT NULL REFERENCES gathering (id),
    shown INTEGER NOT NULL,
    things INTEGER NOT NULL DEFAULT 0,
    files INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (gathering, shown)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER finding_came AFTER INSERT ON finding BEGIN
    INSERT INTO portion VALUES (new.gathering, new.shown, new.standing, new.areas, new.audience, new.summary, 1)
        ON CONFLICT DO UPDATE SET findings = findings + 1;
    INSERT INTO distinct_thing VALUES (new.gathering, new.thing, new.shown, 1)
        ON CONFLICT DO UPDATE SET findings = findings + 1;
    INSERT INTO distinct_file VALUES (new.gathering, new.file, new.shown, 1)
        ON CONFLICT DO UPDATE SET findings = findings + 1;
END;

CREATE TRIGGER finding_moved AFTER UPDATE OF gathering, shown, thing, file ON finding
WHEN (old.gathering, old.shown, old.thing, old.file) IS NOT (new.gathering, new.shown, new.thing, new.file) BEGIN
    INSERT INTO distinct_thing VALUES (new.gathering, new.thing, new.shown, 1)
        ON CONFLICT DO UPDATE SET findings = findings + 1;
    INSERT INTO distinct_file VALUES (new.gathering, new.file, new.shown, 1)
        ON CONFLICT DO UPDATE SET findings = findings + 1;
    UPDATE distinct_thing SET findings = findings - 1
        WHERE (gathering, thing, shown) = (old.gathering, old.thing, old.shown);
    DELETE FROM distinct_thing
        WHERE (gathering, thing, shown) = (old.gathering, old.thing, old.shown) AND findings = 0;
    UPDATE distinct_file SET findings = findings - 1
        WHERE (gathering, file, shown) = (old.gathering, old.file, old.shown);
    DELETE FROM distinct_file
        WHERE (gathering, file, shown) = (old.gathering, old.file, old.shown) AND findings = 0;
END;

CREATE TRIGGER finding_changed AFTER UPDATE OF gathering, shown, standing, areas, audience, summary ON finding
WHEN (old.gathering, old.shown, old.standing, old.areas, old.audience, old.summary)
    IS NOT (new.gathering, new.shown, new.standing, new.areas, new.audience, new.summary) BEGIN
    INSERT INTO portion VALUES (new.gathering, new.shown, new.standing, new.areas, new.audience, new.summary, 1)
        ON CONFLICT DO UPDATE SET findings = findings + 1;
    UPDATE portion SET findings = findings - 1
        WHERE (gathering, shown, standing, areas, audience, summary)
            = (old.gathering, old.shown, old.standing, old.areas, old.audience, old.summary);
    DELETE FROM portion
        WHERE (gathering, shown, standing, areas, audience, summary)
            = (old.gathering, old.shown, old.standing, old.areas, old.audience, old.summary) AND findings = 0;
END;

CREATE TRIGGER thing_came AFTER INSERT ON distinct_thing BEGIN
    INSERT INTO total (gathering, shown, things) VALUES (new.gathering, new.shown, 1)
        ON CONFLICT DO UPDATE SET things = things + 1;
    INSERT INTO total (gathering, shown, things)
        SELECT new.gathering, 3, 1 WHERE (
            SELECT count(*) FROM distinct_thing WHERE gathering = new.gathering AND thing = new.thing
        ) = 1
        ON CONFLICT DO UPDATE SET things = things + 1;
END;
CREATE TRIGGER thing_went AFTER DELETE ON distinct_thing BEGIN
    UPDATE total SET things = things - 1 WHERE (gathering, shown) = (old.gathering, old.shown);
    UPDATE total SET things = things - 1 WHERE (gathering, shown) = (old.gathering, 3) AND NOT EXISTS (
        SELECT 1 FROM distinct_thing WHERE gathering = old.gathering AND thing = old.thing
    );
END;
CREATE TRIGGER file_came AFTER INSERT ON distinct_file BEGIN
    INSERT INTO total (gathering, shown, files) VALUES (new.gathering, new.shown, 1)
        ON CONFLICT DO UPDATE SET files = files + 1;
    INSERT INTO total (gathering, shown, files)
        SELECT new.gathering, 3, 1 WHERE (
            SELECT count(*) FROM distinct_file WHERE gathering = new.gathering AND file = new.file
        ) = 1
        ON CONFLICT DO UPDATE SET files = files + 1;
END;
CREATE TRIGGER file_went AFTER DELETE ON distinct_file BEGIN
    UPDATE total SET files = files - 1 WHERE (gathering, shown) = (old.gathering, old.shown);
    UPDATE total SET files = files - 1 WHERE (gathering, shown) = (old.gathering, 3) AND NOT EXISTS (
        SELECT 1 FROM distinct_file WHERE gathering = old.gathering AND file = old.file
    );
END;

-- Holds no text of its own, only which word stands in which finding.
CREATE VIRTUAL TABLE searchable USING fts5 (
    words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
