-- Apart from the column itself: an engine may want to know it before it takes a statement about it.
UPDATE entity SET survivor_id = id;

CREATE INDEX entity_by_survivor ON entity (survivor_id);

-- By what a notice's procedure is known. code_key: the code without the number of the call, folded. name_key: the
-- entity's folded name, where the source gives no id of it. ocid_key: in small letters.
CREATE TABLE procedure_key (
  notice_id INTEGER NOT NULL PRIMARY KEY REFERENCES notice (id),
  entity_id INTEGER NULL REFERENCES entity (id),
  code_key  TEXT NULL,
  name_key  TEXT NULL,
  ocid_key  TEXT NULL
) STRICT;

CREATE INDEX procedure_key_by_code ON procedure_key (code_key, entity_id);
CREATE INDEX procedure_key_by_ocid ON procedure_key (ocid_key);
CREATE INDEX procedure_key_by_entity ON procedure_key (entity_id);

-- Notices of procedures that have several. procedure_id is the smallest id of its notices; basis and score are those
-- of the best reason for which this notice belongs to another of them, linked_to.
CREATE TABLE procedure_notice (
  notice_id    INTEGER NOT NULL PRIMARY KEY REFERENCES notice (id),
  procedure_id INTEGER NOT NULL REFERENCES notice (id),
  basis        INTEGER NOT NULL,
  score        REAL NOT NULL,
  linked_to    INTEGER NOT NULL REFERENCES notice (id),
  linked_at    INTEGER NOT NULL
) STRICT;

CREATE INDEX procedure_notice_by_procedure ON procedure_notice (procedure_id);

-- Staff says that two notices are not about one procedure; ended rows are the history.
CREATE TABLE procedure_apart (
  id        INTEGER NOT NULL PRIMARY KEY,
  notice_id INTEGER NOT NULL REFERENCES notice (id),
  other_id  INTEGER NOT NULL REFERENCES notice (id),
  said_by   TEXT NOT NULL,
  why       TEXT NOT NULL,
  made_at   INTEGER NOT NULL,
  ended_at  INTEGER NULL,
  ended_by  TEXT NULL,
  ended_why TEXT NULL
) STRICT;

CREATE INDEX procedure_apart_by_notice ON procedure_apart (notice_id);
CREATE INDEX procedure_apart_by_other ON procedure_apart (other_id);
