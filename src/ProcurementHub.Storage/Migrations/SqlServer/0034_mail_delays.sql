-- How long after their publication notices reach their readers.

-- When each notice that a digest tells in full was published, until the mail has its end: minutes of Unix time, "-"
-- where its source does not say. NULL once they are counted, and for mails that tell nothing.
ALTER TABLE outbox_mail ADD published NVARCHAR(MAX) NULL;

-- Notices that went out in mails of a day (UTC), by the rhythm that their readers chose (h, d or w) and the whole hours
-- since their publication; -1 where that is not known.
CREATE TABLE mail_delay (
  day     INT                                      NOT NULL,
  rhythm  NVARCHAR(10) COLLATE Latin1_General_BIN2 NOT NULL,
  hours   INT                                      NOT NULL,
  notices BIGINT                                   NOT NULL,
  PRIMARY KEY (day, rhythm, hours)
);
