-- headers: of the answer that brought the bytes, "name: value", one a line; null for files. final_url: where the bytes
-- came from after redirects, null where there were none. known: what the row of a list that led here says of it.
ALTER TABLE document ADD headers NVARCHAR(MAX) NULL;
ALTER TABLE document ADD final_url NVARCHAR(MAX) NULL;
ALTER TABLE document ADD known NVARCHAR(MAX) NULL;

-- is_backfill: it first came in with history, of which nobody is told. removed_at: since when its bytes are no longer kept.
ALTER TABLE document ADD is_backfill BIT NULL;
ALTER TABLE document ADD removed_at DATETIMEOFFSET(6) NULL;

-- is_retry: kept documents were read again, and the portal was not asked.
ALTER TABLE source_run ADD is_retry BIT NULL;
