-- Apart from the column itself: an engine may want to know it before it takes a statement about it.
UPDATE entity SET survivor_id = id;

CREATE INDEX entity_by_survivor ON entity (survivor_id);

-- By what a notice's procedure is known. code_key: the code without the number of the call, folded. name_key: the
-- entity's folded name, where the source gives no id of it. ocid_key: in small letters.
CREATE TABLE procedure_key (
  notice_id BIGINT NOT NULL PRIMARY KEY REFERENCES notice (id),
  entity_id BIGINT NULL REFERENCES entity (id),
  code_key  NVARCHAR(200) COLLATE Latin1_General_BIN2 NULL,
  name_key  NVARCHAR(300) COLLATE Latin1_General_BIN2 NULL,
  ocid_key  NVARCHAR(200) COLLATE Latin1_General_BIN2 NULL
);

CREATE INDEX procedure_key_by_code ON procedure_key (code_key, entity_id);
CREATE INDEX procedure_key_by_ocid ON procedure_key (ocid_key);
CREATE INDEX procedure_key_by_entity ON procedure_key (entity_id);

-- Notices of procedures that have several. procedure_id is the smallest id of its notices; basis and score are those
-- of the best reason for which this notice belongs to another of them, linked_to.
CREATE TABLE procedure_notice (
  notice_id    BIGINT NOT NULL PRIMARY KEY REFERENCES notice (id),
  procedure_id BIGINT NOT NULL REFERENCES notice (id),
  basis        INT NOT NULL,
  score        FLOAT NOT NULL,
  linked_to    BIGINT NOT NULL REFERENCES notice (id),
  linked_at    DATETIMEOFFSET(6) NOT NULL
);

CREATE INDEX procedure_notice_by_procedure ON procedure_notice (procedure_id);

-- Staff says that two notices are not about one procedure; ended rows are the history.
CREATE TABLE procedure_apart (
  id        BIGINT NOT NULL PRIMARY KEY,
  notice_id BIGINT NOT NULL REFERENCES notice (id),
  other_id  BIGINT NOT NULL REFERENCES notice (id),
  said_by   NVARCHAR(60) NOT NULL,
  why       NVARCHAR(MAX) NOT NULL,
  made_at   DATETIMEOFFSET(6) NOT NULL,
  ended_at  DATETIMEOFFSET(6) NULL,
  ended_by  NVARCHAR(60) NULL,
  ended_why NVARCHAR(MAX) NULL
);

CREATE INDEX procedure_apart_by_notice ON procedure_apart (notice_id);
CREATE INDEX procedure_apart_by_other ON procedure_apart (other_id);
