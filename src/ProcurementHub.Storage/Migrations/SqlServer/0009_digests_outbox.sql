CREATE TABLE digest (
  id            BIGINT NOT NULL PRIMARY KEY,
  subscriber_id BIGINT NOT NULL REFERENCES subscriber (id),
  period        NVARCHAR(40) COLLATE Latin1_General_BIN2 NOT NULL,
  composed_at   DATETIMEOFFSET(6) NOT NULL,
  items         INT NOT NULL,
  left_out      INT NOT NULL
);

CREATE UNIQUE INDEX digest_once ON digest (subscriber_id, period);

CREATE TABLE outbox_message (
  id              BIGINT NOT NULL PRIMARY KEY,
  digest_id       BIGINT NOT NULL REFERENCES digest (id),
  subscriber_id   BIGINT NOT NULL REFERENCES subscriber (id),
  period          NVARCHAR(40) COLLATE Latin1_General_BIN2 NOT NULL,
  message_id      NVARCHAR(320) NOT NULL,
  recipient       NVARCHAR(320) NOT NULL,
  subject         NVARCHAR(MAX) NOT NULL,
  headers         NVARCHAR(MAX) NOT NULL,
  html_body       NVARCHAR(MAX) NOT NULL,
  text_body       NVARCHAR(MAX) NOT NULL,
  state           INT NOT NULL,
  attempts        INT NOT NULL,
  next_attempt_at DATETIMEOFFSET(6) NOT NULL,
  lease_owner     NVARCHAR(200) NULL,
  lease_until     DATETIMEOFFSET(6) NULL,
  created_at      DATETIMEOFFSET(6) NOT NULL,
  sent_at         DATETIMEOFFSET(6) NULL,
  last_error      NVARCHAR(MAX) NULL
);

CREATE UNIQUE INDEX outbox_message_once ON outbox_message (subscriber_id, period);
CREATE INDEX outbox_message_by_state ON outbox_message (state, next_attempt_at);
