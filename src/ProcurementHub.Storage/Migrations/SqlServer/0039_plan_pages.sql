-- Whom a plan line has reached, when it is taken out of its plan.
CREATE INDEX plan_line_match_by_line ON plan_line_match (line_id);

-- How many calls a body had in a year: counted from the index alone, for every body that has a plan.
CREATE INDEX notice_by_entity ON notice (entity_id, published_at, status);
