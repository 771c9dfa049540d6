-- What staff did, in the transaction that did it. subject, other: a notice's key, an entity's identifier or an address,
-- in small letters; of somebody who wanted to be forgotten the hash. Rows are never changed otherwise, and never deleted.
CREATE TABLE staff_act (
  id      INTEGER NOT NULL PRIMARY KEY,
  at      INTEGER NOT NULL,
  who     TEXT NOT NULL,
  act     INTEGER NOT NULL,
  subject TEXT NOT NULL,
  other   TEXT NULL,
  why     TEXT NULL
) STRICT;

-- What the links of mails carry by which staff signs in, hashed. A link is good for one time.
CREATE TABLE staff_link (
  id           INTEGER NOT NULL PRIMARY KEY,
  email_folded TEXT NOT NULL,
  token_hash   BLOB NOT NULL,
  made_at      INTEGER NOT NULL,
  expires_at   INTEGER NOT NULL,
  used_at      INTEGER NULL
) STRICT;

CREATE UNIQUE INDEX staff_link_by_token ON staff_link (token_hash);
CREATE INDEX staff_link_by_address ON staff_link (email_folded, made_at);

-- Notices that nobody is shown or told, as long as there is a row. why: for everybody who asks for the page.
CREATE TABLE hidden_notice (
  notice_id INTEGER NOT NULL PRIMARY KEY REFERENCES notice (id),
  hidden_at INTEGER NOT NULL,
  why       TEXT NOT NULL
) STRICT;
