-- A trial of a deadline, told truthfully: areas inside with a deadline of their own are left out, for the nearest one would
-- hold there; and what waits is late by the deadline it came with.
DROP FUNCTION app_tier_passages(text[], text, text, text, date, text);
CREATE FUNCTION app_tier_passages(p_regencies text[], p_area text, p_lo text, p_hi text, p_state text, p_since date, p_zone text, p_now timestamptz)
RETURNS TABLE (entered date, gone date, proposals integer, late integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH reach AS (
    SELECT 1 FROM (VALUES (current_setting('app.alo1', true), current_setting('app.ahi1', true)),
        (current_setting('app.alo2', true), current_setting('app.ahi2', true)),
        (current_setting('app.alo3', true), current_setting('app.ahi3', true)),
        (current_setting('app.alo4', true), current_setting('app.ahi4', true))) AS v (lo, hi)
    WHERE v.lo <> '' AND p_lo COLLATE "C" >= v.lo COLLATE "C" AND p_hi COLLATE "C" <= v.hi COLLATE "C"
  ), apart AS (
    SELECT DISTINCT d.region_code FROM tier_deadline d
    WHERE d.state = p_state AND length(d.region_code) > length(p_area) AND left(d.region_code, length(p_area)) = p_area
  ), passed AS (
    SELECT e.village_code, e.at AS gone, NULL::timestamptz AS due_at,
      (SELECT max(b.at) FROM proposal_event b WHERE b.regency_code = e.regency_code
        AND b.proposal_id = e.proposal_id AND b.to_state = p_state AND b.at <= e.at) AS entered
    FROM proposal_event e WHERE EXISTS (SELECT 1 FROM reach) AND e.regency_code = ANY (p_regencies)
      AND e.village_code >= p_lo AND e.village_code < p_hi AND e.from_state = p_state AND e.at >= p_since
    UNION ALL
    SELECT p.village_code, NULL, p.due_at, p.state_since FROM proposal p
    WHERE EXISTS (SELECT 1 FROM reach) AND p.regency_code = ANY (p_regencies)
      AND p.village_code >= p_lo AND p.village_code < p_hi AND p.state = p_state
  )
  SELECT (entered AT TIME ZONE p_zone)::date, (gone AT TIME ZONE p_zone)::date, count(*)::integer,
    (count(*) FILTER (WHERE due_at <= p_now))::integer
  FROM passed WHERE entered IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM apart a WHERE left(passed.village_code, length(a.region_code)) = a.region_code)
  GROUP BY 1, 2
$$;
REVOKE EXECUTE ON FUNCTION app_tier_passages(text[], text, text, text, text, date, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_tier_passages(text[], text, text, text, text, date, text, timestamptz) TO mutakhir_app;

-- What left a tier lately, without reading a regency's whole history.
CREATE INDEX proposal_event_left_idx ON proposal_event (regency_code, from_state, at) INCLUDE (village_code, proposal_id);
