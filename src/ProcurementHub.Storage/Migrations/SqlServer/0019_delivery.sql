-- A mail as it was composed. Headers and bodies are emptied when it needs no sending any more: they hold its links.
-- digest_id is null for a mail that asks to confirm an address, and then subscriber_id too.
CREATE TABLE outbox_mail (
  id            BIGINT NOT NULL PRIMARY KEY,
  digest_id     BIGINT NULL REFERENCES digest (id),
  subscriber_id BIGINT NULL REFERENCES subscriber (id),
  period        NVARCHAR(40) COLLATE Latin1_General_BIN2 NOT NULL,
  message_id    NVARCHAR(320) COLLATE Latin1_General_BIN2 NOT NULL,
  recipient     NVARCHAR(320) NOT NULL,
  subject       NVARCHAR(MAX) NOT NULL,
  headers       NVARCHAR(MAX) NOT NULL,
  html_body     NVARCHAR(MAX) NOT NULL,
  text_body     NVARCHAR(MAX) NOT NULL,
  created_at    DATETIMEOFFSET(6) NOT NULL
);

CREATE UNIQUE INDEX outbox_mail_once ON outbox_mail (subscriber_id, period);
CREATE INDEX outbox_mail_by_message_id ON outbox_mail (message_id);

-- Where each mail stands: narrow rows apart from the bodies, since they are written several times for each mail.
-- refused_since: when it was first not taken. status_code: RFC 3463, of the last answer that had one.
CREATE TABLE outbox_delivery (
  mail_id          BIGINT NOT NULL PRIMARY KEY REFERENCES outbox_mail (id),
  recipient_folded NVARCHAR(320) COLLATE Latin1_General_BIN2 NOT NULL,
  domain           NVARCHAR(255) COLLATE Latin1_General_BIN2 NOT NULL,
  state            INT NOT NULL,
  attempts         INT NOT NULL,
  refusals         INT NOT NULL,
  refused_since    DATETIMEOFFSET(6) NULL,
  next_attempt_at  DATETIMEOFFSET(6) NOT NULL,
  lease_owner      NVARCHAR(200) NULL,
  lease_until      DATETIMEOFFSET(6) NULL,
  ended_at         DATETIMEOFFSET(6) NULL,
  status_code      NVARCHAR(20) NULL,
  last_error       NVARCHAR(MAX) NULL,
  has_content      INT NOT NULL
);

CREATE INDEX outbox_delivery_by_state ON outbox_delivery (state, next_attempt_at);
CREATE INDEX outbox_delivery_by_recipient ON outbox_delivery (recipient_folded);

INSERT INTO outbox_mail (id, digest_id, subscriber_id, period, message_id, recipient, subject, headers, html_body, text_body, created_at)
SELECT id, digest_id, subscriber_id, period, message_id, recipient, subject, headers, html_body, text_body, created_at
FROM outbox_message;

INSERT INTO outbox_delivery (mail_id, recipient_folded, domain, state, attempts, refusals, refused_since, next_attempt_at,
  lease_owner, lease_until, ended_at, status_code, last_error, has_content)
SELECT id, LOWER(recipient), LOWER(SUBSTRING(recipient, CHARINDEX('@', recipient) + 1, 255)), state, attempts, 0, NULL, next_attempt_at,
  lease_owner, lease_until, CASE state WHEN 2 THEN sent_at WHEN 3 THEN next_attempt_at END, NULL, last_error, 1
FROM outbox_message;

DROP TABLE outbox_message;

-- Addresses that get no mail. Rows are lifted and never deleted. mail_id: the mail that brought it about.
CREATE TABLE suppression (
  id           BIGINT NOT NULL PRIMARY KEY,
  email        NVARCHAR(320) NOT NULL,
  email_folded NVARCHAR(320) COLLATE Latin1_General_BIN2 NOT NULL,
  reason       INT NOT NULL,
  detail       NVARCHAR(MAX) NULL,
  mail_id      BIGINT NULL REFERENCES outbox_mail (id),
  since        DATETIMEOFFSET(6) NOT NULL,
  lifted_at    DATETIMEOFFSET(6) NULL,
  lifted_by    NVARCHAR(60) NULL,
  lifted_why   NVARCHAR(MAX) NULL
);

CREATE INDEX suppression_by_address ON suppression (email_folded);

-- What came back to the mailbox of bounces and complaints, one row a file.
CREATE TABLE returned_mail (
  id          BIGINT NOT NULL PRIMARY KEY,
  file_name   NVARCHAR(255) COLLATE Latin1_General_BIN2 NOT NULL,
  kind        INT NOT NULL,
  action      INT NOT NULL,
  mail_id     BIGINT NULL REFERENCES outbox_mail (id),
  recipient   NVARCHAR(320) NULL,
  status_code NVARCHAR(20) NULL,
  detail      NVARCHAR(MAX) NULL,
  read_at     DATETIMEOFFSET(6) NOT NULL
);

CREATE UNIQUE INDEX returned_mail_once ON returned_mail (file_name);

-- A wish to get alerts, until the address is confirmed. token_hash is the SHA-256 of what the mail's link carries.
CREATE TABLE signup (
  id           BIGINT NOT NULL PRIMARY KEY,
  email        NVARCHAR(320) NOT NULL,
  email_folded NVARCHAR(320) COLLATE Latin1_General_BIN2 NOT NULL,
  name         NVARCHAR(MAX) NULL,
  locale       NVARCHAR(20) NOT NULL,
  time_zone    NVARCHAR(100) NOT NULL,
  send_hour    INT NOT NULL,
  criteria     NVARCHAR(MAX) NOT NULL,
  frequency    INT NOT NULL,
  token_hash   VARBINARY(32) NOT NULL,
  requested_at DATETIMEOFFSET(6) NOT NULL,
  expires_at   DATETIMEOFFSET(6) NOT NULL,
  confirmed_at DATETIMEOFFSET(6) NULL
);

CREATE UNIQUE INDEX signup_by_token ON signup (token_hash);
CREATE INDEX signup_by_address ON signup (email_folded, requested_at);

-- What the links of one mail carry, hashed: whoever has the text may see, pause and end the alerts.
CREATE TABLE subscriber_link (
  token_hash    VARBINARY(32) NOT NULL PRIMARY KEY,
  subscriber_id BIGINT NOT NULL REFERENCES subscriber (id),
  made_at       DATETIMEOFFSET(6) NOT NULL,
  expires_at    DATETIMEOFFSET(6) NOT NULL
);

CREATE INDEX subscriber_link_by_subscriber ON subscriber_link (subscriber_id);

-- Links of mails that are out go on working for 400 days.
INSERT INTO subscriber_link (token_hash, subscriber_id, made_at, expires_at)
SELECT HASHBYTES('SHA2_256', CAST(u.unsubscribe_token AS VARCHAR(64))), u.id, u.created_at,
  DATEADD(DAY, 400, COALESCE((SELECT MAX(d.composed_at) FROM digest AS d WHERE d.subscriber_id = u.id), u.created_at))
FROM subscriber AS u;

DROP INDEX subscriber_by_token ON subscriber;
ALTER TABLE subscriber DROP COLUMN unsubscribe_token;
