-- The mark that passes the test is a setting of regions: rows are only ever added, each region's newest counts, and of those in force
-- for a place the strictest. A training and a test again keep the mark that held when they were planned or announced.
CREATE TABLE pass_mark (
  id uuid NOT NULL,
  region_code text COLLATE "C" NOT NULL CHECK (region_code ~ '^(0|[0-9]{2}|[0-9]{4})$'),
  mark smallint NOT NULL CHECK (mark BETWEEN 60 AND 95),
  reason text NOT NULL CHECK (length(reason) BETWEEN 5 AND 500),
  set_by uuid NOT NULL,
  set_at timestamptz(3) NOT NULL,
  CONSTRAINT pass_mark_pkey PRIMARY KEY (id),
  CONSTRAINT pass_mark_set_by_fkey FOREIGN KEY (set_by) REFERENCES app_user (id) ON UPDATE NO ACTION ON DELETE NO ACTION
);
COMMENT ON TABLE pass_mark IS 'Nilai lulus ujian menurut wilayah; hanya bisa ditambah, yang terbaru berlaku';
CREATE INDEX pass_mark_region_code_set_at_id_idx ON pass_mark (region_code, set_at DESC, id DESC);
CREATE INDEX pass_mark_set_by_idx ON pass_mark (set_by);
REVOKE ALL ON pass_mark FROM PUBLIC;
GRANT SELECT, INSERT ON pass_mark TO mutakhir_app;
ALTER TABLE training_session ADD COLUMN pass_mark smallint NOT NULL DEFAULT 70 CHECK (pass_mark BETWEEN 60 AND 95);
ALTER TABLE retest ADD COLUMN pass_mark smallint NOT NULL DEFAULT 70 CHECK (pass_mark BETWEEN 60 AND 95);
