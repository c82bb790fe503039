-- The operator chooses which families of a checked file become drafts: a family that is not chosen is left out and said so. Rows
-- that fit no family, and people who are registered in another village, are kinds of their own.
ALTER TABLE import_item ADD COLUMN chosen boolean NOT NULL DEFAULT true;
ALTER TABLE import_item DROP CONSTRAINT import_item_kind_known;
ALTER TABLE import_item ADD CONSTRAINT import_item_kind_known
  CHECK (kind IN ('new', 'changed', 'same', 'blocked', 'row-error', 'elsewhere', 'unmatched', 'left-out'));
