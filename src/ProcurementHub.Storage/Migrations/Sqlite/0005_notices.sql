-- seen_hash is the SHA-256 of the draft that was last looked at, which may be a part of the content only.
CREATE TABLE notice (
  id                  INTEGER NOT NULL PRIMARY KEY,
  source_id           TEXT NOT NULL REFERENCES source (id),
  native_id           TEXT NOT NULL,
  ocid                TEXT NULL,
  procedure_code      TEXT NULL,
  call_number         INTEGER NULL,
  entity_id           INTEGER NULL REFERENCES entity (id),
  entity_name         TEXT NULL,
  title               TEXT NOT NULL,
  category            INTEGER NOT NULL,
  procedure_type      TEXT NULL,
  status              INTEGER NOT NULL,
  published_at        INTEGER NULL,
  consultations_until INTEGER NULL,
  deadline_at         INTEGER NULL,
  deadline_basis      INTEGER NOT NULL,
  first_deadline_at   INTEGER NULL,
  amount_cents        INTEGER NULL,
  amount_currency     TEXT NULL,
  amount_state        INTEGER NOT NULL,
  sme_reserved        INTEGER NULL,
  restarted           INTEGER NOT NULL,
  url                 TEXT NULL,
  version             INTEGER NOT NULL,
  version_id          INTEGER NOT NULL,
  seen_hash           BLOB NOT NULL,
  source_date         INTEGER NULL,
  first_seen_at       INTEGER NOT NULL,
  observed_at         INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX notice_by_native_id ON notice (source_id, native_id);
CREATE INDEX notice_by_publication ON notice (published_at);
CREATE INDEX notice_by_deadline ON notice (deadline_at);
CREATE INDEX notice_by_procedure ON notice (entity_id, procedure_code);

CREATE TABLE notice_version (
  id           INTEGER NOT NULL PRIMARY KEY,
  notice_id    INTEGER NOT NULL REFERENCES notice (id),
  number       INTEGER NOT NULL,
  observed_at  INTEGER NOT NULL,
  document_id  INTEGER NOT NULL REFERENCES document (id),
  position     TEXT NOT NULL,
  content_hash BLOB NOT NULL,
  content      TEXT NOT NULL,
  is_backfill  INTEGER NOT NULL,
  alert_kind   INTEGER NOT NULL,
  match_state  INTEGER NOT NULL,
  matched_at   INTEGER NULL
) STRICT;

CREATE UNIQUE INDEX notice_version_by_number ON notice_version (notice_id, number);
CREATE INDEX notice_version_to_match ON notice_version (id) WHERE match_state = 0;

CREATE TABLE notice_change (
  version_id  INTEGER NOT NULL REFERENCES notice_version (id),
  field       INTEGER NOT NULL,
  kind        INTEGER NOT NULL,
  text_before TEXT NULL,
  text_after  TEXT NULL,
  PRIMARY KEY (version_id, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE notice_region (
  notice_id   INTEGER NOT NULL REFERENCES notice (id),
  region_code TEXT NOT NULL,
  basis       INTEGER NOT NULL,
  PRIMARY KEY (notice_id, region_code)
) STRICT, WITHOUT ROWID;

CREATE INDEX notice_region_by_code ON notice_region (region_code, notice_id);

CREATE TABLE notice_sector (
  notice_id   INTEGER NOT NULL REFERENCES notice (id),
  sector_code TEXT NOT NULL,
  basis       INTEGER NOT NULL,
  confidence  REAL NOT NULL,
  PRIMARY KEY (notice_id, sector_code)
) STRICT, WITHOUT ROWID;

CREATE INDEX notice_sector_by_code ON notice_sector (sector_code, notice_id);

CREATE TABLE notice_classification (
  notice_id INTEGER NOT NULL REFERENCES notice (id),
  scheme    TEXT NOT NULL,
  code      TEXT NOT NULL,
  PRIMARY KEY (notice_id, scheme, code)
) STRICT, WITHOUT ROWID;
