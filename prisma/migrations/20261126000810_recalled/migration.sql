-- An agreement that was taken back is none: it counts neither as decided nor as a passage, and does not make what waits younger.
CREATE INDEX proposal_event_recall_idx ON proposal_event (regency_code, at) INCLUDE (proposal_id, actor_id, from_state) WHERE event = 'recall';

CREATE OR REPLACE FUNCTION app_tier_times(p_regencies text[], p_lo text, p_hi text, p_since timestamptz, p_digits int)
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

CREATE OR REPLACE FUNCTION app_tier_passages(p_regencies text[], p_area text, p_lo text, p_hi text, p_tier text, p_states text[], p_since date, p_zone text, p_now timestamptz)
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
