-- Who was given which families, and since when. A companion sees only families given to them, so giving is a matter of
-- those who see the whole village: under a companion's own scope assignments can be read and not written.

CREATE TABLE assignment_event (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  household_id uuid NOT NULL,
  user_id uuid NOT NULL,
  event text NOT NULL CHECK (event IN ('give', 'take')),
  at timestamptz(3) NOT NULL,
  actor_id uuid NOT NULL,
  grant_id uuid NOT NULL,
  CONSTRAINT assignment_event_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT assignment_event_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4))
);
COMMENT ON TABLE assignment_event IS 'Riwayat penugasan keluarga kepada pendamping; hanya bisa ditambah';
CREATE INDEX assignment_event_of_household ON assignment_event (regency_code, household_id, at);
CREATE INDEX assignment_of_village ON assignment (regency_code, village_code, user_id);

DO $$
DECLARE
  in_area constant text := $e$(
    (village_code >= current_setting('app.lo1', true) AND village_code < current_setting('app.hi1', true))
    OR (village_code >= current_setting('app.lo2', true) AND village_code < current_setting('app.hi2', true))
    OR (village_code >= current_setting('app.lo3', true) AND village_code < current_setting('app.hi3', true))
    OR (village_code >= current_setting('app.lo4', true) AND village_code < current_setting('app.hi4', true))
  )$e$;
  is_area constant text := $e$current_setting('app.mode', true) = 'area'$e$;
  me constant text := $e$nullif(current_setting('app.actor', true), '')::uuid$e$;
BEGIN
  ALTER TABLE assignment_event ENABLE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY assignment_event_in_scope ON assignment_event FOR ALL TO mutakhir_app USING (%s AND %s)', in_area, is_area);
  DROP POLICY assignment_in_scope ON assignment;
  EXECUTE format('CREATE POLICY assignment_in_scope ON assignment FOR ALL TO mutakhir_app USING (%s AND %s)', in_area, is_area);
  EXECUTE format('CREATE POLICY assignment_own ON assignment FOR SELECT TO mutakhir_app USING (%s AND user_id = %s)', in_area, me);
END $$;

-- Append-only by what is not granted.
GRANT SELECT, INSERT ON assignment_event TO mutakhir_app;
