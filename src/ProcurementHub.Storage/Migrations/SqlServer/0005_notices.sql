-- seen_hash is the SHA-256 of the draft that was last looked at, which may be a part of the content only.
CREATE TABLE notice (
  id                  BIGINT NOT NULL PRIMARY KEY,
  source_id           NVARCHAR(60) COLLATE Latin1_General_BIN2 NOT NULL REFERENCES source (id),
  native_id           NVARCHAR(400) COLLATE Latin1_General_BIN2 NOT NULL,
  ocid                NVARCHAR(MAX) NULL,
  procedure_code      NVARCHAR(200) COLLATE Latin1_General_BIN2 NULL,
  call_number         INT NULL,
  entity_id           BIGINT NULL REFERENCES entity (id),
  entity_name         NVARCHAR(MAX) NULL,
  title               NVARCHAR(MAX) NOT NULL,
  category            INT NOT NULL,
  procedure_type      NVARCHAR(MAX) NULL,
  status              INT NOT NULL,
  published_at        DATETIMEOFFSET(6) NULL,
  consultations_until DATETIMEOFFSET(6) NULL,
  deadline_at         DATETIMEOFFSET(6) NULL,
  deadline_basis      INT NOT NULL,
  first_deadline_at   DATETIMEOFFSET(6) NULL,
  amount_cents        BIGINT NULL,
  amount_currency     NVARCHAR(20) NULL,
  amount_state        INT NOT NULL,
  sme_reserved        BIT NULL,
  restarted           BIT NOT NULL,
  url                 NVARCHAR(MAX) NULL,
  version             INT NOT NULL,
  version_id          BIGINT NOT NULL,
  seen_hash           VARBINARY(32) NOT NULL,
  source_date         DATETIMEOFFSET(6) NULL,
  first_seen_at       DATETIMEOFFSET(6) NOT NULL,
  observed_at         DATETIMEOFFSET(6) NOT NULL
);

CREATE UNIQUE INDEX notice_by_native_id ON notice (source_id, native_id);
CREATE INDEX notice_by_publication ON notice (published_at);
CREATE INDEX notice_by_deadline ON notice (deadline_at);
CREATE INDEX notice_by_procedure ON notice (entity_id, procedure_code);

CREATE TABLE notice_version (
  id           BIGINT NOT NULL PRIMARY KEY,
  notice_id    BIGINT NOT NULL REFERENCES notice (id),
  number       INT NOT NULL,
  observed_at  DATETIMEOFFSET(6) NOT NULL,
  document_id  BIGINT NOT NULL REFERENCES document (id),
  position     NVARCHAR(MAX) NOT NULL,
  content_hash VARBINARY(32) NOT NULL,
  content      NVARCHAR(MAX) NOT NULL,
  is_backfill  BIT NOT NULL,
  alert_kind   INT NOT NULL,
  match_state  INT NOT NULL,
  matched_at   DATETIMEOFFSET(6) NULL
);

CREATE UNIQUE INDEX notice_version_by_number ON notice_version (notice_id, number);
CREATE INDEX notice_version_to_match ON notice_version (id) WHERE match_state = 0;

CREATE TABLE notice_change (
  version_id  BIGINT NOT NULL REFERENCES notice_version (id),
  field       INT NOT NULL,
  kind        INT NOT NULL,
  text_before NVARCHAR(MAX) NULL,
  text_after  NVARCHAR(MAX) NULL,
  PRIMARY KEY (version_id, field)
);

CREATE TABLE notice_region (
  notice_id   BIGINT NOT NULL REFERENCES notice (id),
  region_code NVARCHAR(60) COLLATE Latin1_General_BIN2 NOT NULL,
  basis       INT NOT NULL,
  PRIMARY KEY (notice_id, region_code)
);

CREATE INDEX notice_region_by_code ON notice_region (region_code, notice_id);

CREATE TABLE notice_sector (
  notice_id   BIGINT NOT NULL REFERENCES notice (id),
  sector_code NVARCHAR(60) COLLATE Latin1_General_BIN2 NOT NULL,
  basis       INT NOT NULL,
  confidence  FLOAT NOT NULL,
  PRIMARY KEY (notice_id, sector_code)
);

CREATE INDEX notice_sector_by_code ON notice_sector (sector_code, notice_id);

CREATE TABLE notice_classification (
  notice_id BIGINT NOT NULL REFERENCES notice (id),
  scheme    NVARCHAR(60) COLLATE Latin1_General_BIN2 NOT NULL,
  code      NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
  PRIMARY KEY (notice_id, scheme, code)
);
