-- survivor_id: the entity that stands for all identifiers of one public body; its own id where nothing is merged.
ALTER TABLE entity ADD survivor_id INTEGER NULL;

-- What sources call it. name_folded is for finding, name for people.
CREATE TABLE entity_name (
  entity_id     INTEGER NOT NULL REFERENCES entity (id),
  name_folded   TEXT NOT NULL,
  source_id     TEXT NOT NULL,
  name          TEXT NOT NULL,
  first_seen_at INTEGER NOT NULL,
  PRIMARY KEY (entity_id, name_folded, source_id)
) STRICT, WITHOUT ROWID;

-- That two identifiers are of one body, or are not: kind 0 a list says so, 1 staff says so, 2 staff says they are two.
-- said_by: source of the list, or who of the staff. reference: the list's row. in_conflict: not followed, for it
-- would give one body two identifiers of one scheme. Rows are ended and never deleted.
CREATE TABLE entity_link (
  id          INTEGER NOT NULL PRIMARY KEY,
  entity_id   INTEGER NOT NULL REFERENCES entity (id),
  other_id    INTEGER NOT NULL REFERENCES entity (id),
  kind        INTEGER NOT NULL,
  said_by     TEXT NOT NULL,
  reference   TEXT NULL,
  why         TEXT NULL,
  made_at     INTEGER NOT NULL,
  in_conflict INTEGER NOT NULL,
  ended_at    INTEGER NULL,
  ended_by    TEXT NULL,
  ended_why   TEXT NULL
) STRICT;

CREATE INDEX entity_link_by_pair ON entity_link (entity_id, other_id);
CREATE INDEX entity_link_by_other ON entity_link (other_id);
CREATE INDEX entity_link_by_row ON entity_link (said_by, reference);

-- One row: whoever joins or parts entities takes it first, so that two do it one after the other.
CREATE TABLE entity_grouping (
  revision INTEGER NOT NULL PRIMARY KEY
) STRICT;

INSERT INTO entity_grouping (revision) VALUES (0);
