-- Before a digest is deleted the engine looks for its mails: once for each digest of a subscriber who is erased.
CREATE INDEX outbox_mail_by_digest ON outbox_mail (digest_id);
