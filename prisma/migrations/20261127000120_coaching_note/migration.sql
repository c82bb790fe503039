-- What a coach tells those who fill the form: at a question, for an area, or to one officer of a village. No family is in it.
CREATE TABLE coaching_note (
  -- The regency of the area; of a province 5200, of the nation 0000.
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  area_code text COLLATE "C" NOT NULL CHECK (area_code ~ '^(0|[0-9]{2}([0-9]{2}([0-9]{2}([0-9]{4})?)?)?)$'),
  question text CHECK (question ~ '^(household|member|civil)\.[A-Za-z0-9]{1,60}$'),
  person_id uuid,
  body text NOT NULL CHECK (length(body) BETWEEN 5 AND 500),
  until_day date NOT NULL,
  written_by uuid NOT NULL,
  written_at timestamptz(3) NOT NULL,
  withdrawn_by uuid,
  withdrawn_at timestamptz(3),
  CONSTRAINT coaching_note_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT coaching_note_shelf CHECK (regency_code = rpad(CASE WHEN area_code = '0' THEN '0000' ELSE left(area_code, 4) END, 4, '0')),
  CONSTRAINT coaching_note_about CHECK ((question IS NULL) <> (person_id IS NULL)),
  CONSTRAINT coaching_note_officer CHECK (person_id IS NULL OR length(area_code) = 10),
  CONSTRAINT coaching_note_withdrawn CHECK ((withdrawn_by IS NULL) = (withdrawn_at IS NULL)),
  -- A number of sixteen digits is somebody's.
  CONSTRAINT coaching_note_no_identifier CHECK (regexp_replace(body, '[\s./-]', '', 'g') !~ '[0-9]{16}')
);
COMMENT ON TABLE coaching_note IS 'Catatan pembinaan pada satu isian atau untuk satu petugas; ditarik, tidak pernah dihapus';
CREATE INDEX coaching_note_list ON coaching_note (regency_code, written_at DESC, id);
CREATE INDEX coaching_note_of_person ON coaching_note (regency_code, person_id) WHERE person_id IS NOT NULL;

-- Who has had a note before their eyes, and who has said so.
CREATE TABLE coaching_note_seen (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  note_id uuid NOT NULL,
  user_id uuid NOT NULL,
  seen_at timestamptz(3) NOT NULL,
  read_at timestamptz(3),
  CONSTRAINT coaching_note_seen_pkey PRIMARY KEY (regency_code, note_id, user_id),
  CONSTRAINT coaching_note_seen_note_fkey FOREIGN KEY (regency_code, note_id) REFERENCES coaching_note (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT
);
COMMENT ON TABLE coaching_note_seen IS 'Siapa yang sudah melihat catatan pembinaan';

DO $$
DECLARE
  in_area constant text := $e$(
    (area_code >= current_setting('app.lo1', true) AND area_code < current_setting('app.hi1', true))
    OR (area_code >= current_setting('app.lo2', true) AND area_code < current_setting('app.hi2', true))
    OR (area_code >= current_setting('app.lo3', true) AND area_code < current_setting('app.hi3', true))
    OR (area_code >= current_setting('app.lo4', true) AND area_code < current_setting('app.hi4', true))
  )$e$;
  me constant text := $e$nullif(current_setting('app.actor', true), '')::uuid$e$;
  -- Which of their grants is acting the portal says; that somebody coaches at all stands in the grants.
  coaches constant text := $e$(current_setting('app.mode', true) = 'area' AND EXISTS (SELECT 1 FROM access_grant g
    WHERE g.user_id = nullif(current_setting('app.actor', true), '')::uuid AND g.role = 'coach' AND g.revoked_at IS NULL))$e$;
BEGIN
  ALTER TABLE coaching_note ENABLE ROW LEVEL SECURITY;
  ALTER TABLE coaching_note_seen ENABLE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY coaching_note_coached ON coaching_note FOR ALL TO mutakhir_app USING (%s AND %s)', in_area, coaches);
  -- Below the area it is for: notes at questions for everybody who fills the form there, notes to a person for that person alone.
  EXECUTE format($p$CREATE POLICY coaching_note_told ON coaching_note FOR SELECT TO mutakhir_app
    USING (current_setting('app.mode', true) IN ('area', 'assigned')
      AND (area_code = '0' OR starts_with(nullif(current_setting('app.lo1', true), ''), area_code))
      AND (person_id IS NULL OR person_id = %s))$p$, me);
  EXECUTE format('CREATE POLICY coaching_note_seen_own ON coaching_note_seen FOR ALL TO mutakhir_app USING (user_id = %s)', me);
  EXECUTE format($p$CREATE POLICY coaching_note_seen_counted ON coaching_note_seen FOR SELECT TO mutakhir_app
    USING (%s AND EXISTS (SELECT 1 FROM coaching_note n WHERE n.regency_code = coaching_note_seen.regency_code AND n.id = note_id))$p$, coaches);
END $$;

REVOKE ALL ON coaching_note, coaching_note_seen FROM PUBLIC;
GRANT SELECT, INSERT ON coaching_note, coaching_note_seen TO mutakhir_app;
GRANT UPDATE (withdrawn_by, withdrawn_at) ON coaching_note TO mutakhir_app;
GRANT UPDATE (read_at) ON coaching_note_seen TO mutakhir_app;
