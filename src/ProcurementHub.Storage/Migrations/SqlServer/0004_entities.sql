CREATE TABLE entity (
  id            BIGINT NOT NULL PRIMARY KEY,
  scheme        NVARCHAR(100) COLLATE Latin1_General_BIN2 NOT NULL,
  external_id   NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
  name          NVARCHAR(MAX) NOT NULL,
  first_seen_at DATETIMEOFFSET(6) NOT NULL
);

CREATE UNIQUE INDEX entity_by_identifier ON entity (scheme, external_id);
