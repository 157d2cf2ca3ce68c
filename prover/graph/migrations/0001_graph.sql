-- The proof graph. Rows are known by short numbers; a node's id and key, which are hexadecimal
-- outside, are kept as bytes. A new Kind or Link takes a new migration, so that an older program
-- refuses the file instead of failing on a word that it does not know.

-- Texts that come again and again: kinds, links, tactics, runs, problems, settings.
CREATE TABLE word (
    row INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
);

CREATE TABLE library (
    row INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE
);

-- There is no index by key: an id is the hash of kind, key and library, so a key is looked up by
-- its id under each library. One more index in random order would nearly double what an insert
-- writes.
CREATE TABLE node (
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    kind INTEGER NOT NULL REFERENCES word,
    key BLOB NOT NULL, -- text, if it is no SHA-256
    library INTEGER NOT NULL REFERENCES library,
    text TEXT NOT NULL,
    name TEXT NOT NULL,
    data TEXT -- JSON; NULL for {}
);
CREATE INDEX node_kind ON node (library, kind);
CREATE INDEX node_name ON node (name) WHERE name <> '';

-- Once for each run that found it, so that a run can be shown as it was.
CREATE TABLE edge (
    source INTEGER NOT NULL REFERENCES node,
    link INTEGER NOT NULL REFERENCES word,
    label INTEGER NOT NULL REFERENCES word,
    place INTEGER NOT NULL,
    target INTEGER NOT NULL REFERENCES node,
    run INTEGER NOT NULL REFERENCES word,
    PRIMARY KEY (source, link, label, place, target, run)
) WITHOUT ROWID;
CREATE INDEX edge_target ON edge (target);

-- A provenance, and the nodes that have it: of one problem in one run a node has one at most.
CREATE TABLE origin (
    row INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES word,
    problem INTEGER NOT NULL REFERENCES word,
    maker INTEGER NOT NULL REFERENCES word,
    lean INTEGER NOT NULL REFERENCES word,
    seconds REAL NOT NULL,
    verdict INTEGER NOT NULL REFERENCES word,
    date TEXT NOT NULL,
    UNIQUE (run, problem, date, maker, lean, seconds, verdict)
);
CREATE TABLE made (
    node INTEGER NOT NULL REFERENCES node,
    run INTEGER NOT NULL REFERENCES word,
    problem INTEGER NOT NULL REFERENCES word,
    origin INTEGER NOT NULL REFERENCES origin,
    PRIMARY KEY (node, run, problem)
) WITHOUT ROWID;

CREATE TABLE attempt (
    statement INTEGER NOT NULL REFERENCES node,
    date TEXT NOT NULL,
    settings INTEGER NOT NULL REFERENCES word,
    seconds REAL NOT NULL,
    reason TEXT NOT NULL,
    run INTEGER NOT NULL REFERENCES word,
    PRIMARY KEY (statement, date, settings, seconds, reason, run)
) WITHOUT ROWID;
