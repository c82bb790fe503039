-- A second look at a family while its proposal waits: ordered by the regency, done by a companion who does not know what the
-- proposal says. Everything that the companion needs stands in the row: under their scope neither the proposal nor the
-- record is theirs to read.

CREATE TABLE ground_check (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  proposal_id uuid NOT NULL,
  household_id uuid NOT NULL,
  reason text NOT NULL CHECK (reason IN ('flagged', 'sampled', 'asked')),
  note text NOT NULL CHECK (length(note) <= 500),
  state text NOT NULL CHECK (state IN ('ordered', 'assigned', 'done', 'cancelled')),
  version integer NOT NULL CHECK (version >= 1),
  ordered_by uuid NOT NULL,
  ordered_at timestamptz(3) NOT NULL,
  companion_id uuid,
  assigned_at timestamptz(3),
  due_at timestamptz(3) NOT NULL,
  instrument text NOT NULL,
  instrument_version integer NOT NULL,
  visit jsonb NOT NULL,
  asked jsonb NOT NULL,
  said jsonb NOT NULL,
  operators uuid[] NOT NULL,
  answers jsonb,
  outcome text CHECK (outcome IN ('found', 'not-found', 'refused')),
  remark text CHECK (length(remark) <= 1000),
  done_at timestamptz(3),
  compared jsonb,
  agree_count integer CHECK (agree_count >= 0),
  differ_count integer CHECK (differ_count >= 0),
  agreement smallint CHECK (agreement BETWEEN 0 AND 100),
  cancelled_by uuid,
  cancelled_reason text CHECK (length(cancelled_reason) BETWEEN 1 AND 500),
  cancelled_at timestamptz(3),
  updated_at timestamptz(3) NOT NULL,
  CONSTRAINT ground_check_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT ground_check_proposal_fkey FOREIGN KEY (regency_code, proposal_id) REFERENCES proposal (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT,
  CONSTRAINT ground_check_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4)),
  -- Never by somebody who wrote what is checked.
  CONSTRAINT ground_check_fresh_eyes CHECK (companion_id IS NULL OR companion_id <> ALL (operators)),
  CONSTRAINT ground_check_assigned CHECK (state NOT IN ('assigned', 'done') OR (companion_id IS NOT NULL AND assigned_at IS NOT NULL)),
  CONSTRAINT ground_check_done CHECK ((state = 'done') = (done_at IS NOT NULL AND outcome IS NOT NULL AND compared IS NOT NULL)),
  CONSTRAINT ground_check_cancelled CHECK ((state = 'cancelled') = (cancelled_at IS NOT NULL AND cancelled_reason IS NOT NULL))
);
COMMENT ON TABLE ground_check IS 'Cek lapangan atas usulan: isian kedua tanpa melihat yang pertama';

-- One at a time for a proposal, also when two order at once.
CREATE UNIQUE INDEX ground_check_one_open ON ground_check (regency_code, proposal_id) WHERE state IN ('ordered', 'assigned');
CREATE INDEX ground_check_of_proposal ON ground_check (regency_code, proposal_id, ordered_at);
CREATE INDEX ground_check_list ON ground_check (regency_code, ordered_at, id);
CREATE INDEX ground_check_of_companion ON ground_check (regency_code, companion_id, state);

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
  ALTER TABLE ground_check ENABLE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY ground_check_in_scope ON ground_check FOR ALL TO mutakhir_app USING (%s AND %s)', in_area, is_area);
  EXECUTE format($p$CREATE POLICY ground_check_own ON ground_check FOR SELECT TO mutakhir_app
    USING (%1$s AND current_setting('app.mode', true) = 'assigned' AND companion_id = %2$s AND state IN ('assigned', 'done'))$p$, in_area, me);
  EXECUTE format($p$CREATE POLICY ground_check_do ON ground_check FOR UPDATE TO mutakhir_app
    USING (%1$s AND current_setting('app.mode', true) = 'assigned' AND companion_id = %2$s AND state = 'assigned')
    WITH CHECK (%1$s AND current_setting('app.mode', true) = 'assigned' AND companion_id = %2$s AND state IN ('assigned', 'done'))$p$, in_area, me);
END $$;

-- What was ordered and what the proposal said stay as they were.
GRANT SELECT, INSERT ON ground_check TO mutakhir_app;
GRANT UPDATE (state, version, companion_id, assigned_at, due_at, answers, outcome, remark, done_at, compared, agree_count, differ_count,
  agreement, cancelled_by, cancelled_reason, cancelled_at, updated_at) ON ground_check TO mutakhir_app;
