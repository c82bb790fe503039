-- An objection (sanggah): somebody says that what the register or a decision says of a family is not true. It is answered in
-- words by people who had no part in what it is about, and never changes the record by itself.

CREATE TABLE objection (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  household_id uuid NOT NULL,
  -- What it is against; null: the record as it stands.
  proposal_id uuid,
  objector text NOT NULL CHECK (objector IN ('family', 'neighbour', 'officer')),
  ground text NOT NULL CHECK (ground IN ('data-wrong', 'changed', 'not-here', 'deceased', 'double', 'decision-wrong', 'other')),
  statement text NOT NULL CHECK (length(statement) BETWEEN 10 AND 1000),
  heard_on date NOT NULL,
  state text NOT NULL CHECK (state IN ('filed', 'processing', 'accepted', 'refused', 'withdrawn')),
  version integer NOT NULL CHECK (version >= 1),
  filed_by uuid NOT NULL,
  filed_at timestamptz(3) NOT NULL,
  due_at timestamptz(3) NOT NULL,
  taken_by uuid,
  taken_at timestamptz(3),
  decided_by uuid,
  decided_at timestamptz(3),
  answer text CHECK (length(answer) BETWEEN 10 AND 1000),
  updated_at timestamptz(3) NOT NULL,
  CONSTRAINT objection_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT objection_household_fkey FOREIGN KEY (regency_code, household_id) REFERENCES household (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT,
  CONSTRAINT objection_proposal_fkey FOREIGN KEY (regency_code, proposal_id) REFERENCES proposal (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT,
  CONSTRAINT objection_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4)),
  CONSTRAINT objection_taken CHECK ((taken_by IS NULL) = (taken_at IS NULL) AND (state <> 'processing' OR taken_by IS NOT NULL)),
  CONSTRAINT objection_decided CHECK ((state IN ('accepted', 'refused'))
    = (decided_by IS NOT NULL AND decided_at IS NOT NULL AND answer IS NOT NULL)),
  -- Nobody answers their own.
  CONSTRAINT objection_fresh_eyes CHECK (decided_by IS NULL OR decided_by <> filed_by)
);
COMMENT ON TABLE objection IS 'Sanggahan atas data keluarga atau atas usulan';
CREATE INDEX objection_list ON objection (regency_code, filed_at DESC, id DESC);
CREATE INDEX objection_of_household ON objection (regency_code, household_id, filed_at DESC);
CREATE INDEX objection_open_proposal ON objection (regency_code, proposal_id) WHERE state IN ('filed', 'processing');

CREATE TABLE objection_event (
  regency_code text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  objection_id uuid NOT NULL,
  at timestamptz(3) NOT NULL,
  actor_id uuid NOT NULL,
  grant_id uuid NOT NULL,
  role text NOT NULL,
  event text NOT NULL CHECK (event IN ('file', 'take', 'accept', 'refuse', 'withdraw')),
  note text,
  CONSTRAINT objection_event_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT objection_event_objection_fkey FOREIGN KEY (regency_code, objection_id) REFERENCES objection (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT,
  CONSTRAINT objection_event_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4))
);
COMMENT ON TABLE objection_event IS 'Riwayat sanggahan; hanya bisa ditambah';
CREATE INDEX objection_event_of_objection ON objection_event (regency_code, objection_id, at);

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
  ALTER TABLE objection ENABLE ROW LEVEL SECURITY;
  ALTER TABLE objection_event ENABLE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY objection_in_scope ON objection FOR ALL TO mutakhir_app USING (%s AND %s)', in_area, is_area);
  -- The history is read with its objection: a family that moves inside its regency takes both along.
  CREATE POLICY objection_event_in_scope ON objection_event FOR ALL TO mutakhir_app USING (EXISTS (
    SELECT 1 FROM objection o WHERE o.regency_code = objection_event.regency_code AND o.id = objection_event.objection_id));
END $$;

-- What was said stays as it was said.
GRANT SELECT, INSERT ON objection, objection_event TO mutakhir_app;
GRANT UPDATE (village_code, state, version, taken_by, taken_at, decided_by, decided_at, answer, updated_at) ON objection TO mutakhir_app;
