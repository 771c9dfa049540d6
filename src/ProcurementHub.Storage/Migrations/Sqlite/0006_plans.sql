CREATE TABLE plan_line (
  id              INTEGER NOT NULL PRIMARY KEY,
  source_id       TEXT NOT NULL REFERENCES source (id),
  native_id       TEXT NOT NULL,
  entity_id       INTEGER NULL REFERENCES entity (id),
  entity_name     TEXT NULL,
  plan_year       INTEGER NULL,
  reference       TEXT NULL,
  title           TEXT NOT NULL,
  category        INTEGER NOT NULL,
  plan_month      INTEGER NULL,
  amount_cents    INTEGER NULL,
  amount_currency TEXT NULL,
  amount_state    INTEGER NOT NULL,
  published_at    INTEGER NULL,
  content         TEXT NOT NULL,
  content_hash    BLOB NOT NULL,
  version         INTEGER NOT NULL,
  source_date     INTEGER NULL,
  first_seen_at   INTEGER NOT NULL,
  observed_at     INTEGER NOT NULL,
  document_id     INTEGER NOT NULL REFERENCES document (id)
) STRICT;

CREATE UNIQUE INDEX plan_line_by_native_id ON plan_line (source_id, native_id);
CREATE INDEX plan_line_by_entity ON plan_line (entity_id, plan_year);
