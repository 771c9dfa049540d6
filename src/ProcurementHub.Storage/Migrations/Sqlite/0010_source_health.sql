ALTER TABLE source ADD COLUMN last_outcome INTEGER NULL;
ALTER TABLE source ADD COLUMN dropped_from INTEGER NULL;
ALTER TABLE source ADD COLUMN next_run_reason INTEGER NULL;
ALTER TABLE source_run ADD COLUMN comparable_records INTEGER NULL;
ALTER TABLE source_run ADD COLUMN dropped_from INTEGER NULL;

CREATE TABLE source_run_finding (
  run_id     INTEGER NOT NULL REFERENCES source_run (id),
  position   INTEGER NOT NULL,
  is_failure INTEGER NOT NULL,
  place      TEXT NULL,
  field      TEXT NULL,
  reason     TEXT NOT NULL,
  times      INTEGER NOT NULL,
  PRIMARY KEY (run_id, position)
) STRICT;
