-- A family that came in by its letter: a row, so that leaving, sending and a reprinted letter end it wherever its cookie is.
CREATE TABLE self_session (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  household_id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  invitation_id uuid NOT NULL,
  -- The print set whose letter opened it.
  set_id uuid NOT NULL,
  since timestamptz(3) NOT NULL,
  until timestamptz(3) NOT NULL,
  CONSTRAINT self_session_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT self_session_household_fkey FOREIGN KEY (regency_code, household_id) REFERENCES household (regency_code, id)
    ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT self_session_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4)),
  CONSTRAINT self_session_span CHECK (until > since)
);
COMMENT ON TABLE self_session IS 'Keluarga yang sedang masuk dengan kode suratnya; hanya bagi keluarga itu sendiri';
CREATE INDEX self_session_of_household ON self_session (regency_code, household_id);

ALTER TABLE self_session ENABLE ROW LEVEL SECURITY;
CREATE POLICY self_session_of_family ON self_session FOR ALL TO mutakhir_app USING (
  current_setting('app.mode', true) = 'single' AND regency_code = current_setting('app.household_regency', true)
    AND household_id = nullif(current_setting('app.household', true), '')::uuid);
REVOKE ALL ON self_session FROM PUBLIC;
GRANT SELECT, INSERT, UPDATE, DELETE ON self_session TO mutakhir_app;

CREATE OR REPLACE FUNCTION app_end_self_forms(p_today date) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  ended integer;
BEGIN
  DELETE FROM self_session WHERE until < p_today;
  DELETE FROM self_photo WHERE ends_on < p_today;
  DELETE FROM self_form WHERE ends_on < p_today;
  GET DIAGNOSTICS ended = ROW_COUNT;
  RETURN ended;
END $$;
