-- Files of outlines that a province or the nation brings for its maps. What is drawn is the newest file in use that knows an area.
CREATE TABLE outline_file (
  id uuid NOT NULL,
  region_code text COLLATE "C" NOT NULL,
  user_id uuid NOT NULL,
  sha256 bytea NOT NULL,
  code_property text NOT NULL,
  area_count int NOT NULL,
  fault_count int NOT NULL,
  faults jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL,
  source text,
  committed_at timestamptz(3),
  committed_by uuid,
  removed_at timestamptz(3),
  removed_by uuid,
  removed_reason text,
  CONSTRAINT outline_file_pkey PRIMARY KEY (id),
  CONSTRAINT outline_file_region_shape CHECK (region_code = '0' OR region_code ~ '^[0-9]{2}$'),
  CONSTRAINT outline_file_committed CHECK ((committed_at IS NULL) = (committed_by IS NULL) AND (committed_at IS NULL) = (source IS NULL)),
  CONSTRAINT outline_file_whole CHECK (committed_at IS NULL OR (fault_count = 0 AND area_count > 0)),
  CONSTRAINT outline_file_removed CHECK ((removed_at IS NULL) = (removed_by IS NULL) AND (removed_at IS NULL) = (removed_reason IS NULL)
    AND (removed_at IS NULL OR committed_at IS NOT NULL))
);
COMMENT ON TABLE outline_file IS 'Berkas garis wilayah untuk peta: yang memuat, yang memakai, yang menarik';
CREATE INDEX outline_file_region_code_created_at_idx ON outline_file (region_code, created_at);

CREATE TABLE area_outline (
  area_code text COLLATE "C" NOT NULL,
  file_id uuid NOT NULL,
  rings jsonb NOT NULL,
  CONSTRAINT area_outline_pkey PRIMARY KEY (area_code, file_id),
  CONSTRAINT area_outline_file_id_fkey FOREIGN KEY (file_id) REFERENCES outline_file (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT area_outline_code_shape CHECK (area_code ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{10})$')
);
COMMENT ON TABLE area_outline IS 'Garis wilayah yang disederhanakan, dalam langkah kisi';
CREATE INDEX area_outline_file_id_idx ON area_outline (file_id);

GRANT SELECT, INSERT, DELETE ON outline_file TO mutakhir_app;
GRANT UPDATE (source, committed_at, committed_by, removed_at, removed_by, removed_reason) ON outline_file TO mutakhir_app;
GRANT SELECT, INSERT ON area_outline TO mutakhir_app;
