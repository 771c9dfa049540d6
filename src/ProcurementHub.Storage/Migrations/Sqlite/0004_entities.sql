CREATE TABLE entity (
  id            INTEGER NOT NULL PRIMARY KEY,
  scheme        TEXT NOT NULL,
  external_id   TEXT NOT NULL,
  name          TEXT NOT NULL,
  first_seen_at INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX entity_by_identifier ON entity (scheme, external_id);
