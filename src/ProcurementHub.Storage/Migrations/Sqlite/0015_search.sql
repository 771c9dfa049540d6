-- The terms of notices' versions, in small packed lists. bucket: the sixteen weeks of the publication, counted since 2000;
-- part: the portion that brought them, or several merged; entries: version ids, latest publication first, each with
-- whether the title has the term; places: where in the texts the term stands, null for what is no word.
-- Lists are only added and merged: those of versions that are no longer a notice's latest are passed over.
CREATE TABLE search_posting (
  bucket  INTEGER NOT NULL,
  term    TEXT NOT NULL,
  part    INTEGER NOT NULL,
  notices INTEGER NOT NULL,
  entries BLOB NOT NULL,
  places  BLOB NULL,
  PRIMARY KEY (bucket, term, part)
) STRICT, WITHOUT ROWID;

-- What there is of each bucket, as long as it is not merged.
CREATE TABLE search_part (
  bucket  INTEGER NOT NULL,
  part    INTEGER NOT NULL,
  notices INTEGER NOT NULL,
  PRIMARY KEY (bucket, part)
) STRICT, WITHOUT ROWID;

-- Notices that were kept before there was a search; housekeeping reads them and takes them out.
CREATE TABLE search_backlog (
  notice_id INTEGER NOT NULL PRIMARY KEY
) STRICT;

INSERT INTO search_backlog (notice_id) SELECT id FROM notice;
