-- Lists now say which notices are reserved for small firms: housekeeping reads all notices again.
DELETE FROM search_posting;
DELETE FROM search_part;
DELETE FROM search_backlog;
INSERT INTO search_backlog (notice_id) SELECT id FROM notice;
