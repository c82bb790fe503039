-- Where a later extract and the register differ, answer by answer: what the centre said before, what the register says, what the centre says
-- now (sealed together). Theirs alone is taken when the load is recorded, ours alone stays, and where both changed a person decides.
CREATE TABLE extract_difference (
  regency_code text COLLATE "C" NOT NULL,
  load_id uuid NOT NULL,
  household_id uuid NOT NULL,
  field text NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  row_number integer NOT NULL,
  verdict text NOT NULL CHECK (verdict IN ('conflict', 'ours', 'theirs', 'joining', 'leaving')),
  state text NOT NULL CHECK (state IN ('open', 'kept', 'taken')),
  values_sealed bytea NOT NULL,
  decided_by uuid,
  decided_at timestamptz(3),
  CONSTRAINT extract_difference_pkey PRIMARY KEY (regency_code, load_id, household_id, field),
  CONSTRAINT extract_difference_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4)),
  CONSTRAINT extract_difference_decided CHECK ((state = 'open') = (decided_at IS NULL))
);
COMMENT ON TABLE extract_difference IS 'Beda cuplikan DTSEN dengan catatan keluarga, isian demi isian; nilainya tersegel';
CREATE INDEX extract_difference_list_idx ON extract_difference (regency_code, load_id, verdict, state, household_id, field);

DO $$
DECLARE
  in_area constant text := $e$(
    (village_code >= current_setting('app.lo1', true) AND village_code < current_setting('app.hi1', true))
    OR (village_code >= current_setting('app.lo2', true) AND village_code < current_setting('app.hi2', true))
    OR (village_code >= current_setting('app.lo3', true) AND village_code < current_setting('app.hi3', true))
    OR (village_code >= current_setting('app.lo4', true) AND village_code < current_setting('app.hi4', true))
  ) AND current_setting('app.mode', true) = 'area'$e$;
BEGIN
  ALTER TABLE extract_difference ENABLE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY extract_difference_in_scope ON extract_difference FOR ALL TO mutakhir_app USING (%s)', in_area);
END $$;
REVOKE ALL ON extract_difference FROM PUBLIC;
GRANT SELECT, INSERT, UPDATE, DELETE ON extract_difference TO mutakhir_app;
