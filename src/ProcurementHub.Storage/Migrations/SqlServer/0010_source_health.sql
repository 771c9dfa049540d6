ALTER TABLE source ADD last_outcome INT NULL;
ALTER TABLE source ADD dropped_from INT NULL;
ALTER TABLE source ADD next_run_reason INT NULL;
ALTER TABLE source_run ADD comparable_records INT NULL;
ALTER TABLE source_run ADD dropped_from INT NULL;

CREATE TABLE source_run_finding (
  run_id     BIGINT NOT NULL REFERENCES source_run (id),
  position   INT NOT NULL,
  is_failure BIT NOT NULL,
  place      NVARCHAR(MAX) NULL,
  field      NVARCHAR(MAX) NULL,
  reason     NVARCHAR(MAX) NOT NULL,
  times      INT NOT NULL,
  PRIMARY KEY (run_id, position)
);
