-- A mail as it was composed. Headers and bodies are emptied when it needs no sending any more: they hold its links.
-- digest_id is null for a mail that asks to confirm an address, and then subscriber_id too.
CREATE TABLE outbox_mail (
  id            INTEGER NOT NULL PRIMARY KEY,
  digest_id     INTEGER NULL REFERENCES digest (id),
  subscriber_id INTEGER NULL REFERENCES subscriber (id),
  period        TEXT NOT NULL,
  message_id    TEXT NOT NULL,
  recipient     TEXT NOT NULL,
  subject       TEXT NOT NULL,
  headers       TEXT NOT NULL,
  html_body     TEXT NOT NULL,
  text_body     TEXT NOT NULL,
  created_at    INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX outbox_mail_once ON outbox_mail (subscriber_id, period);
CREATE INDEX outbox_mail_by_message_id ON outbox_mail (message_id);

-- Where each mail stands: narrow rows apart from the bodies, since they are written several times for each mail.
-- refused_since: when it was first not taken. status_code: RFC 3463, of the last answer that had one.
CREATE TABLE outbox_delivery (
  mail_id          INTEGER NOT NULL PRIMARY KEY REFERENCES outbox_mail (id),
  recipient_folded TEXT NOT NULL,
  domain           TEXT NOT NULL,
  state            INTEGER NOT NULL,
  attempts         INTEGER NOT NULL,
  refusals         INTEGER NOT NULL,
  refused_since    INTEGER NULL,
  next_attempt_at  INTEGER NOT NULL,
  lease_owner      TEXT NULL,
  lease_until      INTEGER NULL,
  ended_at         INTEGER NULL,
  status_code      TEXT NULL,
  last_error       TEXT NULL,
  has_content      INTEGER NOT NULL
) STRICT;

CREATE INDEX outbox_delivery_by_state ON outbox_delivery (state, next_attempt_at);
CREATE INDEX outbox_delivery_by_recipient ON outbox_delivery (recipient_folded);

INSERT INTO outbox_mail (id, digest_id, subscriber_id, period, message_id, recipient, subject, headers, html_body, text_body, created_at)
SELECT id, digest_id, subscriber_id, period, message_id, recipient, subject, headers, html_body, text_body, created_at
FROM outbox_message;

INSERT INTO outbox_delivery (mail_id, recipient_folded, domain, state, attempts, refusals, refused_since, next_attempt_at,
  lease_owner, lease_until, ended_at, status_code, last_error, has_content)
SELECT id, LOWER(recipient), LOWER(SUBSTR(recipient, INSTR(recipient, '@') + 1)), state, attempts, 0, NULL, next_attempt_at,
  lease_owner, lease_until, CASE state WHEN 2 THEN sent_at WHEN 3 THEN next_attempt_at END, NULL, last_error, 1
FROM outbox_message;

DROP TABLE outbox_message;

-- Addresses that get no mail. Rows are lifted and never deleted. mail_id: the mail that brought it about.
CREATE TABLE suppression (
  id           INTEGER NOT NULL PRIMARY KEY,
  email        TEXT NOT NULL,
  email_folded TEXT NOT NULL,
  reason       INTEGER NOT NULL,
  detail       TEXT NULL,
  mail_id      INTEGER NULL REFERENCES outbox_mail (id),
  since        INTEGER NOT NULL,
  lifted_at    INTEGER NULL,
  lifted_by    TEXT NULL,
  lifted_why   TEXT NULL
) STRICT;

CREATE INDEX suppression_by_address ON suppression (email_folded);

-- What came back to the mailbox of bounces and complaints, one row a file.
CREATE TABLE returned_mail (
  id          INTEGER NOT NULL PRIMARY KEY,
  file_name   TEXT NOT NULL,
  kind        INTEGER NOT NULL,
  action      INTEGER NOT NULL,
  mail_id     INTEGER NULL REFERENCES outbox_mail (id),
  recipient   TEXT NULL,
  status_code TEXT NULL,
  detail      TEXT NULL,
  read_at     INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX returned_mail_once ON returned_mail (file_name);

-- A wish to get alerts, until the address is confirmed. token_hash is the SHA-256 of what the mail's link carries.
CREATE TABLE signup (
  id           INTEGER NOT NULL PRIMARY KEY,
  email        TEXT NOT NULL,
  email_folded TEXT NOT NULL,
  name         TEXT NULL,
  locale       TEXT NOT NULL,
  time_zone    TEXT NOT NULL,
  send_hour    INTEGER NOT NULL,
  criteria     TEXT NOT NULL,
  frequency    INTEGER NOT NULL,
  token_hash   BLOB NOT NULL,
  requested_at INTEGER NOT NULL,
  expires_at   INTEGER NOT NULL,
  confirmed_at INTEGER NULL
) STRICT;

CREATE UNIQUE INDEX signup_by_token ON signup (token_hash);
CREATE INDEX signup_by_address ON signup (email_folded, requested_at);

-- What the links of one mail carry, hashed: whoever has the text may see, pause and end the alerts.
CREATE TABLE subscriber_link (
  token_hash    BLOB NOT NULL PRIMARY KEY,
  subscriber_id INTEGER NOT NULL REFERENCES subscriber (id),
  made_at       INTEGER NOT NULL,
  expires_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX subscriber_link_by_subscriber ON subscriber_link (subscriber_id);

-- Links of mails that are out go on working for 400 days.
INSERT INTO subscriber_link (token_hash, subscriber_id, made_at, expires_at)
SELECT SHA256(unsubscribe_token), id, created_at, MAX(created_at, COALESCE((SELECT MAX(d.composed_at) FROM digest AS d WHERE d.subscriber_id = subscriber.id), 0)) + 34560000000000
FROM subscriber;

DROP INDEX subscriber_by_token;
ALTER TABLE subscriber DROP COLUMN unsubscribe_token;
