-- What a family asks about its own personal data (UU 27/2022): to see them, to have a copy, to have them corrected, to have their use
-- restricted. Answered within 3 x 24 hours, by somebody else than who wrote it down. It never changes the record by itself.

CREATE TABLE rights_request (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  household_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('access', 'copy', 'correction', 'restriction')),
  -- At the village's desk, or by the family itself.
  channel text NOT NULL CHECK (channel IN ('desk', 'self')),
  asker text NOT NULL CHECK (asker IN ('head', 'member', 'proxy')),
  -- How it was seen that the asker is who they say.
  proof text NOT NULL CHECK (proof IN ('ktp', 'kk', 'letter', 'code')),
  wish text CHECK (length(wish) BETWEEN 10 AND 1000),
  state text NOT NULL CHECK (state IN ('open', 'granted', 'refused', 'withdrawn')),
  version integer NOT NULL CHECK (version >= 1),
  -- Nobody of an office: the family itself.
  recorded_by uuid,
  asked_at timestamptz(3) NOT NULL,
  due_at timestamptz(3) NOT NULL,
  decided_by uuid,
  decided_at timestamptz(3),
  reason text CHECK (reason IN ('not-proven', 'not-ours', 'already-right', 'others-data', 'danger', 'legal-duty', 'no-such-data')),
  answer text CHECK (length(answer) BETWEEN 10 AND 1000),
  -- A restriction that has ended.
  lifted_by uuid,
  lifted_at timestamptz(3),
  updated_at timestamptz(3) NOT NULL,
  CONSTRAINT rights_request_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT rights_request_household_fkey FOREIGN KEY (regency_code, household_id) REFERENCES household (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT,
  CONSTRAINT rights_request_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4)),
  CONSTRAINT rights_request_channel CHECK ((channel = 'desk') = (recorded_by IS NOT NULL) AND (channel = 'self') = (proof = 'code')),
  CONSTRAINT rights_request_wish CHECK (wish IS NOT NULL OR kind IN ('access', 'copy')),
  CONSTRAINT rights_request_clock CHECK (due_at = asked_at + interval '72 hours'),
  CONSTRAINT rights_request_decided CHECK ((state IN ('granted', 'refused')) = (decided_by IS NOT NULL AND decided_at IS NOT NULL)),
  CONSTRAINT rights_request_refused CHECK ((state = 'refused') = (reason IS NOT NULL) AND (state <> 'refused' OR answer IS NOT NULL)),
  CONSTRAINT rights_request_lifted CHECK ((lifted_at IS NULL) = (lifted_by IS NULL)
    AND (lifted_at IS NULL OR (kind = 'restriction' AND state = 'granted'))),
  -- Nobody answers what they wrote down.
  CONSTRAINT rights_request_fresh_eyes CHECK (decided_by IS NULL OR recorded_by IS NULL OR decided_by <> recorded_by)
);
COMMENT ON TABLE rights_request IS 'Permintaan keluarga atas data pribadinya sendiri';
CREATE INDEX rights_request_list ON rights_request (regency_code, asked_at DESC, id DESC);
CREATE INDEX rights_request_of_household ON rights_request (regency_code, household_id, asked_at DESC);
CREATE INDEX rights_request_due ON rights_request (regency_code, due_at) WHERE state = 'open';
-- One of a kind at a time.
CREATE UNIQUE INDEX rights_request_one_open ON rights_request (regency_code, household_id, kind) WHERE state = 'open';
-- What every export to others asks for each family.
CREATE UNIQUE INDEX rights_request_restricting ON rights_request (regency_code, household_id)
  WHERE kind = 'restriction' AND state = 'granted' AND lifted_at IS NULL;

CREATE TABLE rights_event (
  regency_code text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  request_id uuid NOT NULL,
  at timestamptz(3) NOT NULL,
  -- Without: the family itself.
  actor_id uuid,
  grant_id uuid,
  role text,
  event text NOT NULL CHECK (event IN ('open', 'grant', 'refuse', 'withdraw', 'lift')),
  note text,
  CONSTRAINT rights_event_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT rights_event_request_fkey FOREIGN KEY (regency_code, request_id) REFERENCES rights_request (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT,
  CONSTRAINT rights_event_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4)),
  CONSTRAINT rights_event_by CHECK (num_nulls(actor_id, grant_id, role) IN (0, 3))
);
COMMENT ON TABLE rights_event IS 'Riwayat permintaan atas data pribadi; hanya bisa ditambah';
CREATE INDEX rights_event_of_request ON rights_event (regency_code, request_id, at);

DO $$
DECLARE
  in_area constant text := $e$(
    (village_code >= current_setting('app.lo1', true) AND village_code < current_setting('app.hi1', true))
    OR (village_code >= current_setting('app.lo2', true) AND village_code < current_setting('app.hi2', true))
    OR (village_code >= current_setting('app.lo3', true) AND village_code < current_setting('app.hi3', true))
    OR (village_code >= current_setting('app.lo4', true) AND village_code < current_setting('app.hi4', true))
  )$e$;
BEGIN
  ALTER TABLE rights_request ENABLE ROW LEVEL SECURITY;
  ALTER TABLE rights_event ENABLE ROW LEVEL SECURITY;
  -- For those of the family's area, and for the family itself.
  EXECUTE format($p$CREATE POLICY rights_request_in_scope ON rights_request FOR ALL TO mutakhir_app USING (
    (%s AND current_setting('app.mode', true) = 'area')
    OR (current_setting('app.mode', true) = 'single' AND rights_request.regency_code = current_setting('app.household_regency', true)
      AND rights_request.household_id = nullif(current_setting('app.household', true), '')::uuid))$p$, in_area);
  CREATE POLICY rights_event_in_scope ON rights_event FOR ALL TO mutakhir_app USING (EXISTS (
    SELECT 1 FROM rights_request q WHERE q.regency_code = rights_event.regency_code AND q.id = rights_event.request_id));
END $$;

REVOKE ALL ON rights_request, rights_event FROM PUBLIC;
GRANT SELECT, INSERT ON rights_request, rights_event TO mutakhir_app;
GRANT UPDATE (village_code, state, version, decided_by, decided_at, reason, answer, lifted_by, lifted_at, updated_at) ON rights_request TO mutakhir_app;
