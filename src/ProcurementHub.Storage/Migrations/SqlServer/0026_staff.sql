-- What staff did, in the transaction that did it. subject, other: a notice's key, an entity's identifier or an address,
-- in small letters; of somebody who wanted to be forgotten the hash. Rows are never changed otherwise, and never deleted.
CREATE TABLE staff_act (
  id      BIGINT NOT NULL PRIMARY KEY,
  at      DATETIMEOFFSET(6) NOT NULL,
  who     NVARCHAR(320) NOT NULL,
  act     INT NOT NULL,
  subject NVARCHAR(500) NOT NULL,
  other   NVARCHAR(500) NULL,
  why     NVARCHAR(MAX) NULL
);

-- What the links of mails carry by which staff signs in, hashed. A link is good for one time.
CREATE TABLE staff_link (
  id           BIGINT NOT NULL PRIMARY KEY,
  email_folded NVARCHAR(320) COLLATE Latin1_General_BIN2 NOT NULL,
  token_hash   VARBINARY(32) NOT NULL,
  made_at      DATETIMEOFFSET(6) NOT NULL,
  expires_at   DATETIMEOFFSET(6) NOT NULL,
  used_at      DATETIMEOFFSET(6) NULL
);

CREATE UNIQUE INDEX staff_link_by_token ON staff_link (token_hash);
CREATE INDEX staff_link_by_address ON staff_link (email_folded, made_at);

-- Notices that nobody is shown or told, as long as there is a row. why: for everybody who asks for the page.
CREATE TABLE hidden_notice (
  notice_id BIGINT NOT NULL PRIMARY KEY REFERENCES notice (id),
  hidden_at DATETIMEOFFSET(6) NOT NULL,
  why       NVARCHAR(MAX) NOT NULL
);
