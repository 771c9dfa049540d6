-- Open data gives versions out in the order in which they were seen.
CREATE INDEX notice_version_by_observed ON notice_version (observed_at, id);
