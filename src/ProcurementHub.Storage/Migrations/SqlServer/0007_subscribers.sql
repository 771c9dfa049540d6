-- email_folded is the address in lower case: two spellings of one address are one subscriber.
CREATE TABLE subscriber (
  id                BIGINT NOT NULL PRIMARY KEY,
  email             NVARCHAR(320) NOT NULL,
  email_folded      NVARCHAR(320) COLLATE Latin1_General_BIN2 NOT NULL,
  name              NVARCHAR(MAX) NULL,
  locale            NVARCHAR(20) NOT NULL,
  time_zone         NVARCHAR(100) NOT NULL,
  send_hour         INT NOT NULL,
  verified_at       DATETIMEOFFSET(6) NULL,
  unsubscribe_token NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
  active            BIT NOT NULL,
  created_at        DATETIMEOFFSET(6) NOT NULL,
  last_period       NVARCHAR(40) NULL
);

CREATE UNIQUE INDEX subscriber_by_email ON subscriber (email_folded);
CREATE UNIQUE INDEX subscriber_by_token ON subscriber (unsubscribe_token);

-- criteria_hash is the SHA-256 of the criteria: the same search of the same subscriber is one subscription.
CREATE TABLE subscription (
  id            BIGINT NOT NULL PRIMARY KEY,
  subscriber_id BIGINT NOT NULL REFERENCES subscriber (id),
  name          NVARCHAR(MAX) NOT NULL,
  criteria      NVARCHAR(MAX) NOT NULL,
  criteria_hash VARBINARY(32) NOT NULL,
  frequency     INT NOT NULL,
  active        BIT NOT NULL,
  created_at    DATETIMEOFFSET(6) NOT NULL
);

CREATE UNIQUE INDEX subscription_by_criteria ON subscription (subscriber_id, criteria_hash);
