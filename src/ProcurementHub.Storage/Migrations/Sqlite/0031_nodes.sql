-- Processes that serve or work on this database. name: machine, process and its start. A node that ends takes its row
-- away; one that was killed leaves it, and signed_at says since when nothing was heard of it.
CREATE TABLE node (
  name       TEXT NOT NULL PRIMARY KEY,
  roles      TEXT NOT NULL,
  version    TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  signed_at  INTEGER NOT NULL
) STRICT;

-- Work that one node does at a time. owner: the node that has it, null where none does; held_until: unless it says that it
-- is alive, everybody may take it then; done_at: when the work last came to its end.
CREATE TABLE lease (
  name       TEXT NOT NULL PRIMARY KEY,
  owner      TEXT NULL,
  taken_at   INTEGER NULL,
  held_until INTEGER NULL,
  done_at    INTEGER NULL
) STRICT;

-- What cookies and the links of forms are sealed with, the same on every node. content: a key as the framework writes it;
-- of the row "application" the name under which all is sealed.
CREATE TABLE data_key (
  name    TEXT NOT NULL PRIMARY KEY,
  content TEXT NOT NULL,
  made_at INTEGER NOT NULL
) STRICT;
