-- What is large of a mail, from its composing until it needs no sending any more: then the row goes, and its pages hold the
-- next ones. In the mail's own row it left its room behind, empty, for as long as the mail is remembered.
-- published: as it was in outbox_mail.
-- The mail's row may be deleted by a node of the version before, which knows of no bodies: that must not fail.
CREATE TABLE outbox_body (
  mail_id   INTEGER NOT NULL PRIMARY KEY REFERENCES outbox_mail (id) ON DELETE CASCADE,
  headers   TEXT NOT NULL,
  html      TEXT NOT NULL,
  text      TEXT NOT NULL,
  published TEXT NULL
) STRICT;

-- Nodes of the version before go on during an upgrade, so the columns of outbox_mail stay for now. outbox_delivery.has_content
-- says where the body is: 1, in the mail's own row, as those nodes write and empty it; 2, here; 0, nowhere any more.
-- Nothing is moved: bodies that wait in their mail's row are sent from there, by nodes of either version.
-- A mail whose body is here has '' for headers in its own row. That is no JSON: a node of the version before that takes it
-- cannot read it, ends its pass with an error and gives it back, rather than sending a mail that says nothing.

-- What is to be emptied is looked for after every pass: not among all mails that are remembered.
CREATE INDEX outbox_delivery_to_empty ON outbox_delivery (ended_at) WHERE has_content > 0;
