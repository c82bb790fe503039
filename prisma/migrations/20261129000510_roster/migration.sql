-- A table of people to be named to duties, as it was uploaded: its rows sealed, until they are written or a day is over.
CREATE TABLE roster_file (
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  region_code text COLLATE "C" NOT NULL,
  sha256 bytea NOT NULL,
  row_count int NOT NULL,
  rows_sealed bytea,
  created_at timestamptz(3) NOT NULL,
  committed_at timestamptz(3),
  committed_count int,
  CONSTRAINT roster_file_pkey PRIMARY KEY (id),
  CONSTRAINT roster_file_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT roster_file_region_shape CHECK (region_code = '0' OR region_code ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{10})$'),
  CONSTRAINT roster_file_rows CHECK (row_count BETWEEN 1 AND 5000),
  CONSTRAINT roster_file_committed CHECK ((committed_at IS NULL) = (rows_sealed IS NOT NULL) AND (committed_at IS NULL) = (committed_count IS NULL))
);
COMMENT ON TABLE roster_file IS 'Daftar penugasan yang diunggah, tersegel sampai ditugaskan';
CREATE INDEX roster_file_user_id_idx ON roster_file (user_id);
CREATE INDEX roster_file_created_at_idx ON roster_file (created_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON roster_file TO mutakhir_app;
