-- level: of government: national, regional or local; null where the list does not say.
ALTER TABLE listed_entity ADD level NVARCHAR(60) COLLATE Latin1_General_BIN2 NULL;

-- is_aside: the pass read saved files of a source that is fetched otherwise, and says nothing of its portal.
ALTER TABLE source_run ADD is_aside BIT NULL;

-- first_published_at: the day of publication that the line named when it was first read; an amendment writes over published_at.
ALTER TABLE plan_line ADD first_published_at DATETIMEOFFSET(6) NULL;

-- What plan_publication said before its row was changed, and from when until when it was held to be so.
CREATE TABLE plan_publication_past (
  publication_id BIGINT NOT NULL REFERENCES plan_publication (id),
  entity_id      BIGINT NULL REFERENCES entity (id),
  plan_year      INT NULL,
  plan_version   INT NULL,
  published_at   DATETIMEOFFSET(6) NULL,
  file_name      NVARCHAR(MAX) NULL,
  known_from     DATETIMEOFFSET(6) NOT NULL,
  known_until    DATETIMEOFFSET(6) NOT NULL,
  PRIMARY KEY (publication_id, known_from)
);

CREATE INDEX plan_publication_past_by_entity ON plan_publication_past (entity_id, plan_year);

-- What staff wrote down of a body's duty; rows are never changed and never deleted, and a wrong one is withdrawn by a
-- further one. kind: 1 notified, 2 answered, 3 exempted, 4 withdrawn. on_day: yyyymmdd, in the body's country.
CREATE TABLE compliance_act (
  id        BIGINT NOT NULL PRIMARY KEY,
  at        DATETIMEOFFSET(6) NOT NULL,
  who       NVARCHAR(320) NOT NULL,
  kind      INT NOT NULL,
  entity_id BIGINT NOT NULL REFERENCES entity (id),
  plan_year INT NOT NULL,
  last_year INT NULL,
  on_day    INT NOT NULL,
  what      NVARCHAR(MAX) NULL,
  why       NVARCHAR(MAX) NOT NULL,
  withdraws BIGINT NULL REFERENCES compliance_act (id)
);

CREATE INDEX compliance_act_by_entity ON compliance_act (entity_id, plan_year);

-- The weekly mail to each of the staff: one an address and week, whoever makes it.
CREATE TABLE compliance_mail (
  email_folded NVARCHAR(320) COLLATE Latin1_General_BIN2 NOT NULL,
  week         NVARCHAR(20) COLLATE Latin1_General_BIN2 NOT NULL,
  mail_id      BIGINT NOT NULL REFERENCES outbox_mail (id),
  PRIMARY KEY (email_folded, week)
);
