-- Row-level security, grants and the few definer functions. RLS is enabled and not forced: the portal's role is never
-- the owner (start-up checks it), and forced policies would filter the definer search, COPY, seeds and migrations.

-- Scope ------------------------------------------------------------------------------------------------------------

-- The one way to open rows. SET LOCAL by EXECUTE, not set_config(): Citus sends only the former to its workers.
-- ranges and area_ranges are lo/hi pairs, at most four; what is not given is '' and matches nothing.
CREATE FUNCTION app_set_scope(
  p_actor uuid, p_mode text, p_ranges text[], p_area_ranges text[], p_household_regency text, p_household uuid
) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  i int;
BEGIN
  IF p_mode NOT IN ('area', 'assigned', 'single', 'aggregate', 'public', 'none') THEN
    RAISE EXCEPTION 'unknown scope mode';
  END IF;
  EXECUTE format('SET LOCAL app.actor = %L', coalesce(p_actor::text, ''));
  EXECUTE format('SET LOCAL app.mode = %L', p_mode);
  EXECUTE format('SET LOCAL app.household_regency = %L', coalesce(p_household_regency, ''));
  EXECUTE format('SET LOCAL app.household = %L', coalesce(p_household::text, ''));
  FOR i IN 1..4 LOOP
    EXECUTE format('SET LOCAL app.lo%s = %L', i, coalesce(p_ranges[2 * i - 1], ''));
    EXECUTE format('SET LOCAL app.hi%s = %L', i, coalesce(p_ranges[2 * i], ''));
    EXECUTE format('SET LOCAL app.alo%s = %L', i, coalesce(p_area_ranges[2 * i - 1], ''));
    EXECUTE format('SET LOCAL app.ahi%s = %L', i, coalesce(p_area_ranges[2 * i], ''));
  END LOOP;
END $$;

-- Policies ---------------------------------------------------------------------------------------------------------

DO $$
DECLARE
  in_area constant text := $e$(
    (village_code >= current_setting('app.lo1', true) AND village_code < current_setting('app.hi1', true))
    OR (village_code >= current_setting('app.lo2', true) AND village_code < current_setting('app.hi2', true))
    OR (village_code >= current_setting('app.lo3', true) AND village_code < current_setting('app.hi3', true))
    OR (village_code >= current_setting('app.lo4', true) AND village_code < current_setting('app.hi4', true))
  )$e$;
  in_rollup constant text := $e$(
    (area_code >= current_setting('app.alo1', true) AND area_code < current_setting('app.ahi1', true))
    OR (area_code >= current_setting('app.alo2', true) AND area_code < current_setting('app.ahi2', true))
    OR (area_code >= current_setting('app.alo3', true) AND area_code < current_setting('app.ahi3', true))
    OR (area_code >= current_setting('app.alo4', true) AND area_code < current_setting('app.ahi4', true))
  )$e$;
  is_area constant text := $e$current_setting('app.mode', true) = 'area'$e$;
  me constant text := $e$nullif(current_setting('app.actor', true), '')::uuid$e$;
  rec record;
BEGIN
  -- Tables that name a household: area, assigned and single modes.
  FOR rec IN SELECT * FROM (VALUES
    ('household', 'id'), ('member', 'household_id'), ('member_civil', 'household_id'), ('household_kk', 'household_id'),
    ('household_revision', 'household_id'), ('proposal', 'household_id'), ('person_registry', 'household_id')
  ) AS t (name, household) LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', rec.name);
    EXECUTE format(
      $p$CREATE POLICY %1$I ON %2$I FOR ALL TO mutakhir_app USING (%3$s AND (
        %4$s
        OR (current_setting('app.mode', true) = 'assigned' AND EXISTS (
          SELECT 1 FROM assignment a WHERE a.regency_code = %2$I.regency_code AND a.household_id = %2$I.%5$I AND a.user_id = %6$s))
        OR (current_setting('app.mode', true) = 'single'
          AND %2$I.regency_code = current_setting('app.household_regency', true)
          AND %2$I.%5$I = nullif(current_setting('app.household', true), '')::uuid)
      ))$p$,
      rec.name || '_in_scope', rec.name, in_area, is_area, rec.household, me);
  END LOOP;

  -- What belongs to a proposal follows the proposal.
  FOR rec IN SELECT unnest(ARRAY['proposal_event', 'proposal_snapshot']) AS name LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', rec.name);
    EXECUTE format(
      $p$CREATE POLICY %1$I ON %2$I FOR ALL TO mutakhir_app USING (%3$s AND (%4$s OR EXISTS (
        SELECT 1 FROM proposal p WHERE p.regency_code = %2$I.regency_code AND p.id = %2$I.proposal_id)))$p$,
      rec.name || '_in_scope', rec.name, in_area, is_area);
  END LOOP;

  -- Village matters that only those see who see the whole area.
  FOR rec IN SELECT unnest(ARRAY['village_meeting', 'upload', 'import_batch', 'import_item']) AS name LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', rec.name);
    EXECUTE format('CREATE POLICY %1$I ON %2$I FOR ALL TO mutakhir_app USING (%3$s AND %4$s)',
      rec.name || '_in_scope', rec.name, in_area, is_area);
  END LOOP;

  ALTER TABLE assignment ENABLE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY assignment_in_scope ON assignment FOR ALL TO mutakhir_app USING (%s AND (%s OR user_id = %s))',
    in_area, is_area, me);

  ALTER TABLE dirty_village ENABLE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY dirty_village_mark ON dirty_village FOR INSERT TO mutakhir_app WITH CHECK (%s)', in_area);

  ALTER TABLE operation ENABLE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY operation_own ON operation FOR ALL TO mutakhir_app USING (user_id = %s)', me);

  ALTER TABLE audit ENABLE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY audit_write ON audit FOR INSERT TO mutakhir_app WITH CHECK (actor_id = %s)', me);
  EXECUTE format('CREATE POLICY audit_read ON audit FOR SELECT TO mutakhir_app USING (%s)', in_rollup);

  FOR rec IN SELECT unnest(ARRAY['rollup_person', 'rollup_family', 'rollup_progress', 'rollup_freshness']) AS name LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', rec.name);
    EXECUTE format('CREATE POLICY %1$I ON %2$I FOR SELECT TO mutakhir_app USING (%3$s)', rec.name || '_in_scope', rec.name, in_rollup);
  END LOOP;

  -- No policy: only definer functions touch it.
  ALTER TABLE nik_registry ENABLE ROW LEVEL SECURITY;
END $$;

-- Grants -----------------------------------------------------------------------------------------------------------

REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION app_set_scope(uuid, text, text[], text[], text, uuid) FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO mutakhir_app;
GRANT SELECT ON region, period, app_meta TO mutakhir_app;
GRANT SELECT, INSERT, UPDATE ON app_user, access_grant, auth_session TO mutakhir_app;
GRANT SELECT, INSERT, UPDATE ON household, member, member_civil, household_kk, proposal, village_meeting, upload, import_batch TO mutakhir_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON import_item, assignment, rate_limit TO mutakhir_app;
GRANT DELETE ON upload TO mutakhir_app;
-- Append-only by what is not granted.
GRANT SELECT, INSERT ON proposal_event, proposal_snapshot, household_revision, operation, audit TO mutakhir_app;
GRANT INSERT ON dirty_village TO mutakhir_app;
GRANT SELECT ON person_registry, rollup_person, rollup_family, rollup_progress, rollup_freshness TO mutakhir_app;
GRANT EXECUTE ON FUNCTION app_set_scope(uuid, text, text[], text[], text, uuid) TO mutakhir_app;

-- Definer functions ------------------------------------------------------------------------------------------------

-- True when the transaction's scope holds the household; the definer functions' own copy of the policy.
CREATE FUNCTION app_scope_holds(p_regency text, p_village text, p_household uuid) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT (
    (p_village >= current_setting('app.lo1', true) AND p_village < current_setting('app.hi1', true))
    OR (p_village >= current_setting('app.lo2', true) AND p_village < current_setting('app.hi2', true))
    OR (p_village >= current_setting('app.lo3', true) AND p_village < current_setting('app.hi3', true))
    OR (p_village >= current_setting('app.lo4', true) AND p_village < current_setting('app.hi4', true))
  ) AND (
    current_setting('app.mode', true) = 'area'
    OR (current_setting('app.mode', true) = 'assigned' AND EXISTS (
      SELECT 1 FROM assignment a WHERE a.regency_code = p_regency AND a.household_id = p_household
        AND a.user_id = nullif(current_setting('app.actor', true), '')::uuid))
    OR (current_setting('app.mode', true) = 'single' AND p_regency = current_setting('app.household_regency', true)
      AND p_household = nullif(current_setting('app.household', true), '')::uuid)
  )
$$;

-- Families in which somebody's name matches. LIKE and similarity are not leakproof, so under RLS they could not use the
-- trigram index: this function applies the scope itself. Every word of the term must occur; near spellings follow.
CREATE FUNCTION app_search_families(p_regencies text[], p_term text, p_limit int)
RETURNS TABLE (regency_code text, household_id uuid, score real)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
SET pg_trgm.word_similarity_threshold = 0.55 AS $$
  SELECT m.regency_code, m.household_id,
    max(word_similarity(p_term, m.name) + CASE WHEN m.name ILIKE '%' || replace(replace(replace(p_term, '\', '\\'), '%', '\%'), '_', '\_') || '%' THEN 1 ELSE 0 END)::real AS score
  FROM member m
  WHERE m.regency_code = ANY (p_regencies)
    AND m.active
    AND (m.name ILIKE '%' || replace(replace(replace(p_term, '\', '\\'), '%', '\%'), '_', '\_') || '%' OR p_term <% m.name)
    AND app_scope_holds(m.regency_code, m.village_code, m.household_id)
  GROUP BY m.regency_code, m.household_id
  ORDER BY score DESC, m.household_id
  LIMIT least(p_limit, 200)
$$;

-- Whether a NIK may be used for a person of a household: 'free', 'same' (already this person), 'here' (another person of
-- the actor's own scope) or 'elsewhere'. The last is told only when the birth date agrees with the registered one;
-- otherwise the answer is 'free' and the claim at the end still refuses. Limited to 20 a minute and logged (DECIDED 6).
CREATE FUNCTION app_check_nik(p_nik_bidx bytea, p_birth_date date, p_person uuid, p_at timestamptz, p_audit uuid, p_regency text, p_area text)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  actor uuid := nullif(current_setting('app.actor', true), '')::uuid;
  found record;
  answer text := 'free';
BEGIN
  IF actor IS NULL THEN RAISE EXCEPTION 'no scope'; END IF;
  IF (SELECT count(*) FROM audit a WHERE a.regency_code = p_regency AND a.actor_id = actor AND a.action = 'identity:check'
      AND a.at > p_at - interval '1 minute') >= 20 THEN
    RETURN 'limited';
  END IF;
  INSERT INTO audit (regency_code, at, id, area_code, actor_id, action, subject_kind, subject_ids)
    VALUES (p_regency, p_at, p_audit, p_area, actor, 'identity:check', 'person', ARRAY[p_person]);
  SELECT n.person_uid, p.regency_code, p.village_code, p.household_id, m.birth_date INTO found
    FROM nik_registry n
    JOIN person_registry p ON p.person_uid = n.person_uid AND p.active
    LEFT JOIN member m ON m.regency_code = p.regency_code AND m.id = p.person_uid
    WHERE n.nik_bidx = p_nik_bidx;
  IF found.person_uid IS NOT NULL THEN
    IF found.person_uid = p_person THEN
      answer := 'same';
    ELSIF app_scope_holds(found.regency_code, found.village_code, found.household_id) THEN
      answer := 'here';
    ELSIF found.birth_date = p_birth_date THEN
      answer := 'elsewhere';
    END IF;
  END IF;
  RETURN answer;
END $$;

-- Registers a person as active in a household and ties the NIK to them. Answers 'ok', or 'taken' when the NIK belongs to
-- another person or the person is active elsewhere. The caller holds the household in scope.
CREATE FUNCTION app_claim_person(p_person uuid, p_regency text, p_village text, p_household uuid, p_nik_bidx bytea)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NOT app_scope_holds(p_regency, p_village, p_household) THEN RAISE EXCEPTION 'out of scope'; END IF;
  INSERT INTO person_registry AS r (person_uid, regency_code, village_code, household_id, active)
    VALUES (p_person, p_regency, p_village, p_household, true)
    ON CONFLICT (person_uid) DO UPDATE SET regency_code = excluded.regency_code, village_code = excluded.village_code,
      household_id = excluded.household_id, active = true
    WHERE NOT r.active OR (r.regency_code = excluded.regency_code AND r.household_id = excluded.household_id);
  IF NOT FOUND THEN RETURN 'taken'; END IF;
  IF p_nik_bidx IS NOT NULL THEN
    INSERT INTO nik_registry AS n (nik_bidx, person_uid, regency_code) VALUES (p_nik_bidx, p_person, p_regency)
      ON CONFLICT (nik_bidx) DO UPDATE SET regency_code = excluded.regency_code WHERE n.person_uid = excluded.person_uid;
    IF NOT FOUND THEN RETURN 'taken'; END IF;
  END IF;
  RETURN 'ok';
END $$;

-- Ends a person's active membership; the NIK stays theirs.
CREATE FUNCTION app_release_person(p_person uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  UPDATE person_registry r SET active = false
    WHERE r.person_uid = p_person AND app_scope_holds(r.regency_code, r.village_code, r.household_id);
END $$;

-- Enqueues a job in the caller's transaction. A closed list of tasks; the key collapses repeats that have not begun.
CREATE FUNCTION app_enqueue(p_task text, p_payload json, p_key text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF p_task NOT IN ('rollup-village', 'import-check', 'import-commit') THEN RAISE EXCEPTION 'unknown task'; END IF;
  PERFORM graphile_worker.add_job(p_task, p_payload, job_key => p_key, job_key_mode => 'preserve_run_at');
END $$;

REVOKE EXECUTE ON FUNCTION app_scope_holds(text, text, uuid), app_search_families(text[], text, int),
  app_check_nik(bytea, date, uuid, timestamptz, uuid, text, text), app_claim_person(uuid, text, text, uuid, bytea),
  app_release_person(uuid), app_enqueue(text, json, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_scope_holds(text, text, uuid), app_search_families(text[], text, int),
  app_check_nik(bytea, date, uuid, timestamptz, uuid, text, text), app_claim_person(uuid, text, text, uuid, bytea),
  app_release_person(uuid), app_enqueue(text, json, text) TO mutakhir_app;

-- The mechanical part of a step (DECIDED 18) -----------------------------------------------------------------------

-- Moves one proposal: compare-and-swap on state and version, four eyes, history, stale mark, roll-up job. Runs with the
-- caller's rights, under the caller's scope. Answers OK, NOT_FOUND, STALE or FOUR_EYES.
CREATE FUNCTION app_move_proposal(
  p_regency text, p_id uuid, p_version int, p_from text, p_to text, p_event text, p_decision boolean,
  p_actor uuid, p_grant uuid, p_role text, p_reason text, p_note text, p_returned_to text, p_meeting uuid,
  p_due timestamptz, p_at timestamptz, p_event_id uuid, p_mark_id uuid, p_applied_revision int
) RETURNS text LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  village text;
  current record;
BEGIN
  UPDATE proposal SET
    state = p_to, version = version + 1, state_since = p_at, updated_at = p_at, due_at = p_due,
    deciders = CASE WHEN p_event = 'submit' THEN '{}' WHEN p_decision THEN deciders || p_actor ELSE deciders END,
    contributors = CASE WHEN p_event = 'submit' AND NOT p_actor = ANY (contributors) THEN contributors || p_actor ELSE contributors END,
    submitted_at = CASE WHEN p_event = 'submit' THEN p_at ELSE submitted_at END,
    meeting_id = CASE WHEN p_event = 'submit' THEN NULL ELSE coalesce(p_meeting, meeting_id) END,
    returned_to = p_returned_to, reason_code = p_reason, reason_note = p_note,
    applied_revision = coalesce(p_applied_revision, applied_revision)
  WHERE regency_code = p_regency AND id = p_id AND version = p_version AND state = p_from
    AND (NOT p_decision OR NOT (p_actor = ANY (contributors) OR p_actor = ANY (deciders)))
  RETURNING village_code INTO village;
  IF village IS NULL THEN
    SELECT state, version, contributors, deciders INTO current FROM proposal WHERE regency_code = p_regency AND id = p_id;
    IF NOT FOUND THEN RETURN 'NOT_FOUND'; END IF;
    IF current.state <> p_from OR current.version <> p_version THEN RETURN 'STALE'; END IF;
    RETURN 'FOUR_EYES';
  END IF;
  INSERT INTO proposal_event (regency_code, id, village_code, proposal_id, at, actor_id, grant_id, role, event, from_state, to_state, reason_code, note)
    VALUES (p_regency, p_event_id, village, p_id, p_at, p_actor, p_grant, p_role, p_event, p_from, p_to, p_reason, p_note);
  INSERT INTO dirty_village (regency_code, id, village_code, marked_at) VALUES (p_regency, p_mark_id, village, p_at);
  PERFORM app_enqueue('rollup-village', json_build_object('regencyCode', p_regency, 'villageCode', village), 'rollup:' || village);
  RETURN 'OK';
END $$;
GRANT EXECUTE ON FUNCTION app_move_proposal(text, uuid, int, text, text, text, boolean, uuid, uuid, text, text, text, text, uuid,
  timestamptz, timestamptz, uuid, uuid, int) TO mutakhir_app;
