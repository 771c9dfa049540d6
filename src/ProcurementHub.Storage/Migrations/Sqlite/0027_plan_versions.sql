-- What a source says that an entity buys in a year. plan_key: the entity's identifier, or its folded name, and the year.
CREATE TABLE annual_plan (
  id          INTEGER NOT NULL PRIMARY KEY,
  source_id   TEXT NOT NULL REFERENCES source (id),
  plan_key    TEXT NOT NULL,
  entity_id   INTEGER NULL REFERENCES entity (id),
  entity_name TEXT NULL,
  plan_year   INTEGER NULL
) STRICT;

CREATE UNIQUE INDEX annual_plan_by_key ON annual_plan (source_id, plan_key);
CREATE INDEX annual_plan_by_entity ON annual_plan (entity_id, plan_year);

-- The versions of a plan, as they were read: one for each reading of a document that changed something. closed_at: when
-- that document had been read to its end. doubt: why what was no longer in it was not taken for taken out; 0 where it was.
CREATE TABLE plan_edition (
  plan_id     INTEGER NOT NULL REFERENCES annual_plan (id),
  number      INTEGER NOT NULL,
  document_id INTEGER NOT NULL REFERENCES document (id),
  observed_at INTEGER NOT NULL,
  source_date INTEGER NULL,
  closed_at   INTEGER NULL,
  doubt       INTEGER NOT NULL,
  PRIMARY KEY (plan_id, number)
) STRICT, WITHOUT ROWID;

-- What became of a line in a version of its plan; only added to. content is null where it was taken out.
CREATE TABLE plan_line_version (
  line_id INTEGER NOT NULL REFERENCES plan_line (id),
  number  INTEGER NOT NULL,
  plan_id INTEGER NOT NULL REFERENCES annual_plan (id),
  edition INTEGER NOT NULL,
  content TEXT NULL,
  PRIMARY KEY (line_id, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX plan_line_version_by_edition ON plan_line_version (plan_id, edition);

-- Where a line stands now. removed_at: since when it is no longer in its plan. seen_in, seen_at: the document that told of
-- it last, and the reading of it.
CREATE TABLE plan_line_state (
  line_id    INTEGER NOT NULL PRIMARY KEY REFERENCES plan_line (id),
  plan_id    INTEGER NOT NULL REFERENCES annual_plan (id),
  removed_at INTEGER NULL,
  seen_in    INTEGER NULL,
  seen_at    INTEGER NULL
) STRICT;

CREATE INDEX plan_line_state_by_plan ON plan_line_state (plan_id);
CREATE INDEX plan_line_state_by_document ON plan_line_state (seen_in);
CREATE INDEX plan_line_by_month ON plan_line (plan_year, plan_month);

-- A line of which nothing tells the sector has one row that says so.
CREATE TABLE plan_line_sector (
  line_id     INTEGER NOT NULL REFERENCES plan_line (id),
  sector_code TEXT NOT NULL,
  PRIMARY KEY (line_id, sector_code)
) STRICT, WITHOUT ROWID;

CREATE INDEX plan_line_sector_by_code ON plan_line_sector (sector_code, line_id);

-- The places of a line and all that lies around them, which have no basis. roughly: anywhere in this region, as far as
-- is known. depth: 0 a country, 1 its departments.
CREATE TABLE plan_line_region (
  line_id     INTEGER NOT NULL REFERENCES plan_line (id),
  region_code TEXT NOT NULL,
  basis       INTEGER NULL,
  roughly     INTEGER NOT NULL,
  depth       INTEGER NOT NULL,
  PRIMARY KEY (line_id, region_code)
) STRICT, WITHOUT ROWID;

CREATE INDEX plan_line_region_by_code ON plan_line_region (region_code, line_id);

-- place: the number of the text in the line, times 2^20, and the place in that text.
CREATE TABLE plan_line_term (
  term    TEXT NOT NULL,
  line_id INTEGER NOT NULL REFERENCES plan_line (id),
  place   INTEGER NOT NULL,
  PRIMARY KEY (term, line_id, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX plan_line_term_by_line ON plan_line_term (line_id);

-- Lines that were kept before there was all this: they are taken in before anything else is.
CREATE TABLE plan_backlog (
  line_id INTEGER NOT NULL PRIMARY KEY
) STRICT;

INSERT INTO plan_backlog (line_id) SELECT id FROM plan_line;

-- The plan line that a notice came from, as the rules and staff have it now.
CREATE TABLE plan_tie (
  notice_id INTEGER NOT NULL PRIMARY KEY REFERENCES notice (id),
  line_id   INTEGER NOT NULL REFERENCES plan_line (id),
  basis     INTEGER NOT NULL,
  score     REAL NOT NULL,
  tied_at   INTEGER NOT NULL
) STRICT;

CREATE INDEX plan_tie_by_line ON plan_tie (line_id);

-- What staff says of it. kind: 1 it came from this line, 2 it did not. Rows are ended and never deleted.
CREATE TABLE plan_tie_word (
  id        INTEGER NOT NULL PRIMARY KEY,
  notice_id INTEGER NOT NULL REFERENCES notice (id),
  line_id   INTEGER NOT NULL REFERENCES plan_line (id),
  kind      INTEGER NOT NULL,
  said_by   TEXT NOT NULL,
  why       TEXT NOT NULL,
  made_at   INTEGER NOT NULL,
  ended_at  INTEGER NULL,
  ended_by  TEXT NULL,
  ended_why TEXT NULL
) STRICT;

CREATE INDEX plan_tie_word_by_notice ON plan_tie_word (notice_id);

-- What has to be looked at anew: a notice, or all notices of a plan's entity in its year; the other is 0. stamp is new
-- each time, so that nothing is overlooked that changes while it is looked at.
CREATE TABLE plan_tie_due (
  plan_id   INTEGER NOT NULL,
  notice_id INTEGER NOT NULL,
  stamp     INTEGER NOT NULL,
  PRIMARY KEY (plan_id, notice_id, stamp)
) STRICT, WITHOUT ROWID;
