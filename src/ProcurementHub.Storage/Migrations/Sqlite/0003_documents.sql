-- url_hash is the SHA-256 of the URL: an address is too long for a key.
CREATE TABLE document (
  id               INTEGER NOT NULL PRIMARY KEY,
  source_id        TEXT NOT NULL REFERENCES source (id),
  url              TEXT NOT NULL,
  url_hash         BLOB NOT NULL,
  sha256           BLOB NOT NULL,
  bytes            INTEGER NOT NULL,
  media_type       TEXT NULL,
  http_status      INTEGER NULL,
  etag             TEXT NULL,
  last_modified    TEXT NULL,
  first_fetched_at INTEGER NOT NULL,
  last_fetched_at  INTEGER NOT NULL,
  run_id           INTEGER NOT NULL REFERENCES source_run (id),
  outcome          INTEGER NOT NULL,
  reason           TEXT NULL,
  reader_version   TEXT NULL,
  records          INTEGER NOT NULL,
  notices          INTEGER NOT NULL,
  plan_lines       INTEGER NOT NULL,
  rejected         INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX document_by_content ON document (source_id, url_hash, sha256);

CREATE TABLE document_diagnostic (
  document_id      INTEGER NOT NULL REFERENCES document (id),
  ordinal          INTEGER NOT NULL,
  field            TEXT NOT NULL,
  reason           TEXT NOT NULL,
  occurrences      INTEGER NOT NULL,
  example_position TEXT NOT NULL,
  example_text     TEXT NULL,
  PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE rejected_record (
  document_id   INTEGER NOT NULL REFERENCES document (id),
  position      TEXT NOT NULL,
  source_id     TEXT NOT NULL REFERENCES source (id),
  native_id     TEXT NULL,
  reason        TEXT NOT NULL,
  raw           TEXT NULL,
  first_seen_at INTEGER NOT NULL,
  last_seen_at  INTEGER NOT NULL,
  PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX rejected_record_by_source ON rejected_record (source_id, last_seen_at);
