-- A notice of many families goes on after the last family that was told, and not after a number of them: what changes between two pages
-- moves none of the others. Pages that wait are told anew from the first.
ALTER TABLE api_callback ADD COLUMN after_household uuid;
DELETE FROM api_callback WHERE state = 'waiting' AND page > 0;
ALTER TABLE api_callback DROP COLUMN page;

-- What became of a request is asked for by its sender's own numbers.
CREATE INDEX api_message_reference_idx ON api_message USING gin (reference_ids);
