-- The terms of notices' versions, in small packed lists. bucket: the sixteen weeks of the publication, counted since 2000;
-- part: the portion that brought them, or several merged; entries: version ids, latest publication first, each with
-- whether the title has the term; places: where in the texts the term stands, null for what is no word.
-- Lists are only added and merged: those of versions that are no longer a notice's latest are passed over.
CREATE TABLE search_posting (
  bucket  INT NOT NULL,
  term    NVARCHAR(100) COLLATE Latin1_General_BIN2 NOT NULL,
  part    BIGINT NOT NULL,
  notices INT NOT NULL,
  entries VARBINARY(MAX) NOT NULL,
  places  VARBINARY(MAX) NULL,
  PRIMARY KEY (bucket, term, part)
);

-- What there is of each bucket, as long as it is not merged.
CREATE TABLE search_part (
  bucket  INT NOT NULL,
  part    BIGINT NOT NULL,
  notices INT NOT NULL,
  PRIMARY KEY (bucket, part)
);

-- Notices that were kept before there was a search; housekeeping reads them and takes them out.
CREATE TABLE search_backlog (
  notice_id BIGINT NOT NULL PRIMARY KEY
);

INSERT INTO search_backlog (notice_id) SELECT id FROM notice;
