-- digest_id is set when a digest took the match in; told_version is the notice's version that the digest
-- showed, and stays null for a match that the digest left out.
CREATE TABLE notice_match (
  id              BIGINT NOT NULL PRIMARY KEY,
  subscription_id BIGINT NOT NULL REFERENCES subscription (id),
  notice_id       BIGINT NOT NULL REFERENCES notice (id),
  version_id      BIGINT NOT NULL REFERENCES notice_version (id),
  reasons         NVARCHAR(MAX) NOT NULL,
  matched_at      DATETIMEOFFSET(6) NOT NULL,
  digest_id       BIGINT NULL,
  told_version    INT NULL
);

CREATE UNIQUE INDEX notice_match_once ON notice_match (subscription_id, notice_id, version_id);
CREATE INDEX notice_match_untold ON notice_match (subscription_id) WHERE digest_id IS NULL;
