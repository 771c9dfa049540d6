-- Versions of plan lines that the matcher has not seen. What was there before this table counts as seen.
CREATE TABLE plan_line_due (
  line_id BIGINT NOT NULL REFERENCES plan_line (id),
  number  INT NOT NULL,
  PRIMARY KEY (line_id, number)
);

-- Searches and the versions of plan lines that they met. digest_id is set when a digest took the match in; told_version
-- is the line's version that the digest told, in full or by number, and stays null for a match that it left out.
CREATE TABLE plan_line_match (
  id              BIGINT NOT NULL PRIMARY KEY,
  subscription_id BIGINT NOT NULL REFERENCES subscription (id),
  line_id         BIGINT NOT NULL REFERENCES plan_line (id),
  number          INT NOT NULL,
  reasons         NVARCHAR(MAX) NOT NULL,
  matched_at      DATETIMEOFFSET(6) NOT NULL,
  digest_id       BIGINT NULL,
  told_version    INT NULL
);

CREATE UNIQUE INDEX plan_line_match_once ON plan_line_match (subscription_id, line_id, number);
CREATE INDEX plan_line_match_untold ON plan_line_match (subscription_id) WHERE digest_id IS NULL;
