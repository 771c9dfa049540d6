-- What was news since a day: few of all versions, and nothing of what they say has to be read.
CREATE INDEX notice_version_by_news ON notice_version (observed_at, notice_id) WHERE alert_kind > 0;
