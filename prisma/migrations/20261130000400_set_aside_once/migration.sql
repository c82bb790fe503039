-- Kept once for each person: the same id and content from another's device is theirs to keep, and tells nobody of the first.
ALTER TABLE field_set_aside DROP CONSTRAINT field_set_aside_once;
ALTER TABLE field_set_aside ADD CONSTRAINT field_set_aside_once UNIQUE (regency_code, user_id, op_id, payload_sha256);
