-- url_hash is the SHA-256 of the URL: an address is too long for a key.
CREATE TABLE document (
  id               BIGINT NOT NULL PRIMARY KEY,
  source_id        NVARCHAR(60) COLLATE Latin1_General_BIN2 NOT NULL REFERENCES source (id),
  url              NVARCHAR(MAX) NOT NULL,
  url_hash         VARBINARY(32) NOT NULL,
  sha256           VARBINARY(32) NOT NULL,
  bytes            BIGINT NOT NULL,
  media_type       NVARCHAR(200) NULL,
  http_status      INT NULL,
  etag             NVARCHAR(MAX) NULL,
  last_modified    NVARCHAR(100) NULL,
  first_fetched_at DATETIMEOFFSET(6) NOT NULL,
  last_fetched_at  DATETIMEOFFSET(6) NOT NULL,
  run_id           BIGINT NOT NULL REFERENCES source_run (id),
  outcome          INT NOT NULL,
  reason           NVARCHAR(MAX) NULL,
  reader_version   NVARCHAR(100) NULL,
  records          INT NOT NULL,
  notices          INT NOT NULL,
  plan_lines       INT NOT NULL,
  rejected         INT NOT NULL
);

CREATE UNIQUE INDEX document_by_content ON document (source_id, url_hash, sha256);

CREATE TABLE document_diagnostic (
  document_id      BIGINT NOT NULL REFERENCES document (id),
  ordinal          INT NOT NULL,
  field            NVARCHAR(100) NOT NULL,
  reason           NVARCHAR(MAX) NOT NULL,
  occurrences      INT NOT NULL,
  example_position NVARCHAR(MAX) NOT NULL,
  example_text     NVARCHAR(MAX) NULL,
  PRIMARY KEY (document_id, ordinal)
);

CREATE TABLE rejected_record (
  document_id   BIGINT NOT NULL REFERENCES document (id),
  position      NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
  source_id     NVARCHAR(60) COLLATE Latin1_General_BIN2 NOT NULL REFERENCES source (id),
  native_id     NVARCHAR(MAX) NULL,
  reason        NVARCHAR(MAX) NOT NULL,
  raw           NVARCHAR(MAX) NULL,
  first_seen_at DATETIMEOFFSET(6) NOT NULL,
  last_seen_at  DATETIMEOFFSET(6) NOT NULL,
  PRIMARY KEY (document_id, position)
);

CREATE INDEX rejected_record_by_source ON rejected_record (source_id, last_seen_at);
