-- How long a proposal had waited when a step was taken: what a view of bottlenecks adds up. Kept with the step, because
-- finding the step before it again for each of a season's two hundred thousand would take seconds.
ALTER TABLE proposal_event ADD COLUMN since timestamptz(3);
UPDATE proposal_event e SET since = (SELECT max(b.at) FROM proposal_event b WHERE b.regency_code = e.regency_code
  AND b.proposal_id = e.proposal_id AND b.to_state = e.from_state AND b.from_state <> b.to_state AND b.at <= e.at AND b.id <> e.id)
WHERE e.from_state IN ('submitted', 'endorsed', 'verified', 'signed', 'validated');
DROP INDEX proposal_event_left_idx;
CREATE INDEX proposal_event_left_idx ON proposal_event (regency_code, from_state, at)
  INCLUDE (village_code, proposal_id, since, event, to_state, role, reason_code);

-- As before, and the step remembers since when the proposal had waited.
CREATE OR REPLACE FUNCTION app_move_proposal(
  p_regency text, p_id uuid, p_version int, p_from text, p_to text, p_event text, p_decision boolean,
  p_actor uuid, p_grant uuid, p_role text, p_reason text, p_note text, p_returned_to text, p_meeting uuid,
  p_due timestamptz, p_sampled boolean, p_at timestamptz, p_event_id uuid, p_mark_id uuid, p_applied_revision int
) RETURNS text LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  village text;
  waited timestamptz;
  current record;
BEGIN
  UPDATE proposal SET
    state = p_to, version = version + 1, updated_at = p_at,
    state_since = CASE WHEN p_to = p_from THEN state_since ELSE p_at END,
    due_at = CASE WHEN p_to = p_from THEN due_at ELSE p_due END,
    is_sampled = CASE WHEN p_to = p_from THEN is_sampled ELSE p_sampled END,
    agreed = CASE WHEN p_to = p_from THEN agreed + 1 ELSE 0 END,
    deciders = CASE WHEN p_event = 'submit' THEN '{}' WHEN p_decision THEN deciders || p_actor ELSE deciders END,
    contributors = CASE WHEN p_event = 'submit' AND NOT p_actor = ANY (contributors) THEN contributors || p_actor ELSE contributors END,
    submitted_at = CASE WHEN p_event = 'submit' THEN p_at ELSE submitted_at END,
    meeting_id = CASE WHEN p_event = 'submit' THEN NULL WHEN p_from = 'submitted' THEN p_meeting ELSE meeting_id END,
    returned_to = CASE WHEN p_to = p_from THEN returned_to ELSE p_returned_to END,
    reason_code = CASE WHEN p_to = p_from THEN reason_code ELSE p_reason END,
    reason_note = CASE WHEN p_to = p_from THEN reason_note ELSE p_note END,
    applied_revision = coalesce(p_applied_revision, applied_revision)
  WHERE regency_code = p_regency AND id = p_id AND version = p_version AND state = p_from
    AND (NOT p_decision OR NOT (p_actor = ANY (contributors) OR p_actor = ANY (deciders)))
  RETURNING new.village_code, old.state_since INTO village, waited;
  IF village IS NULL THEN
    SELECT state, version, contributors, deciders INTO current FROM proposal WHERE regency_code = p_regency AND id = p_id;
    IF NOT FOUND THEN RETURN 'NOT_FOUND'; END IF;
    IF current.state <> p_from OR current.version <> p_version THEN RETURN 'STALE'; END IF;
    RETURN 'FOUR_EYES';
  END IF;
  INSERT INTO proposal_event (regency_code, id, village_code, proposal_id, at, actor_id, grant_id, role, event, from_state, to_state, reason_code, note, meeting_id, since)
    VALUES (p_regency, p_event_id, village, p_id, p_at, p_actor, p_grant, p_role, p_event, p_from, p_to, p_reason, p_note,
      CASE WHEN p_from = 'submitted' THEN p_meeting END, waited);
  IF p_to <> p_from THEN
    INSERT INTO dirty_village (regency_code, id, village_code, marked_at) VALUES (p_regency, p_mark_id, village, p_at);
    PERFORM app_enqueue('rollup-village', json_build_object('regencyCode', p_regency, 'villageCode', village), 'rollup:' || village);
  END IF;
  RETURN 'OK';
END $$;

-- True when an area lies inside the figures' scope of the transaction.
CREATE FUNCTION app_figures_reach(p_lo text, p_hi text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT EXISTS (SELECT 1 FROM (VALUES (current_setting('app.alo1', true), current_setting('app.ahi1', true)),
      (current_setting('app.alo2', true), current_setting('app.ahi2', true)),
      (current_setting('app.alo3', true), current_setting('app.ahi3', true)),
      (current_setting('app.alo4', true), current_setting('app.ahi4', true))) AS v (lo, hi)
    WHERE v.lo <> '' AND p_lo COLLATE "C" >= v.lo COLLATE "C" AND p_hi COLLATE "C" <= v.hi COLLATE "C")
$$;

-- What left each tier since an instant: how many, how, and how long they had waited. By role where p_digits is 0, else by the
-- areas with so many digits. Counts and times alone; nobody is named.
CREATE FUNCTION app_tier_times(p_regencies text[], p_lo text, p_hi text, p_since timestamptz, p_digits int)
RETURNS TABLE (area text, state text, role text, agreed int, returned int, rejected int, median_hours float8, slow_hours float8)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT left(e.village_code, p_digits), e.from_state, CASE WHEN p_digits = 0 THEN e.role ELSE '' END,
    (count(*) FILTER (WHERE e.event NOT IN ('return', 'reject')))::int, (count(*) FILTER (WHERE e.event = 'return'))::int,
    (count(*) FILTER (WHERE e.event = 'reject'))::int,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM e.at - e.since) / 3600),
    percentile_cont(0.9) WITHIN GROUP (ORDER BY extract(epoch FROM e.at - e.since) / 3600)
  FROM proposal_event e
  WHERE app_figures_reach(p_lo, p_hi) AND e.regency_code = ANY (p_regencies) AND e.village_code >= p_lo AND e.village_code < p_hi
    AND e.from_state IN ('submitted', 'endorsed', 'verified', 'signed', 'validated') AND e.at >= p_since
    AND e.to_state <> e.from_state AND e.event IN ('endorse', 'verify', 'sign', 'validate', 'accept', 'return', 'reject')
  GROUP BY 1, 2, 3
$$;

-- What waits in each tier now, what of it is late, and since when the oldest waits.
CREATE FUNCTION app_tier_waiting(p_regencies text[], p_lo text, p_hi text, p_now timestamptz, p_digits int)
RETURNS TABLE (area text, state text, waiting int, late int, oldest timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT left(p.village_code, p_digits), p.state, count(*)::int, (count(*) FILTER (WHERE p.due_at <= p_now))::int, min(p.state_since)
  FROM proposal p
  WHERE app_figures_reach(p_lo, p_hi) AND p.regency_code = ANY (p_regencies) AND p.village_code >= p_lo AND p.village_code < p_hi
    AND p.state IN ('submitted', 'endorsed', 'verified', 'signed', 'validated')
  GROUP BY 1, 2
$$;

-- Why proposals came back or were rejected since an instant.
CREATE FUNCTION app_return_reasons(p_regencies text[], p_lo text, p_hi text, p_since timestamptz)
RETURNS TABLE (reason text, returned int, rejected int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT coalesce(e.reason_code, ''), (count(*) FILTER (WHERE e.event = 'return'))::int, (count(*) FILTER (WHERE e.event = 'reject'))::int
  FROM proposal_event e
  WHERE app_figures_reach(p_lo, p_hi) AND e.regency_code = ANY (p_regencies) AND e.village_code >= p_lo AND e.village_code < p_hi
    AND e.from_state IN ('submitted', 'endorsed', 'verified', 'signed', 'validated') AND e.at >= p_since
    AND e.event IN ('return', 'reject')
  GROUP BY 1 ORDER BY count(*) DESC, 1
$$;

-- Of the proposals that were decided since an instant, by whom they were begun or by the questions that they changed: how many,
-- and how many of them came back or were rejected. A proposal counts once, however often it was decided.
CREATE FUNCTION app_return_origins(p_regencies text[], p_lo text, p_hi text, p_since timestamptz, p_by text)
RETURNS TABLE (origin text, proposals int, sent_back int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH decided AS (
    SELECT e.regency_code, e.proposal_id, bool_or(e.event IN ('return', 'reject')) AS back FROM proposal_event e
    WHERE app_figures_reach(p_lo, p_hi) AND e.regency_code = ANY (p_regencies) AND e.village_code >= p_lo AND e.village_code < p_hi
      AND e.from_state IN ('submitted', 'endorsed', 'verified', 'signed', 'validated') AND e.at >= p_since
      AND e.event IN ('endorse', 'verify', 'sign', 'validate', 'accept', 'return', 'reject')
    GROUP BY 1, 2
  )
  SELECT o.origin, count(*)::int, (count(*) FILTER (WHERE d.back))::int
  FROM decided d JOIN proposal p ON p.regency_code = d.regency_code AND p.id = d.proposal_id
  CROSS JOIN LATERAL (SELECT p.created_by::text AS origin WHERE p_by = 'officer'
    UNION ALL SELECT k FROM unnest(p.changed_keys) AS k WHERE p_by = 'question') AS o
  GROUP BY 1 HAVING count(*) >= 10 ORDER BY (count(*) FILTER (WHERE d.back))::float8 / count(*) DESC, count(*) DESC, 1 LIMIT 30
$$;

DO $$
DECLARE f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['app_figures_reach(text, text)', 'app_tier_times(text[], text, text, timestamptz, int)',
    'app_tier_waiting(text[], text, text, timestamptz, int)', 'app_return_reasons(text[], text, text, timestamptz)',
    'app_return_origins(text[], text, text, timestamptz, text)'] LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO mutakhir_app', f);
  END LOOP;
END $$;
