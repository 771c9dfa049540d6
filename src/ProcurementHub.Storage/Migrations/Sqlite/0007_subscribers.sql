-- email_folded is the address in lower case: two spellings of one address are one subscriber.
CREATE TABLE subscriber (
  id                INTEGER NOT NULL PRIMARY KEY,
  email             TEXT NOT NULL,
  email_folded      TEXT NOT NULL,
  name              TEXT NULL,
  locale            TEXT NOT NULL,
  time_zone         TEXT NOT NULL,
  send_hour         INTEGER NOT NULL,
  verified_at       INTEGER NULL,
  unsubscribe_token TEXT NOT NULL,
  active            INTEGER NOT NULL,
  created_at        INTEGER NOT NULL,
  last_period       TEXT NULL
) STRICT;

CREATE UNIQUE INDEX subscriber_by_email ON subscriber (email_folded);
CREATE UNIQUE INDEX subscriber_by_token ON subscriber (unsubscribe_token);

-- criteria_hash is the SHA-256 of the criteria: the same search of the same subscriber is one subscription.
CREATE TABLE subscription (
  id            INTEGER NOT NULL PRIMARY KEY,
  subscriber_id INTEGER NOT NULL REFERENCES subscriber (id),
  name          TEXT NOT NULL,
  criteria      TEXT NOT NULL,
  criteria_hash BLOB NOT NULL,
  frequency     INTEGER NOT NULL,
  active        INTEGER NOT NULL,
  created_at    INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX subscription_by_criteria ON subscription (subscriber_id, criteria_hash);
