CREATE TABLE digest (
  id            INTEGER NOT NULL PRIMARY KEY,
  subscriber_id INTEGER NOT NULL REFERENCES subscriber (id),
  period        TEXT NOT NULL,
  composed_at   INTEGER NOT NULL,
  items         INTEGER NOT NULL,
  left_out      INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX digest_once ON digest (subscriber_id, period);

CREATE TABLE outbox_message (
  id              INTEGER NOT NULL PRIMARY KEY,
  digest_id       INTEGER NOT NULL REFERENCES digest (id),
  subscriber_id   INTEGER NOT NULL REFERENCES subscriber (id),
  period          TEXT NOT NULL,
  message_id      TEXT NOT NULL,
  recipient       TEXT NOT NULL,
  subject         TEXT NOT NULL,
  headers         TEXT NOT NULL,
  html_body       TEXT NOT NULL,
  text_body       TEXT NOT NULL,
  state           INTEGER NOT NULL,
  attempts        INTEGER NOT NULL,
  next_attempt_at INTEGER NOT NULL,
  lease_owner     TEXT NULL,
  lease_until     INTEGER NULL,
  created_at      INTEGER NOT NULL,
  sent_at         INTEGER NULL,
  last_error      TEXT NULL
) STRICT;

CREATE UNIQUE INDEX outbox_message_once ON outbox_message (subscriber_id, period);
CREATE INDEX outbox_message_by_state ON outbox_message (state, next_attempt_at);
