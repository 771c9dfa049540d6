-- survivor_id: the entity that stands for all identifiers of one public body; its own id where nothing is merged.
ALTER TABLE entity ADD survivor_id BIGINT NULL;

-- What sources call it. name_folded is for finding, name for people.
CREATE TABLE entity_name (
  entity_id     BIGINT NOT NULL REFERENCES entity (id),
  name_folded   NVARCHAR(300) COLLATE Latin1_General_BIN2 NOT NULL,
  source_id     NVARCHAR(60) COLLATE Latin1_General_BIN2 NOT NULL,
  name          NVARCHAR(MAX) NOT NULL,
  first_seen_at DATETIMEOFFSET(6) NOT NULL,
  PRIMARY KEY (entity_id, name_folded, source_id)
);

-- That two identifiers are of one body, or are not: kind 0 a list says so, 1 staff says so, 2 staff says they are two.
-- said_by: source of the list, or who of the staff. reference: the list's row. in_conflict: not followed, for it
-- would give one body two identifiers of one scheme. Rows are ended and never deleted.
CREATE TABLE entity_link (
  id          BIGINT NOT NULL PRIMARY KEY,
  entity_id   BIGINT NOT NULL REFERENCES entity (id),
  other_id    BIGINT NOT NULL REFERENCES entity (id),
  kind        INT NOT NULL,
  said_by     NVARCHAR(60) COLLATE Latin1_General_BIN2 NOT NULL,
  reference   NVARCHAR(400) COLLATE Latin1_General_BIN2 NULL,
  why         NVARCHAR(MAX) NULL,
  made_at     DATETIMEOFFSET(6) NOT NULL,
  in_conflict BIT NOT NULL,
  ended_at    DATETIMEOFFSET(6) NULL,
  ended_by    NVARCHAR(60) NULL,
  ended_why   NVARCHAR(MAX) NULL
);

CREATE INDEX entity_link_by_pair ON entity_link (entity_id, other_id);
CREATE INDEX entity_link_by_other ON entity_link (other_id);
CREATE INDEX entity_link_by_row ON entity_link (said_by, reference);

-- One row: whoever joins or parts entities takes it first, so that two do it one after the other.
CREATE TABLE entity_grouping (
  revision BIGINT NOT NULL PRIMARY KEY
);

INSERT INTO entity_grouping (revision) VALUES (0);
