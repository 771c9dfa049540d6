-- Processes that serve or work on this database. name: machine, process and its start. A node that ends takes its row
-- away; one that was killed leaves it, and signed_at says since when nothing was heard of it.
CREATE TABLE node (
  name       NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL PRIMARY KEY,
  roles      NVARCHAR(60) NOT NULL,
  version    NVARCHAR(100) NOT NULL,
  started_at DATETIMEOFFSET(6) NOT NULL,
  signed_at  DATETIMEOFFSET(6) NOT NULL
);

-- Work that one node does at a time. owner: the node that has it, null where none does; held_until: unless it says that it
-- is alive, everybody may take it then; done_at: when the work last came to its end.
CREATE TABLE lease (
  name       NVARCHAR(60) COLLATE Latin1_General_BIN2 NOT NULL PRIMARY KEY,
  owner      NVARCHAR(200) COLLATE Latin1_General_BIN2 NULL,
  taken_at   DATETIMEOFFSET(6) NULL,
  held_until DATETIMEOFFSET(6) NULL,
  done_at    DATETIMEOFFSET(6) NULL
);

-- What cookies and the links of forms are sealed with, the same on every node. content: a key as the framework writes it;
-- of the row "application" the name under which all is sealed.
CREATE TABLE data_key (
  name    NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL PRIMARY KEY,
  content NVARCHAR(MAX) NOT NULL,
  made_at DATETIMEOFFSET(6) NOT NULL
);
