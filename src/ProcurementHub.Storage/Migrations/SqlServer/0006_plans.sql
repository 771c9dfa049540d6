CREATE TABLE plan_line (
  id              BIGINT NOT NULL PRIMARY KEY,
  source_id       NVARCHAR(60) COLLATE Latin1_General_BIN2 NOT NULL REFERENCES source (id),
  native_id       NVARCHAR(400) COLLATE Latin1_General_BIN2 NOT NULL,
  entity_id       BIGINT NULL REFERENCES entity (id),
  entity_name     NVARCHAR(MAX) NULL,
  plan_year       INT NULL,
  reference       NVARCHAR(MAX) NULL,
  title           NVARCHAR(MAX) NOT NULL,
  category        INT NOT NULL,
  plan_month      INT NULL,
  amount_cents    BIGINT NULL,
  amount_currency NVARCHAR(20) NULL,
  amount_state    INT NOT NULL,
  published_at    DATETIMEOFFSET(6) NULL,
  content         NVARCHAR(MAX) NOT NULL,
  content_hash    VARBINARY(32) NOT NULL,
  version         INT NOT NULL,
  source_date     DATETIMEOFFSET(6) NULL,
  first_seen_at   DATETIMEOFFSET(6) NOT NULL,
  observed_at     DATETIMEOFFSET(6) NOT NULL,
  document_id     BIGINT NOT NULL REFERENCES document (id)
);

CREATE UNIQUE INDEX plan_line_by_native_id ON plan_line (source_id, native_id);
CREATE INDEX plan_line_by_entity ON plan_line (entity_id, plan_year);
