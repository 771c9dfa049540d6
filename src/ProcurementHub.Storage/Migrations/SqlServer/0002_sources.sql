CREATE TABLE source (
  id                   NVARCHAR(60) COLLATE Latin1_General_BIN2 NOT NULL PRIMARY KEY,
  title                NVARCHAR(MAX) NOT NULL,
  definition_hash      NVARCHAR(100) NOT NULL,
  first_watched_at     DATETIMEOFFSET(6) NOT NULL,
  last_started_at      DATETIMEOFFSET(6) NULL,
  last_success_at      DATETIMEOFFSET(6) NULL,
  last_failure_at      DATETIMEOFFSET(6) NULL,
  last_failure_reason  NVARCHAR(MAX) NULL,
  consecutive_failures INT NOT NULL,
  next_run_at          DATETIMEOFFSET(6) NULL
);

CREATE TABLE source_run (
  id             BIGINT NOT NULL PRIMARY KEY,
  source_id      NVARCHAR(60) COLLATE Latin1_General_BIN2 NOT NULL REFERENCES source (id),
  started_at     DATETIMEOFFSET(6) NOT NULL,
  finished_at    DATETIMEOFFSET(6) NULL,
  outcome        INT NOT NULL,
  documents      INT NOT NULL,
  records        INT NOT NULL,
  added          INT NOT NULL,
  changed        INT NOT NULL,
  unchanged      INT NOT NULL,
  rejected       INT NOT NULL,
  warnings       INT NOT NULL,
  bytes          BIGINT NOT NULL,
  failure_reason NVARCHAR(MAX) NULL
);

CREATE INDEX source_run_by_source ON source_run (source_id, started_at);
