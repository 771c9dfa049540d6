-- quiet_from, quiet_until: hours of the subscriber's own day between which no hourly digest is made; none where equal.
-- weekly_day: 1 Monday to 7 Sunday. paused_until: no digest before; what has matched meanwhile waits.
ALTER TABLE subscriber ADD quiet_from INTEGER NOT NULL DEFAULT 20;
ALTER TABLE subscriber ADD quiet_until INTEGER NOT NULL DEFAULT 7;
ALTER TABLE subscriber ADD weekly_day INTEGER NOT NULL DEFAULT 1;
ALTER TABLE subscriber ADD paused_until INTEGER NULL;

-- What a subscriber was told and is to be reminded of before it closes; closing_at is the deadline as it was told.
CREATE TABLE reminder (
  subscriber_id INTEGER NOT NULL REFERENCES subscriber (id),
  notice_id     INTEGER NOT NULL REFERENCES notice (id),
  closing_at    INTEGER NOT NULL,
  PRIMARY KEY (subscriber_id, notice_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX reminder_by_time ON reminder (subscriber_id, closing_at);
CREATE INDEX digest_by_time ON digest (subscriber_id, composed_at);
