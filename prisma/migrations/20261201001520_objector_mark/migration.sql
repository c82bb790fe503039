-- So many objections of one person in a month and no more. Of a neighbour a keyed hash of the card number is kept for counting; it opens no
-- name, and no name is kept.
ALTER TABLE objection ADD COLUMN objector_mark bytea CHECK (octet_length(objector_mark) = 32);
CREATE INDEX objection_of_objector ON objection (regency_code, objector_mark, filed_at) WHERE objector_mark IS NOT NULL;
