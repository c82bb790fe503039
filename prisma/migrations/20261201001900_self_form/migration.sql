-- What a family has filled in of its self-update and not sent yet: sealed, for the family alone. No officer reads it before it is sent.
CREATE TABLE self_form (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  household_id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  -- The period whose form it is; over with it.
  period_id uuid NOT NULL,
  ends_on date NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  content text NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  CONSTRAINT self_form_pkey PRIMARY KEY (regency_code, household_id),
  CONSTRAINT self_form_household_fkey FOREIGN KEY (regency_code, household_id) REFERENCES household (regency_code, id)
    ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT self_form_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4))
);
COMMENT ON TABLE self_form IS 'Isian keluarga yang belum dikirim, tersegel; hanya bagi keluarga itu sendiri';

-- Pictures that wait to be sent with it; then they become attachments of the proposal.
CREATE TABLE self_photo (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  household_id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  shows text NOT NULL CHECK (shows IN ('house', 'card', 'other')),
  kind text NOT NULL CHECK (kind IN ('image/jpeg', 'image/png')),
  size_bytes integer NOT NULL CHECK (size_bytes > 0),
  content bytea NOT NULL,
  ends_on date NOT NULL,
  made_at timestamptz(3) NOT NULL,
  CONSTRAINT self_photo_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT self_photo_household_fkey FOREIGN KEY (regency_code, household_id) REFERENCES household (regency_code, id)
    ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT self_photo_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4))
);
COMMENT ON TABLE self_photo IS 'Foto keluarga yang belum dikirim, tersegel; hanya bagi keluarga itu sendiri';
CREATE INDEX self_photo_of_household ON self_photo (regency_code, household_id);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['self_form', 'self_photo'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format($p$CREATE POLICY %1$I ON %2$I FOR ALL TO mutakhir_app USING (
      current_setting('app.mode', true) = 'single' AND regency_code = current_setting('app.household_regency', true)
        AND household_id = nullif(current_setting('app.household', true), '')::uuid)$p$, name || '_of_family', name);
    EXECUTE format('REVOKE ALL ON %I FROM PUBLIC', name);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE, DELETE ON self_form TO mutakhir_app;
GRANT SELECT, INSERT, DELETE ON self_photo TO mutakhir_app;

-- Who fills in the form need not tell anything in words.
ALTER TABLE self_update DROP CONSTRAINT self_update_told;
ALTER TABLE self_update ADD CONSTRAINT self_update_told CHECK (kind = 'changed' OR (told IS NULL AND proposal_id IS NULL));

-- Which pictures a family sent with its update: shown beside its words.
ALTER TABLE self_update ADD COLUMN photo_ids uuid[] NOT NULL DEFAULT '{}';

-- What was filled in and never sent goes with its period.
CREATE FUNCTION app_end_self_forms(p_today date) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  ended integer;
BEGIN
  DELETE FROM self_photo WHERE ends_on < p_today;
  DELETE FROM self_form WHERE ends_on < p_today;
  GET DIAGNOSTICS ended = ROW_COUNT;
  RETURN ended;
END $$;
REVOKE EXECUTE ON FUNCTION app_end_self_forms(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_end_self_forms(date) TO mutakhir_app;
