-- What offices of sectors say about a question of a family's form: shown beside it, taken or passed over by a person, never applied;
-- and what lists of before DTSEN (DTKS, P3KE) said of a family: its history, never its present state.
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
  -- From this day on it is told no more.
  ends_on date NOT NULL CHECK (ends_on > as_of),
  source text NOT NULL CHECK (source IN ('file', 'api')),
  -- A person, or a client of the API.
  given_by uuid NOT NULL,
  batch_id uuid,
  given_at timestamptz(3) NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'taken', 'same', 'passed', 'contradicted')),
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
CREATE INDEX sector_hint_person_idx ON sector_hint (regency_code, person_uid);
CREATE INDEX sector_hint_ends_idx ON sector_hint (ends_on);
CREATE INDEX sector_hint_batch_idx ON sector_hint (regency_code, batch_id) WHERE batch_id IS NOT NULL;

CREATE TABLE office_file (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  source text NOT NULL CHECK (source IN ('school', 'jkn', 'pln', 'stunting', 'dtks', 'p3ke')),
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
  CONSTRAINT office_file_pkey PRIMARY KEY (regency_code, id)
);
COMMENT ON TABLE office_file IS 'Berkas data instansi tentang orang sekabupaten: petunjuk sektor atau daftar sebelum DTSEN; isinya tersegel sampai dicatat';
CREATE INDEX office_file_list_idx ON office_file (regency_code, created_at);

CREATE TABLE past_listing (
  regency_code text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  household_id uuid NOT NULL,
  -- NULL: the list was matched by the family's card alone.
  person_uid uuid,
  list text NOT NULL CHECK (list IN ('dtks', 'p3ke')),
  as_of date NOT NULL,
  matched_by text NOT NULL CHECK (matched_by IN ('nik', 'kk')),
  status text CHECK (status IN ('listed', 'removed')),
  decile smallint CHECK (decile BETWEEN 1 AND 10),
  programmes text[] NOT NULL DEFAULT '{}',
  file_id uuid NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  CONSTRAINT past_listing_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT past_listing_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4)),
  CONSTRAINT past_listing_matched CHECK ((matched_by = 'nik') = (person_uid IS NOT NULL))
);
COMMENT ON TABLE past_listing IS 'Riwayat keluarga dalam daftar sebelum DTSEN (DTKS, P3KE); tidak pernah menjadi keadaan sekarang';
CREATE UNIQUE INDEX past_listing_line_key ON past_listing (regency_code, household_id, list, as_of, (coalesce(person_uid, household_id)));
CREATE INDEX past_listing_person_idx ON past_listing (regency_code, person_uid) WHERE person_uid IS NOT NULL;

DO $$
DECLARE
  ranges constant text := $e$((%1$s >= current_setting('app.lo1', true) AND %1$s < current_setting('app.hi1', true))
    OR (%1$s >= current_setting('app.lo2', true) AND %1$s < current_setting('app.hi2', true))
    OR (%1$s >= current_setting('app.lo3', true) AND %1$s < current_setting('app.hi3', true))
    OR (%1$s >= current_setting('app.lo4', true) AND %1$s < current_setting('app.hi4', true)))$e$;
  is_area constant text := $e$current_setting('app.mode', true) = 'area'$e$;
  me constant text := $e$nullif(current_setting('app.actor', true), '')::uuid$e$;
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['sector_hint', 'past_listing'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format(
      $p$CREATE POLICY %1$s_in_scope ON %1$I FOR ALL TO mutakhir_app USING (%2$s AND (
        %3$s
        OR (current_setting('app.mode', true) = 'assigned' AND EXISTS (
          SELECT 1 FROM assignment a WHERE a.regency_code = %1$I.regency_code AND a.household_id = %1$I.household_id AND a.user_id = %4$s))
        OR (current_setting('app.mode', true) = 'single'
          AND %1$I.regency_code = current_setting('app.household_regency', true)
          AND %1$I.household_id = nullif(current_setting('app.household', true), '')::uuid)
      ))$p$, t, format(ranges, 'village_code'), is_area, me);
  END LOOP;
  -- A file speaks of a whole regency: seen by those whose range holds all of it.
  ALTER TABLE office_file ENABLE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY office_file_in_scope ON office_file FOR ALL TO mutakhir_app USING (%1$s AND %2$s)', is_area,
    format(ranges, 'regency_code'));
END $$;

REVOKE ALL ON sector_hint, office_file, past_listing FROM PUBLIC;
GRANT SELECT, INSERT ON sector_hint, office_file, past_listing TO mutakhir_app;
-- What nobody settled goes when its house or its person is left.
GRANT DELETE ON sector_hint TO mutakhir_app;
GRANT UPDATE (id, value, person_uid, village_code, household_id, as_of, ends_on, source, given_by, batch_id, given_at, state, proposal_id, decided_by,
  decided_at, reason) ON sector_hint TO mutakhir_app;
GRANT UPDATE (village_code, household_id, matched_by, status, decile, programmes, file_id, recorded_at) ON past_listing TO mutakhir_app;
GRANT UPDATE (state, content, as_of, progress_done, progress_total, summary, faults, failure, updated_at) ON office_file TO mutakhir_app;

CREATE FUNCTION app_enqueue_office_file(p_task text, p_payload json, p_key text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF p_task NOT IN ('office-file-check', 'office-file-commit') THEN RAISE EXCEPTION 'unknown task'; END IF;
  PERFORM graphile_worker.add_job(p_task, p_payload, job_key => p_key, job_key_mode => 'preserve_run_at');
END $$;

-- What became of the hints of a regency, for those whose area or figures hold all of it: counts, nobody by name or village.
CREATE FUNCTION app_hint_outcomes(p_regency text) RETURNS TABLE (sector text, state text, hints int)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF p_regency !~ '^[0-9]{4}$' OR NOT coalesce(
    (current_setting('app.mode', true) = 'area' AND (
      (p_regency >= current_setting('app.lo1', true) AND p_regency < current_setting('app.hi1', true))
      OR (p_regency >= current_setting('app.lo2', true) AND p_regency < current_setting('app.hi2', true))
      OR (p_regency >= current_setting('app.lo3', true) AND p_regency < current_setting('app.hi3', true))
      OR (p_regency >= current_setting('app.lo4', true) AND p_regency < current_setting('app.hi4', true))))
    OR (current_setting('app.mode', true) = 'aggregate' AND (
      (p_regency >= current_setting('app.alo1', true) AND p_regency < current_setting('app.ahi1', true))
      OR (p_regency >= current_setting('app.alo2', true) AND p_regency < current_setting('app.ahi2', true))
      OR (p_regency >= current_setting('app.alo3', true) AND p_regency < current_setting('app.ahi3', true))
      OR (p_regency >= current_setting('app.alo4', true) AND p_regency < current_setting('app.ahi4', true)))), false) THEN
    RETURN;
  END IF;
  RETURN QUERY SELECT s.sector, s.state, count(*)::int FROM sector_hint s WHERE s.regency_code = p_regency GROUP BY 1, 2;
END $$;

-- Open words whose time is over, what became of others a year ago, and what lies sealed of files that nobody recorded for 30 days.
CREATE FUNCTION app_prune_hints(p_at timestamptz, p_limit int) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  gone int;
BEGIN
  DELETE FROM sector_hint s USING (SELECT o.regency_code, o.id FROM sector_hint o
      WHERE o.ends_on <= p_at::date AND (o.state = 'open' OR o.decided_at < p_at - interval '365 days')
      ORDER BY o.ends_on LIMIT least(greatest(p_limit, 1), 5000) FOR UPDATE SKIP LOCKED) old
    WHERE s.regency_code = old.regency_code AND s.id = old.id;
  GET DIAGNOSTICS gone = ROW_COUNT;
  UPDATE office_file SET state = 'cancelled', content = NULL, updated_at = p_at
    WHERE state IN ('uploaded', 'ready') AND updated_at < p_at - interval '30 days';
  RETURN gone;
END $$;

REVOKE EXECUTE ON FUNCTION app_enqueue_office_file(text, json, text), app_hint_outcomes(text), app_prune_hints(timestamptz, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_enqueue_office_file(text, json, text), app_hint_outcomes(text), app_prune_hints(timestamptz, int) TO mutakhir_app;

-- Who hands in hints by machine writes about families: two people decide on it.
ALTER TABLE api_client DROP CONSTRAINT api_client_families;
ALTER TABLE api_client ADD CONSTRAINT api_client_families CHECK (state <> 'active' OR approved_by IS NOT NULL
  OR NOT scopes && ARRAY['households:read', 'households:identify', 'proposals:read', 'proposals:draft', 'hints:write', 'changes:read']);
