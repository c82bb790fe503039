-- What offices of sectors say about a question of a family's form: shown beside it, taken or passed over by a person, never applied.
CREATE TABLE sector_hint (
  regency_code text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  household_id uuid NOT NULL,
  -- Whose number was matched, also where the family's own answer is meant.
  person_uid uuid NOT NULL,
  level text NOT NULL CHECK (level IN ('household', 'member')),
  key text NOT NULL CHECK (key ~ '^[a-z][A-Za-z0-9]{0,63}$'),
  value jsonb NOT NULL,
  sector text NOT NULL CHECK (sector IN ('school', 'jkn', 'pln', 'stunting')),
  as_of date NOT NULL,
  source text NOT NULL CHECK (source IN ('file', 'api')),
  -- A person, or a client of the API.
  given_by uuid NOT NULL,
  batch_id uuid,
  given_at timestamptz(3) NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'taken', 'passed')),
  proposal_id uuid,
  decided_by uuid,
  decided_at timestamptz(3),
  reason text CHECK (length(reason) BETWEEN 1 AND 500),
  CONSTRAINT sector_hint_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT sector_hint_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4)),
  CONSTRAINT sector_hint_batch CHECK ((source = 'file') = (batch_id IS NOT NULL)),
  CONSTRAINT sector_hint_decided CHECK ((state = 'open') = (decided_at IS NULL) AND (state = 'open') = (proposal_id IS NULL)),
  CONSTRAINT sector_hint_reason CHECK ((state = 'passed') = (reason IS NOT NULL))
);
COMMENT ON TABLE sector_hint IS 'Petunjuk dari dinas atau badan untuk satu isian keluarga; tidak pernah diterapkan sendiri';
-- One open word of a sector about a question: a later one takes its place.
CREATE UNIQUE INDEX sector_hint_open_key ON sector_hint (regency_code, household_id, level,
  (CASE level WHEN 'member' THEN person_uid ELSE household_id END), key, sector) WHERE state = 'open';
CREATE INDEX sector_hint_household_idx ON sector_hint (regency_code, household_id);
CREATE INDEX sector_hint_batch_idx ON sector_hint (regency_code, batch_id) WHERE batch_id IS NOT NULL;

CREATE TABLE hint_file (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  sector text NOT NULL CHECK (sector IN ('school', 'jkn', 'pln', 'stunting')),
  state text NOT NULL CHECK (state IN ('uploaded', 'checking', 'ready', 'refused', 'committing', 'committed', 'cancelled', 'failed')),
  file_kind text NOT NULL CHECK (file_kind IN ('csv', 'xlsx')),
  size_bytes integer NOT NULL,
  sha256 bytea NOT NULL,
  -- Sealed: the file until it is checked, then what would be written.
  content bytea,
  as_of date,
  progress_done integer NOT NULL DEFAULT 0,
  progress_total integer NOT NULL DEFAULT 0,
  summary jsonb,
  -- Rows and reasons alone.
  faults jsonb NOT NULL DEFAULT '[]',
  failure text,
  created_by uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  CONSTRAINT hint_file_pkey PRIMARY KEY (regency_code, id)
);
COMMENT ON TABLE hint_file IS 'Berkas petunjuk satu dinas atau badan; isinya tersegel sampai dicatat';
CREATE INDEX hint_file_list_idx ON hint_file (regency_code, created_at);

DO $$
DECLARE
  ranges constant text := $e$((%1$s >= current_setting('app.lo1', true) AND %1$s < current_setting('app.hi1', true))
    OR (%1$s >= current_setting('app.lo2', true) AND %1$s < current_setting('app.hi2', true))
    OR (%1$s >= current_setting('app.lo3', true) AND %1$s < current_setting('app.hi3', true))
    OR (%1$s >= current_setting('app.lo4', true) AND %1$s < current_setting('app.hi4', true)))$e$;
  is_area constant text := $e$current_setting('app.mode', true) = 'area'$e$;
  me constant text := $e$nullif(current_setting('app.actor', true), '')::uuid$e$;
BEGIN
  ALTER TABLE sector_hint ENABLE ROW LEVEL SECURITY;
  EXECUTE format(
    $p$CREATE POLICY sector_hint_in_scope ON sector_hint FOR ALL TO mutakhir_app USING (%1$s AND (
      %2$s
      OR (current_setting('app.mode', true) = 'assigned' AND EXISTS (
        SELECT 1 FROM assignment a WHERE a.regency_code = sector_hint.regency_code AND a.household_id = sector_hint.household_id AND a.user_id = %3$s))
      OR (current_setting('app.mode', true) = 'single'
        AND sector_hint.regency_code = current_setting('app.household_regency', true)
        AND sector_hint.household_id = nullif(current_setting('app.household', true), '')::uuid)
    ))$p$, format(ranges, 'village_code'), is_area, me);
  -- A file speaks of a whole regency: seen by those whose range holds all of it.
  ALTER TABLE hint_file ENABLE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY hint_file_in_scope ON hint_file FOR ALL TO mutakhir_app USING (%1$s AND %2$s)', is_area,
    format(ranges, 'regency_code'));
END $$;

REVOKE ALL ON sector_hint, hint_file FROM PUBLIC;
GRANT SELECT, INSERT ON sector_hint, hint_file TO mutakhir_app;
GRANT UPDATE (value, person_uid, village_code, as_of, source, given_by, batch_id, given_at, state, proposal_id, decided_by, decided_at, reason)
  ON sector_hint TO mutakhir_app;
GRANT UPDATE (state, content, as_of, progress_done, progress_total, summary, faults, failure, updated_at) ON hint_file TO mutakhir_app;

CREATE FUNCTION app_enqueue_hint(p_task text, p_payload json, p_key text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF p_task NOT IN ('hint-check', 'hint-commit') THEN RAISE EXCEPTION 'unknown task'; END IF;
  PERFORM graphile_worker.add_job(p_task, p_payload, job_key => p_key, job_key_mode => 'preserve_run_at');
END $$;
REVOKE EXECUTE ON FUNCTION app_enqueue_hint(text, json, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_enqueue_hint(text, json, text) TO mutakhir_app;

-- Who hands in hints by machine writes about families: two people decide on it.
ALTER TABLE api_client DROP CONSTRAINT api_client_families;
ALTER TABLE api_client ADD CONSTRAINT api_client_families CHECK (state <> 'active' OR approved_by IS NOT NULL
  OR NOT scopes && ARRAY['households:read', 'households:identify', 'proposals:read', 'proposals:draft', 'hints:write', 'changes:read']);
