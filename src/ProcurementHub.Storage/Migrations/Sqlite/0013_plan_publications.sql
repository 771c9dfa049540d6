-- What registers say: that an entity has published its plan, in which file and when.
CREATE TABLE plan_publication (
  id            INTEGER NOT NULL PRIMARY KEY,
  source_id     TEXT NOT NULL REFERENCES source (id),
  native_id     TEXT NOT NULL,
  entity_id     INTEGER NULL REFERENCES entity (id),
  entity_name   TEXT NOT NULL,
  plan_year     INTEGER NULL,
  plan_version  INTEGER NULL,
  published_at  INTEGER NULL,
  file_name     TEXT NULL,
  url           TEXT NULL,
  content_hash  BLOB NOT NULL,
  first_seen_at INTEGER NOT NULL,
  observed_at   INTEGER NOT NULL,
  last_seen_at  INTEGER NOT NULL,
  document_id   INTEGER NOT NULL REFERENCES document (id)
) STRICT;

CREATE UNIQUE INDEX plan_publication_by_native_id ON plan_publication (source_id, native_id);
CREATE INDEX plan_publication_by_entity ON plan_publication (entity_id, plan_year);

-- What lists of entities say: who there is. Without entity_id the list gives no id that identifies.
CREATE TABLE listed_entity (
  id            INTEGER NOT NULL PRIMARY KEY,
  source_id     TEXT NOT NULL REFERENCES source (id),
  native_id     TEXT NOT NULL,
  entity_id     INTEGER NULL REFERENCES entity (id),
  name          TEXT NOT NULL,
  sector        TEXT NULL,
  region_code   TEXT NULL,
  content_hash  BLOB NOT NULL,
  first_seen_at INTEGER NOT NULL,
  observed_at   INTEGER NOT NULL,
  last_seen_at  INTEGER NOT NULL,
  document_id   INTEGER NOT NULL REFERENCES document (id)
) STRICT;

CREATE UNIQUE INDEX listed_entity_by_native_id ON listed_entity (source_id, native_id);
CREATE INDEX listed_entity_by_entity ON listed_entity (entity_id);
