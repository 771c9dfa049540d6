-- Notices that came or changed since their lead times were counted. taken: one pass has them in hand; what comes
-- meanwhile stays for the next.
CREATE TABLE lead_time_pending (
  notice_id BIGINT NOT NULL,
  taken     BIT NOT NULL
);

CREATE INDEX lead_time_pending_by_notice ON lead_time_pending (notice_id);

INSERT INTO lead_time_pending (notice_id, taken) SELECT id, 0 FROM notice;

-- One notice's lead time. day: of the publication on the reader's calendar, in days since 0001-01-01; month: 202608, or 0
-- where the publication is not known; exclusion: 0 where it counts; seconds: from publication to the first deadline;
-- final_seconds: to the deadline as it stands; moves: how often that was moved; minimum: 0 none known, 1 kept, 2 below.
CREATE TABLE lead_time (
  notice_id     BIGINT NOT NULL PRIMARY KEY REFERENCES notice (id),
  month         INT NOT NULL,
  day           INT NULL,
  exclusion     INT NOT NULL,
  seconds       INT NULL,
  working_days  INT NULL,
  final_seconds INT NULL,
  moves         INT NOT NULL,
  minimum       INT NOT NULL
);

CREATE INDEX lead_time_by_month ON lead_time (month);

-- The lead times of a month packed side by side, from which figures are counted.
CREATE TABLE lead_time_month (
  month    INT NOT NULL PRIMARY KEY,
  version  BIGINT NOT NULL,
  is_stale BIT NOT NULL,
  packed   VARBINARY(MAX) NULL
);

-- Under which settings lead times were counted, and until when all of them were in.
CREATE TABLE lead_time_state (
  id       INT NOT NULL PRIMARY KEY,
  settings NVARCHAR(400) NOT NULL,
  as_of    DATETIMEOFFSET(6) NULL
);

-- The same for each source. gives_history: it gives every notice of its time.
CREATE TABLE lead_time_source (
  source_id     NVARCHAR(60) COLLATE Latin1_General_BIN2 NOT NULL PRIMARY KEY,
  settings      NVARCHAR(400) NOT NULL,
  gives_history BIT NOT NULL
);

-- Pages shown, in one number a month. Nothing is kept of who asked for them.
CREATE TABLE page_views (
  month INT NOT NULL PRIMARY KEY,
  views BIGINT NOT NULL
);

-- For analysts: one row a notice that is shown. Instants are UTC.
EXEC(N'CREATE VIEW lead_time_notice AS
SELECT n.source_id + ''/'' + n.native_id AS notice_key,
    n.source_id,
    n.procedure_code,
    n.procedure_type,
    CASE n.category WHEN 1 THEN ''goods'' WHEN 2 THEN ''services'' WHEN 3 THEN ''works'' WHEN 4 THEN ''consulting'' END AS category,
    e.scheme AS entity_scheme,
    e.external_id AS entity_id,
    e.name AS entity_name,
    NULLIF(t.month, 0) AS published_month,
    n.published_at AS published_at,
    n.first_deadline_at AS first_deadline_at,
    n.deadline_at AS deadline_at,
    CASE t.exclusion WHEN 0 THEN 1 ELSE 0 END AS is_usable,
    CASE t.exclusion WHEN 1 THEN ''publication_unknown'' WHEN 2 THEN ''restarted'' WHEN 3 THEN ''regularised''
        WHEN 4 THEN ''no_deadline'' WHEN 5 THEN ''unreadable'' WHEN 6 THEN ''repeats_publication'' WHEN 7 THEN ''ends_before_start''
        WHEN 8 THEN ''sentinel'' WHEN 9 THEN ''before_publication'' WHEN 10 THEN ''before_watch'' END AS excluded_because,
    CAST(t.seconds AS FLOAT) / 86400 AS lead_days,
    t.working_days AS lead_working_days,
    CAST(t.final_seconds AS FLOAT) / 86400 AS final_lead_days,
    t.moves AS deadline_moves,
    CASE t.minimum WHEN 1 THEN 0 WHEN 2 THEN 1 END AS is_below_minimum
FROM lead_time AS t
JOIN notice AS n ON n.id = t.notice_id
LEFT JOIN entity AS o ON o.id = n.entity_id
LEFT JOIN entity AS e ON e.id = o.survivor_id
WHERE NOT EXISTS (SELECT 1 FROM hidden_notice AS h WHERE h.notice_id = t.notice_id)');

-- A row for each sector of a notice: a notice of several sectors has several.
EXEC(N'CREATE VIEW lead_time_notice_sector AS
SELECT n.source_id + ''/'' + n.native_id AS notice_key, s.sector_code
FROM notice_sector AS s JOIN notice AS n ON n.id = s.notice_id');

-- A row for each place of a notice, of whatever level it is named.
EXEC(N'CREATE VIEW lead_time_notice_region AS
SELECT n.source_id + ''/'' + n.native_id AS notice_key, r.region_code
FROM notice_region AS r JOIN notice AS n ON n.id = r.notice_id');

-- How the notices of each month and source were counted; means only of those that count.
EXEC(N'CREATE VIEW lead_time_monthly AS
SELECT source_id, published_month, excluded_because, COUNT(*) AS notices,
    AVG(CASE WHEN is_usable = 1 THEN lead_days END) AS mean_days,
    AVG(CASE WHEN is_usable = 1 THEN CAST(lead_working_days AS FLOAT) END) AS mean_working_days
FROM lead_time_notice
GROUP BY source_id, published_month, excluded_because');
