-- A workbook that is not plainly OpenSID's own is not read before the operator has said what its columns are: the import waits with its
-- question. What somebody answered for one heading is kept under a name, for the village or for all of the regency; no personal data in it.
ALTER TABLE import_batch ADD COLUMN format text, ADD COLUMN question jsonb, ADD COLUMN answer jsonb;
ALTER TABLE import_batch DROP CONSTRAINT import_batch_state_known;
ALTER TABLE import_batch ADD CONSTRAINT import_batch_state_known
  CHECK (state IN ('checking', 'asking', 'ready', 'refused', 'committing', 'committed', 'cancelled', 'failed'));

CREATE TABLE import_mapping (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  headings text NOT NULL,
  mapping jsonb NOT NULL,
  shared boolean NOT NULL,
  created_by uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  CONSTRAINT import_mapping_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT import_mapping_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4))
);
COMMENT ON TABLE import_mapping IS 'Padanan kolom buku kerja lain yang disimpan dengan nama';
CREATE INDEX import_mapping_regency_code_headings_idx ON import_mapping (regency_code, headings, created_at);

ALTER TABLE import_mapping ENABLE ROW LEVEL SECURITY;
DO $$
DECLARE
  in_area constant text := $e$(
    (village_code >= current_setting('app.lo1', true) AND village_code < current_setting('app.hi1', true))
    OR (village_code >= current_setting('app.lo2', true) AND village_code < current_setting('app.hi2', true))
    OR (village_code >= current_setting('app.lo3', true) AND village_code < current_setting('app.hi3', true))
    OR (village_code >= current_setting('app.lo4', true) AND village_code < current_setting('app.hi4', true))
  )$e$;
  is_area constant text := $e$current_setting('app.mode', true) = 'area'$e$;
BEGIN
  EXECUTE format('CREATE POLICY import_mapping_in_scope ON import_mapping FOR ALL TO mutakhir_app USING (%s AND %s)', in_area, is_area);
  EXECUTE format('CREATE POLICY import_mapping_of_regency ON import_mapping FOR SELECT TO mutakhir_app USING (shared AND %s AND regency_code = left(current_setting(''app.lo1'', true), 4))', is_area);
END $$;
GRANT SELECT, INSERT ON import_mapping TO mutakhir_app;
