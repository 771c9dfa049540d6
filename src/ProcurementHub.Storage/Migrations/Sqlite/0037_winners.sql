-- The firms that won, as far as the source names them: all, those whose size it says, and the small ones of these (micro,
-- small, medium). NULL: it names none. Each firm once a notice.
ALTER TABLE notice ADD COLUMN winner_count INTEGER NULL;
ALTER TABLE notice ADD COLUMN winner_sized INTEGER NULL;
ALTER TABLE notice ADD COLUMN winner_small INTEGER NULL;

-- Months are packed with these numbers from now on.
UPDATE lead_time_month SET is_stale = 1;

-- For analysts: a row for each call that was awarded and not called off since. status: 4 awarded, 5 void, 6 cancelled.
CREATE VIEW lead_time_notice_award AS
SELECT n.source_id || '/' || n.native_id AS notice_key,
    n.source_id,
    NULLIF(t.month, 0) AS published_month,
    COALESCE(n.winner_count, 0) AS winners,
    COALESCE(n.winner_sized, 0) AS winners_with_size,
    COALESCE(n.winner_small, 0) AS small_winners
FROM lead_time AS t
JOIN notice AS n ON n.id = t.notice_id
WHERE (n.status = 4 OR (n.winner_count > 0 AND n.status NOT IN (5, 6)))
    AND NOT EXISTS (SELECT 1 FROM hidden_notice AS h WHERE h.notice_id = t.notice_id);
