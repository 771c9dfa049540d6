-- Which documents rest on a pass: asked when passes of long ago are forgotten, for each of them.
CREATE INDEX document_by_run ON document (run_id);
