-- The region of a person's first duty. Whoever is managed from an area has all they ever held in it, this one too: an index finds the
-- people of an area in the order of their names, and what lies outside is asked of those alone.
ALTER TABLE app_user ADD COLUMN home_code text COLLATE "C";
COMMENT ON COLUMN app_user.home_code IS 'Wilayah tugas pertama, supaya daftar pengguna sebuah wilayah ditemukan menurut nama';
UPDATE app_user u SET home_code = held.code
FROM (SELECT DISTINCT ON (user_id) user_id, region_code AS code FROM (
    SELECT user_id, region_code, created_at, id FROM access_grant WHERE source <> 'break-glass'
    UNION ALL SELECT user_id, region_code, created_at, id FROM appointment) AS d
  ORDER BY user_id, created_at, id) AS held
WHERE held.user_id = u.id;
CREATE INDEX app_user_home_name_idx ON app_user (left(home_code, 2), lower(display_name), id);
CREATE INDEX app_user_home_code_idx ON app_user (home_code);
-- Part of a name, or of a username, among all of the country.
CREATE INDEX app_user_words_idx ON app_user USING gin (username gin_trgm_ops, display_name gin_trgm_ops);
-- What few have, so that a list of it needs not walk everybody: a paused grant, one that has not begun, a role of an office.
CREATE INDEX access_grant_paused_idx ON access_grant (user_id) WHERE suspended_at IS NOT NULL AND revoked_at IS NULL;
CREATE INDEX access_grant_valid_from_idx ON access_grant (valid_from) WHERE revoked_at IS NULL;
CREATE INDEX access_grant_role_idx ON access_grant (role, region_code) WHERE revoked_at IS NULL;
CREATE INDEX appointment_role_idx ON appointment (role, region_code);
CREATE INDEX app_user_suspended_idx ON app_user (id) WHERE status = 'suspended';
