-- How lots are inspected: for each size how many families are looked at and how many faults are borne. Reference data, like the
-- tiers: rows are only ever added; the nearest region's newest that has begun counts.
CREATE TABLE quality_plan (
  id uuid NOT NULL,
  region_code text COLLATE "C" NOT NULL CHECK (region_code ~ '^(0|[0-9]{2}|[0-9]{4})$'),
  rows jsonb NOT NULL CHECK (jsonb_typeof(rows) = 'array'),
  reason text NOT NULL CHECK (length(reason) BETWEEN 5 AND 500),
  effective_from date NOT NULL,
  set_by uuid NOT NULL,
  set_at timestamptz(3) NOT NULL,
  CONSTRAINT quality_plan_pkey PRIMARY KEY (id)
);
COMMENT ON TABLE quality_plan IS 'Rencana sampel pemeriksaan mutu satu wilayah; hanya bisa ditambah';
CREATE INDEX quality_plan_region_idx ON quality_plan (region_code, effective_from DESC, set_at DESC);
REVOKE ALL ON quality_plan FROM PUBLIC;
GRANT SELECT, INSERT ON quality_plan TO mutakhir_app;
