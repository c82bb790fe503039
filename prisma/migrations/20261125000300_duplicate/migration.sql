-- Doubles: the name as it is compared, the search for candidates, the cases and their history, and what Dukcapil says of a
-- NIK. Cases and replies hold codes and sealed numbers; names stay on the people.

-- The compared name, written by the portal wherever a name is written; '' until the job `normalise-names` has been there.
-- And where a record that was closed as a double went on: a person or a family of the same regency.
ALTER TABLE public.member
  ADD COLUMN name_norm text NOT NULL DEFAULT '' CONSTRAINT member_name_norm_check CHECK (char_length(name_norm) <= 200),
  ADD COLUMN merged_into uuid CONSTRAINT member_merged_into_check CHECK (merged_into IS NULL OR (merged_into <> id AND NOT active));
ALTER TABLE public.household
  ADD COLUMN merged_into uuid CONSTRAINT household_merged_into_check CHECK (merged_into IS NULL OR (merged_into <> id AND status = 3));
COMMENT ON COLUMN member.name_norm IS 'Nama dalam bentuk banding';
COMMENT ON COLUMN member.merged_into IS 'Orang yang catatannya tetap, bila catatan ini ditutup sebagai ganda';
COMMENT ON COLUMN household.merged_into IS 'Keluarga yang catatannya tetap, bila keluarga ini ditutup sebagai ganda';

CREATE INDEX member_name_norm_idx ON member USING gin (regency_code, name_norm gin_trgm_ops);
CREATE INDEX member_birth_date_idx ON member (regency_code, birth_date);
CREATE INDEX member_merged_into_idx ON member (regency_code, merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX household_merged_into_idx ON household (regency_code, merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX member_name_norm_missing_idx ON member (regency_code, id) WHERE name_norm = '';

-- Cases ------------------------------------------------------------------------------------------------------------

CREATE TABLE duplicate_case (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  other_village_code text COLLATE "C" NOT NULL,
  person_uid uuid NOT NULL,
  other_person_uid uuid NOT NULL,
  household_id uuid NOT NULL,
  other_household_id uuid NOT NULL,
  proposal_id uuid,
  score smallint NOT NULL CHECK (score BETWEEN 0 AND 100),
  evidence jsonb NOT NULL,
  judged_on bytea NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'same', 'merged', 'not-same', 'void')),
  version integer NOT NULL,
  origin text NOT NULL CHECK (origin IN ('submit', 'scan', 'hand')),
  keep_person_uid uuid,
  extent text CHECK (extent IN ('person', 'family')),
  reason_code text,
  note text,
  opened_by uuid,
  opened_at timestamptz(3) NOT NULL,
  decided_by uuid,
  decided_at timestamptz(3),
  state_since timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  CONSTRAINT duplicate_case_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT duplicate_case_pair UNIQUE (regency_code, person_uid, other_person_uid),
  CONSTRAINT duplicate_case_order CHECK (person_uid < other_person_uid),
  CONSTRAINT duplicate_case_keeps_one CHECK (keep_person_uid IN (person_uid, other_person_uid)),
  CONSTRAINT duplicate_case_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4)),
  CONSTRAINT duplicate_case_other_in_regency CHECK (other_village_code ~ '^[0-9]{10}$' AND regency_code = left(other_village_code, 4)),
  CONSTRAINT duplicate_case_not_practice CHECK (regency_code < '99')
) WITH (fillfactor = 85);
COMMENT ON TABLE duplicate_case IS 'Dugaan data ganda: sepasang orang dalam satu kabupaten/kota';
CREATE INDEX duplicate_case_list_idx ON duplicate_case (regency_code, state, score DESC, id);
CREATE INDEX duplicate_case_household_idx ON duplicate_case (regency_code, household_id);
CREATE INDEX duplicate_case_other_household_idx ON duplicate_case (regency_code, other_household_id);
CREATE INDEX duplicate_case_other_person_idx ON duplicate_case (regency_code, other_person_uid);
CREATE INDEX duplicate_case_proposal_idx ON duplicate_case (regency_code, proposal_id) WHERE proposal_id IS NOT NULL;

CREATE TABLE duplicate_event (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  other_village_code text COLLATE "C" NOT NULL,
  case_id uuid NOT NULL,
  at timestamptz(3) NOT NULL,
  actor_id uuid,
  grant_id uuid,
  role text NOT NULL,
  event text NOT NULL,
  from_state text,
  to_state text NOT NULL,
  score smallint NOT NULL,
  reason_code text,
  note text,
  CONSTRAINT duplicate_event_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT duplicate_event_case_fkey FOREIGN KEY (regency_code, case_id) REFERENCES duplicate_case (regency_code, id) ON UPDATE NO ACTION ON DELETE RESTRICT,
  CONSTRAINT duplicate_event_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4)),
  CONSTRAINT duplicate_event_other_in_regency CHECK (other_village_code ~ '^[0-9]{10}$' AND regency_code = left(other_village_code, 4))
);
COMMENT ON TABLE duplicate_event IS 'Riwayat dugaan data ganda; hanya bisa ditambah';
CREATE INDEX duplicate_event_case_idx ON duplicate_event (regency_code, case_id, at);

-- Dukcapil's replies -----------------------------------------------------------------------------------------------

CREATE TABLE nik_match (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  person_uid uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  household_id uuid NOT NULL,
  status text NOT NULL CHECK (status IN ('matched', 'unmatched', 'typo')),
  nik_sealed text NOT NULL,
  nik_bidx bytea NOT NULL,
  source text NOT NULL CHECK (source IN ('reply-file')),
  replied_on date NOT NULL,
  note_sealed text,
  batch_id uuid NOT NULL,
  explained_at timestamptz(3),
  explained_by uuid,
  explanation text,
  updated_at timestamptz(3) NOT NULL,
  CONSTRAINT nik_match_pkey PRIMARY KEY (regency_code, person_uid),
  CONSTRAINT nik_match_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4))
) WITH (fillfactor = 85);
COMMENT ON TABLE nik_match IS 'Jawaban Dukcapil terakhir tentang NIK seseorang';
CREATE INDEX nik_match_household_idx ON nik_match (regency_code, household_id);
CREATE INDEX nik_match_work_idx ON nik_match (regency_code, village_code, person_uid) WHERE status <> 'matched' AND explained_at IS NULL;

CREATE TABLE nik_match_event (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  household_id uuid NOT NULL,
  person_uid uuid NOT NULL,
  at timestamptz(3) NOT NULL,
  actor_id uuid NOT NULL,
  event text NOT NULL CHECK (event IN ('reply', 'explain')),
  status text NOT NULL,
  nik_sealed text NOT NULL,
  nik_bidx bytea NOT NULL,
  source text NOT NULL,
  replied_on date NOT NULL,
  note_sealed text,
  explanation text,
  batch_id uuid NOT NULL,
  CONSTRAINT nik_match_event_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT nik_match_event_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4))
);
COMMENT ON TABLE nik_match_event IS 'Riwayat jawaban Dukcapil; hanya bisa ditambah';
CREATE INDEX nik_match_event_person_idx ON nik_match_event (regency_code, person_uid, at);

CREATE TABLE match_batch (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('uploaded', 'checking', 'ready', 'refused', 'committing', 'committed', 'cancelled', 'failed')),
  file_kind text NOT NULL CHECK (file_kind IN ('csv', 'xlsx')),
  size_bytes integer NOT NULL,
  sha256 bytea NOT NULL,
  content bytea,
  replied_on date,
  progress_done integer NOT NULL,
  progress_total integer NOT NULL,
  summary jsonb,
  failure text,
  created_by uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  CONSTRAINT match_batch_pkey PRIMARY KEY (regency_code, id)
);
COMMENT ON TABLE match_batch IS 'Impor satu berkas jawaban Dukcapil; isinya tersegel sampai diperiksa';
CREATE INDEX match_batch_list_idx ON match_batch (regency_code, created_at);

CREATE TABLE match_item (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  batch_id uuid NOT NULL,
  ordinal integer NOT NULL,
  row_number integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('changed', 'same', 'unknown', 'row-error')),
  person_uid uuid,
  status text,
  nik_sealed text,
  nik_bidx bytea,
  note_sealed text,
  problem text,
  hints text[] NOT NULL,
  CONSTRAINT match_item_pkey PRIMARY KEY (regency_code, batch_id, ordinal)
);
COMMENT ON TABLE match_item IS 'Baris pratinjau jawaban Dukcapil, nomornya tersegel';

-- Policies ---------------------------------------------------------------------------------------------------------

DO $$
DECLARE
  ranges constant text := $e$((%1$s >= current_setting('app.lo1', true) AND %1$s < current_setting('app.hi1', true))
    OR (%1$s >= current_setting('app.lo2', true) AND %1$s < current_setting('app.hi2', true))
    OR (%1$s >= current_setting('app.lo3', true) AND %1$s < current_setting('app.hi3', true))
    OR (%1$s >= current_setting('app.lo4', true) AND %1$s < current_setting('app.hi4', true)))$e$;
  is_area constant text := $e$current_setting('app.mode', true) = 'area'$e$;
  me constant text := $e$nullif(current_setting('app.actor', true), '')::uuid$e$;
  rec record;
BEGIN
  -- A case names two people: seen by those who see both villages. What each village's own operator may know of a case that
  -- spans two is app_doubles_elsewhere.
  FOR rec IN SELECT unnest(ARRAY['duplicate_case', 'duplicate_event']) AS name LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', rec.name);
    EXECUTE format('CREATE POLICY %1$I ON %2$I FOR ALL TO mutakhir_app USING (%3$s AND %4$s AND %5$s)', rec.name || '_in_scope', rec.name,
      is_area, format(ranges, 'village_code'), format(ranges, 'other_village_code'));
  END LOOP;
  -- What Dukcapil says of a person is seen with the family.
  FOR rec IN SELECT unnest(ARRAY['nik_match', 'nik_match_event']) AS name LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', rec.name);
    EXECUTE format(
      $p$CREATE POLICY %1$I ON %2$I FOR ALL TO mutakhir_app USING (%3$s AND (
        %4$s
        OR (current_setting('app.mode', true) = 'assigned' AND EXISTS (
          SELECT 1 FROM assignment a WHERE a.regency_code = %2$I.regency_code AND a.household_id = %2$I.household_id AND a.user_id = %5$s))
        OR (current_setting('app.mode', true) = 'single'
          AND %2$I.regency_code = current_setting('app.household_regency', true)
          AND %2$I.household_id = nullif(current_setting('app.household', true), '')::uuid)
      ))$p$,
      rec.name || '_in_scope', rec.name, format(ranges, 'village_code'), is_area, me);
  END LOOP;
  -- A reply speaks of a whole regency: seen by those whose range holds all of it.
  FOR rec IN SELECT unnest(ARRAY['match_batch', 'match_item']) AS name LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', rec.name);
    EXECUTE format('CREATE POLICY %1$I ON %2$I FOR ALL TO mutakhir_app USING (%3$s AND %4$s)', rec.name || '_in_scope', rec.name,
      is_area, format(ranges, 'regency_code'));
  END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE ON duplicate_case, nik_match, match_batch TO mutakhir_app;
GRANT SELECT, INSERT, DELETE ON match_item TO mutakhir_app;
-- Append-only by what is not granted.
GRANT SELECT, INSERT ON duplicate_event, nik_match_event TO mutakhir_app;

-- Candidates -------------------------------------------------------------------------------------------------------

-- People who may be the one described, within the caller's scope and one regency: the same NIK, the same card, a birth date
-- among those given (or none on record) with a like name; without a birth date a near name alone. Ids only: the portal reads
-- the rows under its own policies and scores them. Practice stays out. Similarity is not leakproof, so under RLS it could
-- not use its index: this function applies the scope itself.
CREATE FUNCTION app_match_candidates(
  p_regency text, p_person uuid, p_nik_bidx bytea, p_name_norm text, p_birth_dates date[], p_kk_bidx bytea, p_limit int
) RETURNS TABLE (person_uid uuid, alike real)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
SET pg_trgm.similarity_threshold = 0.6 AS $$
  SELECT c.id, max(c.alike) AS alike FROM (
    SELECT m.id, m.household_id, m.village_code, 2::real AS alike FROM member m
      WHERE p_nik_bidx IS NOT NULL AND m.nik_bidx = p_nik_bidx AND m.regency_code = p_regency AND m.active
    UNION ALL
    SELECT m.id, m.household_id, m.village_code, similarity(m.name_norm, p_name_norm) FROM member m
      WHERE m.regency_code = p_regency AND m.birth_date = ANY (p_birth_dates) AND m.active AND similarity(m.name_norm, p_name_norm) > 0.35
    UNION ALL
    SELECT m.id, m.household_id, m.village_code, similarity(m.name_norm, p_name_norm) FROM member m
      WHERE m.regency_code = p_regency AND m.birth_date IS NULL AND m.active AND similarity(m.name_norm, p_name_norm) > 0.6
    UNION ALL
    SELECT m.id, m.household_id, m.village_code, similarity(m.name_norm, p_name_norm) FROM household h
      JOIN member m ON m.regency_code = h.regency_code AND m.household_id = h.id AND m.active
      WHERE p_kk_bidx IS NOT NULL AND h.kk_bidx = p_kk_bidx AND h.regency_code = p_regency AND similarity(m.name_norm, p_name_norm) > 0.35
    UNION ALL
    SELECT m.id, m.household_id, m.village_code, similarity(m.name_norm, p_name_norm) FROM member m
      WHERE cardinality(p_birth_dates) = 0 AND m.regency_code = p_regency AND m.name_norm % p_name_norm AND m.active
  ) AS c
  WHERE p_regency < '99' AND c.id <> p_person AND app_scope_holds(p_regency, c.village_code, c.household_id)
  GROUP BY c.id
  ORDER BY alike DESC, c.id
  LIMIT least(p_limit, 50)
$$;

-- Pairs of one village with its regency, set by set: the same NIK or card, or the same birth date (day and month exchanged
-- as well) with a like name. The caller's scope must hold both; it is asked of the pairs found, not of every row looked at.
CREATE FUNCTION app_match_village(p_regency text, p_village text, p_limit int)
RETURNS TABLE (person_uid uuid, other_person_uid uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH here AS MATERIALIZED (
    SELECT m.id, m.household_id, m.name_norm, m.birth_date, m.nik_bidx FROM member m
      WHERE m.regency_code = p_regency AND m.village_code = p_village AND m.active AND m.name_norm <> '' AND p_regency < '99'
  ), dated AS (
    SELECT a.id, a.name_norm, a.birth_date FROM here a WHERE a.birth_date IS NOT NULL
    UNION ALL
    SELECT a.id, a.name_norm, make_date(extract(year FROM a.birth_date)::int, extract(day FROM a.birth_date)::int, extract(month FROM a.birth_date)::int)
      FROM here a WHERE extract(day FROM a.birth_date) <= 12 AND extract(day FROM a.birth_date) <> extract(month FROM a.birth_date)
  ), found AS MATERIALIZED (
    SELECT a.id AS one, b.id AS two, b.village_code, b.household_id FROM dated a
      JOIN member b ON b.regency_code = p_regency AND b.birth_date = a.birth_date AND b.active AND similarity(b.name_norm, a.name_norm) > 0.45
    UNION ALL
    SELECT a.id, b.id, b.village_code, b.household_id FROM here a
      JOIN member b ON b.nik_bidx = a.nik_bidx AND b.regency_code = p_regency AND b.active
  )
  SELECT DISTINCT least(f.one, f.two), greatest(f.one, f.two) FROM found f
    WHERE f.one <> f.two AND app_scope_holds(p_regency, p_village, f.household_id) AND app_scope_holds(p_regency, f.village_code, f.household_id)
  LIMIT least(p_limit, 5000)
$$;

-- People of a family in scope of whom somebody outside it may be a double: that there is one and since when, never who.
CREATE FUNCTION app_doubles_elsewhere(p_regency text, p_household uuid)
RETURNS TABLE (person_uid uuid, opened_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT c.person_uid, c.opened_at FROM duplicate_case c JOIN member m ON m.regency_code = c.regency_code AND m.id = c.person_uid
    WHERE c.regency_code = p_regency AND m.household_id = p_household AND c.state IN ('open', 'same')
      AND app_scope_holds(p_regency, m.village_code, m.household_id)
      AND NOT app_scope_holds(p_regency, c.other_village_code, c.other_household_id)
  UNION ALL
  SELECT c.other_person_uid, c.opened_at FROM duplicate_case c JOIN member m ON m.regency_code = c.regency_code AND m.id = c.other_person_uid
    WHERE c.regency_code = p_regency AND m.household_id = p_household AND c.state IN ('open', 'same')
      AND app_scope_holds(p_regency, m.village_code, m.household_id)
      AND NOT app_scope_holds(p_regency, c.village_code, c.household_id)
$$;

-- The registries follow a merge: the closed record's person is active nowhere, its NIK leads to the person who stays. The
-- caller holds both in scope, and the kept one must be active.
CREATE FUNCTION app_merge_person(p_regency text, p_keep uuid, p_drop uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF p_keep = p_drop OR (SELECT count(*) FROM person_registry r WHERE r.person_uid IN (p_keep, p_drop) AND r.active
      AND r.regency_code = p_regency AND app_scope_holds(r.regency_code, r.village_code, r.household_id)) <> 2 THEN
    RETURN 'gone';
  END IF;
  UPDATE person_registry SET active = false WHERE person_uid = p_drop;
  UPDATE nik_registry SET person_uid = p_keep WHERE person_uid = p_drop;
  RETURN 'ok';
END $$;

-- Villages that the nightly search looks through, and the jobs of this part. A list of their own beside app_enqueue's.
CREATE FUNCTION app_enqueue_match(p_task text, p_payload json, p_key text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF p_task NOT IN ('match-proposal', 'match-village', 'reply-check', 'reply-commit') THEN RAISE EXCEPTION 'unknown task'; END IF;
  PERFORM graphile_worker.add_job(p_task, p_payload, job_key => p_key, job_key_mode => 'preserve_run_at');
END $$;

-- Enqueues the search of those among the next p_limit villages that have families, and answers the last village looked at;
-- NULL when there is none left. Behind everything that people wait for.
CREATE FUNCTION app_enqueue_match_villages(p_after text, p_limit int) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  place record;
  last text;
BEGIN
  FOR place IN SELECT code FROM region WHERE level = 4 AND code > p_after COLLATE "C" ORDER BY code LIMIT p_limit LOOP
    last := place.code;
    CONTINUE WHEN place.code >= '99'
      OR NOT EXISTS (SELECT 1 FROM household h WHERE h.regency_code = left(place.code, 4) AND h.village_code = place.code);
    PERFORM graphile_worker.add_job('match-village',
      json_build_object('regencyCode', left(place.code, 4), 'villageCode', place.code),
      job_key => 'match:' || place.code, job_key_mode => 'preserve_run_at', priority => 20);
  END LOOP;
  RETURN last;
END $$;

REVOKE EXECUTE ON FUNCTION app_match_candidates(text, uuid, bytea, text, date[], bytea, int), app_match_village(text, text, int),
  app_doubles_elsewhere(text, uuid), app_merge_person(text, uuid, uuid), app_enqueue_match(text, json, text),
  app_enqueue_match_villages(text, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_match_candidates(text, uuid, bytea, text, date[], bytea, int), app_match_village(text, text, int),
  app_doubles_elsewhere(text, uuid), app_merge_person(text, uuid, uuid), app_enqueue_match(text, json, text),
  app_enqueue_match_villages(text, int) TO mutakhir_app;
