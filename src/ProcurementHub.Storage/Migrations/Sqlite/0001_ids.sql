-- One row: the next id that no process has taken. Ids are unique across all tables.
CREATE TABLE id_block (
  next_id INTEGER NOT NULL PRIMARY KEY
) STRICT;

INSERT INTO id_block (next_id) VALUES (1);
