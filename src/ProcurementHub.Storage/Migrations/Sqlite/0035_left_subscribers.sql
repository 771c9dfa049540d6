-- Since when housekeeping has found that a subscriber has left; what is kept of them is erased a while after it.
ALTER TABLE subscriber ADD COLUMN left_since INTEGER NULL;
