CREATE TABLE source (
  id                   TEXT NOT NULL PRIMARY KEY,
  title                TEXT NOT NULL,
  definition_hash      TEXT NOT NULL,
  first_watched_at     INTEGER NOT NULL,
  last_started_at      INTEGER NULL,
  last_success_at      INTEGER NULL,
  last_failure_at      INTEGER NULL,
  last_failure_reason  TEXT NULL,
  consecutive_failures INTEGER NOT NULL,
  next_run_at          INTEGER NULL
) STRICT;

CREATE TABLE source_run (
  id             INTEGER NOT NULL PRIMARY KEY,
  source_id      TEXT NOT NULL REFERENCES source (id),
  started_at     INTEGER NOT NULL,
  finished_at    INTEGER NULL,
  outcome        INTEGER NOT NULL,
  documents      INTEGER NOT NULL,
  records        INTEGER NOT NULL,
  added          INTEGER NOT NULL,
  changed        INTEGER NOT NULL,
  unchanged      INTEGER NOT NULL,
  rejected       INTEGER NOT NULL,
  warnings       INTEGER NOT NULL,
  bytes          INTEGER NOT NULL,
  failure_reason TEXT NULL
) STRICT;

CREATE INDEX source_run_by_source ON source_run (source_id, started_at);
