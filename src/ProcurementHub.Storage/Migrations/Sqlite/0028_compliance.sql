-- level: of government: national, regional or local; null where the list does not say.
ALTER TABLE listed_entity ADD level TEXT NULL;

-- is_aside: the pass read saved files of a source that is fetched otherwise, and says nothing of its portal.
ALTER TABLE source_run ADD is_aside INTEGER NULL;

-- first_published_at: the day of publication that the line named when it was first read; an amendment writes over published_at.
ALTER TABLE plan_line ADD first_published_at INTEGER NULL;

-- What plan_publication said before its row was changed, and from when until when it was held to be so.
CREATE TABLE plan_publication_past (
  publication_id INTEGER NOT NULL REFERENCES plan_publication (id),
  entity_id      INTEGER NULL REFERENCES entity (id),
  plan_year      INTEGER NULL,
  plan_version   INTEGER NULL,
  published_at   INTEGER NULL,
  file_name      TEXT NULL,
  known_from     INTEGER NOT NULL,
  known_until    INTEGER NOT NULL,
  PRIMARY KEY (publication_id, known_from)
) STRICT, WITHOUT ROWID;

CREATE INDEX plan_publication_past_by_entity ON plan_publication_past (entity_id, plan_year);

-- What staff wrote down of a body's duty; rows are never changed and never deleted, and a wrong one is withdrawn by a
-- further one. kind: 1 notified, 2 answered, 3 exempted, 4 withdrawn. on_day: yyyymmdd, in the body's country.
CREATE TABLE compliance_act (
  id        INTEGER NOT NULL PRIMARY KEY,
  at        INTEGER NOT NULL,
  who       TEXT NOT NULL,
  kind      INTEGER NOT NULL,
  entity_id INTEGER NOT NULL REFERENCES entity (id),
  plan_year INTEGER NOT NULL,
  last_year INTEGER NULL,
  on_day    INTEGER NOT NULL,
  what      TEXT NULL,
  why       TEXT NOT NULL,
  withdraws INTEGER NULL REFERENCES compliance_act (id)
) STRICT;

CREATE INDEX compliance_act_by_entity ON compliance_act (entity_id, plan_year);

-- The weekly mail to each of the staff: one an address and week, whoever makes it.
CREATE TABLE compliance_mail (
  email_folded TEXT NOT NULL,
  week         TEXT NOT NULL,
  mail_id      INTEGER NOT NULL REFERENCES outbox_mail (id),
  PRIMARY KEY (email_folded, week)
) STRICT, WITHOUT ROWID;
