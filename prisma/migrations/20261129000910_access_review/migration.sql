-- What administrators kept when they went through an area's access rights, once a quarter. Who is taken away has a revoked grant.
CREATE TABLE access_review (
  grant_id uuid NOT NULL,
  quarter text NOT NULL,
  decided_by uuid NOT NULL,
  decided_at timestamptz(3) NOT NULL,
  CONSTRAINT access_review_pkey PRIMARY KEY (grant_id, quarter),
  CONSTRAINT access_review_grant_id_fkey FOREIGN KEY (grant_id) REFERENCES access_grant (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT access_review_quarter_shape CHECK (quarter ~ '^[0-9]{4}-Q[1-4]$')
);
COMMENT ON TABLE access_review IS 'Tinjauan hak akses per triwulan: yang dipertahankan; hanya bisa ditambah';
CREATE INDEX access_review_quarter_idx ON access_review (quarter, grant_id);
-- Append-only by what is not granted.
GRANT SELECT, INSERT ON access_review TO mutakhir_app;
ALTER TABLE notice DROP CONSTRAINT notice_kind_known;
ALTER TABLE notice ADD CONSTRAINT notice_kind_known CHECK (kind IN ('delegation-given', 'delegation-ended', 'reminder-tier', 'reminder-returned',
  'reminder-draft', 'reminder-meeting', 'digest', 'training-invited', 'training-seat', 'training-moved', 'training-cancelled', 'training-passed',
  'post-ended', 'reminder-training', 'reminder-answer', 'reminder-test', 'reminder-certificate', 'grant-extended', 'glass-given', 'glass-opened',
  'glass-closed', 'reminder-review'));
-- A page of an area's grants in the order of their regions.
CREATE INDEX access_grant_region_code_id_idx ON access_grant (region_code, id);
DROP INDEX access_grant_region_code_idx;
-- Which grants ended in a quarter.
CREATE INDEX access_grant_revoked_at_idx ON access_grant (revoked_at) WHERE revoked_at IS NOT NULL;
-- How far each administrator's area has come, counted each hour: a province has ten thousands of grants, and a page counts none of them.
CREATE TABLE access_review_count (
  area_code text COLLATE "C" NOT NULL,
  quarter text NOT NULL,
  kept int NOT NULL,
  revoked int NOT NULL,
  open int NOT NULL,
  counted_at timestamptz(3) NOT NULL,
  CONSTRAINT access_review_count_pkey PRIMARY KEY (area_code, quarter),
  CONSTRAINT access_review_count_quarter_shape CHECK (quarter ~ '^[0-9]{4}-Q[1-4]$')
);
COMMENT ON TABLE access_review_count IS 'Kemajuan tinjauan hak akses per wilayah pengelola; jumlah saja, dihitung ulang tiap jam';
GRANT SELECT, INSERT, UPDATE ON access_review_count TO mutakhir_app;
