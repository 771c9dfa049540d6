-- What registers say: that an entity has published its plan, in which file and when.
CREATE TABLE plan_publication (
  id            BIGINT NOT NULL PRIMARY KEY,
  source_id     NVARCHAR(60) COLLATE Latin1_General_BIN2 NOT NULL REFERENCES source (id),
  native_id     NVARCHAR(400) COLLATE Latin1_General_BIN2 NOT NULL,
  entity_id     BIGINT NULL REFERENCES entity (id),
  entity_name   NVARCHAR(MAX) NOT NULL,
  plan_year     INT NULL,
  plan_version  INT NULL,
  published_at  DATETIMEOFFSET(6) NULL,
  file_name     NVARCHAR(MAX) NULL,
  url           NVARCHAR(MAX) NULL,
  content_hash  VARBINARY(32) NOT NULL,
  first_seen_at DATETIMEOFFSET(6) NOT NULL,
  observed_at   DATETIMEOFFSET(6) NOT NULL,
  last_seen_at  DATETIMEOFFSET(6) NOT NULL,
  document_id   BIGINT NOT NULL REFERENCES document (id)
);

CREATE UNIQUE INDEX plan_publication_by_native_id ON plan_publication (source_id, native_id);
CREATE INDEX plan_publication_by_entity ON plan_publication (entity_id, plan_year);

-- What lists of entities say: who there is. Without entity_id the list gives no id that identifies.
CREATE TABLE listed_entity (
  id            BIGINT NOT NULL PRIMARY KEY,
  source_id     NVARCHAR(60) COLLATE Latin1_General_BIN2 NOT NULL REFERENCES source (id),
  native_id     NVARCHAR(400) COLLATE Latin1_General_BIN2 NOT NULL,
  entity_id     BIGINT NULL REFERENCES entity (id),
  name          NVARCHAR(MAX) NOT NULL,
  sector        NVARCHAR(MAX) NULL,
  region_code   NVARCHAR(60) COLLATE Latin1_General_BIN2 NULL,
  content_hash  VARBINARY(32) NOT NULL,
  first_seen_at DATETIMEOFFSET(6) NOT NULL,
  observed_at   DATETIMEOFFSET(6) NOT NULL,
  last_seen_at  DATETIMEOFFSET(6) NOT NULL,
  document_id   BIGINT NOT NULL REFERENCES document (id)
);

CREATE UNIQUE INDEX listed_entity_by_native_id ON listed_entity (source_id, native_id);
CREATE INDEX listed_entity_by_entity ON listed_entity (entity_id);
