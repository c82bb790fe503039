-- The history of a person's account and grants, newest first.
CREATE INDEX audit_people_idx ON audit (regency_code, at DESC) WHERE subject_kind IN ('user', 'grant');
