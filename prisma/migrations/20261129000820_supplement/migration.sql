-- What a region adds to a module of the curriculum. Only ever added; the newest of a region counts, an empty one takes it away.
CREATE TABLE training_supplement (
  region_code text COLLATE "C" NOT NULL,
  module text NOT NULL,
  version int NOT NULL,
  body text NOT NULL,
  written_by uuid NOT NULL,
  written_at timestamptz(3) NOT NULL,
  CONSTRAINT training_supplement_pkey PRIMARY KEY (region_code, module, version),
  CONSTRAINT training_supplement_written_by_fkey FOREIGN KEY (written_by) REFERENCES app_user (id) ON UPDATE NO ACTION ON DELETE NO ACTION,
  CONSTRAINT training_supplement_region_shape CHECK (region_code = '0' OR region_code ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{10})$'),
  CONSTRAINT training_supplement_version CHECK (version >= 1),
  CONSTRAINT training_supplement_body CHECK (length(body) <= 3000)
);
COMMENT ON TABLE training_supplement IS 'Tambahan daerah pada modul pelatihan; hanya bisa ditambah, yang terbaru berlaku';
CREATE INDEX training_supplement_written_by_idx ON training_supplement (written_by);
GRANT SELECT, INSERT ON training_supplement TO mutakhir_app;
