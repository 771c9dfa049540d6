-- Notices that came or changed since their lead times were counted. taken: one pass has them in hand; what comes
-- meanwhile stays for the next.
CREATE TABLE lead_time_pending (
  notice_id INTEGER NOT NULL,
  taken     INTEGER NOT NULL
) STRICT;

CREATE INDEX lead_time_pending_by_notice ON lead_time_pending (notice_id);

INSERT INTO lead_time_pending (notice_id, taken) SELECT id, 0 FROM notice;

-- One notice's lead time. day: of the publication on the reader's calendar, in days since 0001-01-01; month: 202608, or 0
-- where the publication is not known; exclusion: 0 where it counts; seconds: from publication to the first deadline;
-- final_seconds: to the deadline as it stands; moves: how often that was moved; minimum: 0 none known, 1 kept, 2 below.
CREATE TABLE lead_time (
  notice_id     INTEGER NOT NULL PRIMARY KEY REFERENCES notice (id),
  month         INTEGER NOT NULL,
  day           INTEGER NULL,
  exclusion     INTEGER NOT NULL,
  seconds       INTEGER NULL,
  working_days  INTEGER NULL,
  final_seconds INTEGER NULL,
  moves         INTEGER NOT NULL,
  minimum       INTEGER NOT NULL
) STRICT;

CREATE INDEX lead_time_by_month ON lead_time (month);

-- The lead times of a month packed side by side, from which figures are counted.
CREATE TABLE lead_time_month (
  month    INTEGER NOT NULL PRIMARY KEY,
  version  INTEGER NOT NULL,
  is_stale INTEGER NOT NULL,
  packed   BLOB NULL
) STRICT;

-- Under which settings lead times were counted, and until when all of them were in.
CREATE TABLE lead_time_state (
  id       INTEGER NOT NULL PRIMARY KEY,
  settings TEXT NOT NULL,
  as_of    INTEGER NULL
) STRICT;

-- The same for each source. gives_history: it gives every notice of its time.
CREATE TABLE lead_time_source (
  source_id     TEXT NOT NULL PRIMARY KEY,
  settings      TEXT NOT NULL,
  gives_history INTEGER NOT NULL
) STRICT;

-- Pages shown, in one number a month. Nothing is kept of who asked for them.
CREATE TABLE page_views (
  month INTEGER NOT NULL PRIMARY KEY,
  views INTEGER NOT NULL
) STRICT;

-- For analysts: one row a notice that is shown. Instants are UTC.
CREATE VIEW lead_time_notice AS
SELECT n.source_id || '/' || n.native_id AS notice_key,
    n.source_id,
    n.procedure_code,
    n.procedure_type,
    CASE n.category WHEN 1 THEN 'goods' WHEN 2 THEN 'services' WHEN 3 THEN 'works' WHEN 4 THEN 'consulting' END AS category,
    e.scheme AS entity_scheme,
    e.external_id AS entity_id,
    e.name AS entity_name,
    NULLIF(t.month, 0) AS published_month,
    strftime('%Y-%m-%dT%H:%M:%SZ', n.published_at / 1000000, 'unixepoch') AS published_at,
    strftime('%Y-%m-%dT%H:%M:%SZ', n.first_deadline_at / 1000000, 'unixepoch') AS first_deadline_at,
    strftime('%Y-%m-%dT%H:%M:%SZ', n.deadline_at / 1000000, 'unixepoch') AS deadline_at,
    CASE t.exclusion WHEN 0 THEN 1 ELSE 0 END AS is_usable,
    CASE t.exclusion WHEN 1 THEN 'publication_unknown' WHEN 2 THEN 'restarted' WHEN 3 THEN 'regularised'
        WHEN 4 THEN 'no_deadline' WHEN 5 THEN 'unreadable' WHEN 6 THEN 'repeats_publication' WHEN 7 THEN 'ends_before_start'
        WHEN 8 THEN 'sentinel' WHEN 9 THEN 'before_publication' WHEN 10 THEN 'before_watch' END AS excluded_because,
    t.seconds / 86400.0 AS lead_days,
    t.working_days AS lead_working_days,
    t.final_seconds / 86400.0 AS final_lead_days,
    t.moves AS deadline_moves,
    CASE t.minimum WHEN 1 THEN 0 WHEN 2 THEN 1 END AS is_below_minimum
FROM lead_time AS t
JOIN notice AS n ON n.id = t.notice_id
LEFT JOIN entity AS o ON o.id = n.entity_id
LEFT JOIN entity AS e ON e.id = o.survivor_id
WHERE NOT EXISTS (SELECT 1 FROM hidden_notice AS h WHERE h.notice_id = t.notice_id);

-- A row for each sector of a notice: a notice of several sectors has several.
CREATE VIEW lead_time_notice_sector AS
SELECT n.source_id || '/' || n.native_id AS notice_key, s.sector_code
FROM notice_sector AS s JOIN notice AS n ON n.id = s.notice_id;

-- A row for each place of a notice, of whatever level it is named.
CREATE VIEW lead_time_notice_region AS
SELECT n.source_id || '/' || n.native_id AS notice_key, r.region_code
FROM notice_region AS r JOIN notice AS n ON n.id = r.notice_id;

-- How the notices of each month and source were counted; means only of those that count.
CREATE VIEW lead_time_monthly AS
SELECT source_id, published_month, excluded_because, COUNT(*) AS notices,
    AVG(CASE WHEN is_usable = 1 THEN lead_days END) AS mean_days,
    AVG(CASE WHEN is_usable = 1 THEN lead_working_days END) AS mean_working_days
FROM lead_time_notice
GROUP BY source_id, published_month, excluded_because;
