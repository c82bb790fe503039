-- The last quarter in which a grant was kept: what is left of a quarter is read from an index, not by walking past all that is kept.
ALTER TABLE access_grant ADD COLUMN kept_quarter text COLLATE "C" NOT NULL DEFAULT '';
COMMENT ON COLUMN access_grant.kept_quarter IS 'Triwulan terakhir hak akses ini dipertahankan; kosong bila belum pernah';
UPDATE access_grant g SET kept_quarter = r.quarter
FROM (SELECT grant_id, max(quarter) AS quarter FROM access_review GROUP BY grant_id) AS r WHERE r.grant_id = g.id;
CREATE INDEX access_grant_kept_idx ON access_grant (kept_quarter, region_code, id) WHERE revoked_at IS NULL;
