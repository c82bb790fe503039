-- How long a proposal had waited when a step was taken: what a view of bottlenecks adds up. Kept with the step, because
-- finding the step before it again for each of a season's two hundred thousand would take seconds.
ALTER TABLE proposal_event ADD COLUMN since timestamptz(3);
UPDATE proposal_event e SET since = (SELECT max(b.at) FROM proposal_event b WHERE b.regency_code = e.regency_code
  AND b.proposal_id = e.proposal_id AND b.to_state = e.from_state AND b.from_state <> b.to_state AND b.at <= e.at AND b.id <> e.id)
WHERE e.from_state IN ('submitted', 'endorsed', 'verified', 'signed', 'validated');
DROP INDEX proposal_event_left_idx;
CREATE INDEX proposal_event_left_idx ON proposal_event (regency_code, from_state, at)
  INCLUDE (village_code, proposal_id, since, event, to_state, role, reason_code);

-- As before, and: an agreement that does not yet carry a proposal on (from and to are one state) leaves its time and deadline;
-- the draw of the sample in the state that is reached is kept; the step remembers since when the proposal had waited.
DROP FUNCTION app_move_proposal(text, uuid, int, text, text, text, boolean, uuid, uuid, text, text, text, text, uuid,
  timestamptz, timestamptz, uuid, uuid, int);
CREATE FUNCTION app_move_proposal(
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
REVOKE EXECUTE ON FUNCTION app_move_proposal(text, uuid, int, text, text, text, boolean, uuid, uuid, text, text, text, text, uuid,
  timestamptz, boolean, timestamptz, uuid, uuid, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_move_proposal(text, uuid, int, text, text, text, boolean, uuid, uuid, text, text, text, text, uuid,
  timestamptz, boolean, timestamptz, uuid, uuid, int) TO mutakhir_app;

-- True when an area lies inside the figures' scope of the transaction.
CREATE FUNCTION app_figures_reach(p_lo text, p_hi text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT EXISTS (SELECT 1 FROM (VALUES (current_setting('app.alo1', true), current_setting('app.ahi1', true)),
      (current_setting('app.alo2', true), current_setting('app.ahi2', true)),
      (current_setting('app.alo3', true), current_setting('app.ahi3', true)),
      (current_setting('app.alo4', true), current_setting('app.ahi4', true))) AS v (lo, hi)
    WHERE v.lo <> '' AND p_lo COLLATE "C" >= v.lo COLLATE "C" AND p_hi COLLATE "C" <= v.hi COLLATE "C")
$$;

-- An agreement that was taken back is none: it counts neither as decided nor as a passage.
CREATE INDEX proposal_event_recall_idx ON proposal_event (regency_code, at) INCLUDE (proposal_id, actor_id, from_state) WHERE event = 'recall';

-- What left each tier since an instant: how many, how, and how long they had waited. By role where p_digits is 0, else by the
-- areas with so many digits. Counts and times alone; nobody is named.
CREATE FUNCTION app_tier_times(p_regencies text[], p_lo text, p_hi text, p_since timestamptz, p_digits int)
RETURNS TABLE (area text, state text, role text, agreed int, returned int, rejected int, median_hours float8, slow_hours float8)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH recalled AS MATERIALIZED (
    SELECT r.proposal_id, r.actor_id, r.from_state, r.at FROM proposal_event r
    WHERE app_figures_reach(p_lo, p_hi) AND r.regency_code = ANY (p_regencies) AND r.event = 'recall' AND r.at >= p_since
  )
  SELECT left(e.village_code, p_digits), e.from_state, CASE WHEN p_digits = 0 THEN e.role ELSE '' END,
    (count(*) FILTER (WHERE e.event NOT IN ('return', 'reject')))::int, (count(*) FILTER (WHERE e.event = 'return'))::int,
    (count(*) FILTER (WHERE e.event = 'reject'))::int,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM e.at - e.since) / 3600),
    percentile_cont(0.9) WITHIN GROUP (ORDER BY extract(epoch FROM e.at - e.since) / 3600)
  FROM proposal_event e
  WHERE app_figures_reach(p_lo, p_hi) AND e.regency_code = ANY (p_regencies) AND e.village_code >= p_lo AND e.village_code < p_hi
    AND e.from_state IN ('submitted', 'endorsed', 'verified', 'signed', 'validated') AND e.at >= p_since
    AND e.to_state <> e.from_state AND e.event IN ('endorse', 'verify', 'sign', 'validate', 'accept', 'return', 'reject')
    AND NOT EXISTS (SELECT 1 FROM recalled r WHERE r.proposal_id = e.proposal_id AND r.actor_id = e.actor_id
      AND r.from_state = e.to_state AND r.at >= e.at)
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

-- On which days proposals of an area entered a tier and left it (NULL: they wait), with how many share both, and how many of
-- those that wait are late: what a trial of another deadline needs. Areas inside with a deadline of their own are left out.
CREATE FUNCTION app_tier_passages(p_regencies text[], p_area text, p_lo text, p_hi text, p_tier text, p_states text[], p_since date, p_zone text, p_now timestamptz)
RETURNS TABLE (entered date, gone date, proposals integer, late integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH apart AS (
    SELECT DISTINCT d.region_code FROM tier_deadline d
    WHERE d.tier = p_tier AND length(d.region_code) > length(p_area) AND left(d.region_code, length(p_area)) = p_area
  ), recalled AS MATERIALIZED (
    SELECT r.proposal_id, r.actor_id, r.from_state, r.at FROM proposal_event r
    WHERE app_figures_reach(p_lo, p_hi) AND r.regency_code = ANY (p_regencies) AND r.event = 'recall' AND r.at >= p_since
  ), passed AS (
    SELECT e.village_code, e.at AS gone, NULL::timestamptz AS due_at, coalesce(e.since,
      (SELECT max(b.at) FROM proposal_event b WHERE b.regency_code = e.regency_code
        AND b.proposal_id = e.proposal_id AND b.to_state = e.from_state AND b.from_state <> b.to_state AND b.at <= e.at)) AS entered
    FROM proposal_event e WHERE app_figures_reach(p_lo, p_hi) AND e.regency_code = ANY (p_regencies)
      AND e.village_code >= p_lo AND e.village_code < p_hi AND e.from_state = ANY (p_states) AND e.to_state <> e.from_state
      AND e.at >= p_since AND e.event <> 'recall'
      AND NOT EXISTS (SELECT 1 FROM recalled r WHERE r.proposal_id = e.proposal_id AND r.actor_id = e.actor_id
        AND r.from_state = e.to_state AND r.at >= e.at)
    UNION ALL
    SELECT p.village_code, NULL, p.due_at, p.state_since FROM proposal p
    WHERE app_figures_reach(p_lo, p_hi) AND p.regency_code = ANY (p_regencies)
      AND p.village_code >= p_lo AND p.village_code < p_hi AND p.state = ANY (p_states)
  )
  SELECT (entered AT TIME ZONE p_zone)::date, (gone AT TIME ZONE p_zone)::date, count(*)::integer,
    (count(*) FILTER (WHERE due_at <= p_now))::integer
  FROM passed WHERE entered IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM apart a WHERE left(passed.village_code, length(a.region_code)) = a.region_code)
  GROUP BY 1, 2
$$;

-- How many proposals of an area wait in each state: what a trial of other tiers needs. Counts alone, inside the figures' scope.
CREATE FUNCTION app_waiting_by_state(p_regencies text[], p_lo text, p_hi text)
RETURNS TABLE (state text, proposals integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT p.state, count(*)::integer FROM proposal p
  WHERE app_figures_reach(p_lo, p_hi)
    AND p.regency_code = ANY (p_regencies) AND p.village_code >= p_lo AND p.village_code < p_hi
    AND p.state IN ('submitted', 'endorsed', 'verified', 'signed', 'validated')
  GROUP BY 1
$$;

DO $$
DECLARE f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['app_figures_reach(text, text)', 'app_tier_times(text[], text, text, timestamptz, int)',
    'app_tier_waiting(text[], text, text, timestamptz, int)', 'app_return_reasons(text[], text, text, timestamptz)',
    'app_return_origins(text[], text, text, timestamptz, text)',
    'app_tier_passages(text[], text, text, text, text, text[], date, text, timestamptz)', 'app_waiting_by_state(text[], text, text)'] LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO mutakhir_app', f);
  END LOOP;
END $$;
