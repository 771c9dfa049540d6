-- owner: machine, process and its start; heartbeat_at: the owner's last sign of life; walk: what the position
-- belongs to; position: everything before it is kept; resumed_from: where the pass went on from, null for a whole one.
ALTER TABLE source_run ADD owner NVARCHAR(400) NULL;
ALTER TABLE source_run ADD heartbeat_at DATETIMEOFFSET(6) NULL;
ALTER TABLE source_run ADD walk NVARCHAR(400) NULL;
ALTER TABLE source_run ADD position NVARCHAR(MAX) NULL;
ALTER TABLE source_run ADD resumed_from NVARCHAR(MAX) NULL;

-- Runs without an owner are of processes that have ended.
UPDATE source_run SET outcome = 4, finished_at = started_at, failure_reason = 'interrupted' WHERE outcome = 0;

-- Two processes never collect from one source at a time.
CREATE UNIQUE INDEX source_run_open ON source_run (source_id) WHERE outcome = 0;

-- charset: of the header that came with the bytes. row_hash: SHA-256 of the list's row that led to the page.
ALTER TABLE document ADD charset NVARCHAR(100) NULL;
ALTER TABLE document ADD row_hash VARBINARY(32) NULL;

CREATE INDEX document_by_url ON document (source_id, url_hash, last_fetched_at);
