-- A village does not close over an objection that nobody has answered, or whose answer ("the record is wrong") nobody has begun to follow: after
-- the closing no proposal could. The rest of the function is as it was.
CREATE OR REPLACE FUNCTION app_open_work(p_regency text, p_villages text[], p_year int, p_now timestamptz)
RETURNS TABLE (village_code text, kind text, n integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH mine AS (
    SELECT v.code COLLATE "C" AS code FROM unnest(p_villages) AS v (code)
    WHERE left(v.code, 4) = p_regency AND EXISTS (SELECT 1 FROM (VALUES
        (current_setting('app.alo1', true), current_setting('app.ahi1', true)),
        (current_setting('app.alo2', true), current_setting('app.ahi2', true)),
        (current_setting('app.alo3', true), current_setting('app.ahi3', true)),
        (current_setting('app.alo4', true), current_setting('app.ahi4', true))) AS s (lo, hi)
      WHERE s.lo <> '' AND v.code COLLATE "C" >= s.lo COLLATE "C" AND v.code COLLATE "C" < s.hi COLLATE "C")
  ), years AS (SELECT id FROM period WHERE year = p_year)
  SELECT p.village_code, p.state, count(*)::integer FROM proposal p
  WHERE p.regency_code = p_regency AND p.village_code = ANY (ARRAY(SELECT code FROM mine)) AND p.period_id = ANY (ARRAY(SELECT id FROM years))
    AND p.state IN ('draft', 'submitted', 'endorsed', 'verified', 'signed', 'validated', 'returned') GROUP BY 1, 2
  UNION ALL
  SELECT m.village_code, 'meeting', count(*)::integer FROM village_meeting m
  WHERE m.regency_code = p_regency AND m.village_code IN (SELECT code FROM mine) AND m.state = 'planned'
    AND m.held_on >= make_date(p_year, 1, 1) AND m.held_on < make_date(p_year + 1, 1, 1) GROUP BY 1
  UNION ALL
  SELECT t.village_code, 'transfer', count(*)::integer FROM transfer t
  WHERE t.regency_code = p_regency AND t.village_code IN (SELECT code FROM mine)
    AND (t.state IN ('awaiting-release', 'awaiting-decision') OR (t.state = 'awaiting-acceptance' AND t.due_at > p_now)) GROUP BY 1
  UNION ALL
  SELECT g.village_code, 'ground-check', count(*)::integer FROM ground_check g
  JOIN proposal p ON p.regency_code = g.regency_code AND p.id = g.proposal_id AND p.period_id = ANY (ARRAY(SELECT id FROM years))
  WHERE g.regency_code = p_regency AND g.village_code IN (SELECT code FROM mine) AND g.state IN ('ordered', 'assigned') GROUP BY 1
  UNION ALL
  SELECT o.village_code, 'objection', count(*)::integer FROM objection o
  WHERE o.regency_code = p_regency AND o.village_code IN (SELECT code FROM mine) AND o.filed_at < make_timestamptz(p_year + 1, 1, 2, 0, 0, 0)
    AND (o.state IN ('filed', 'processing') OR (o.state = 'accepted' AND NOT EXISTS (SELECT 1 FROM proposal f
      WHERE f.regency_code = o.regency_code AND f.household_id = o.household_id AND (CASE WHEN f.id = o.proposal_id
        THEN f.state IN ('withdrawn', 'expired', 'rejected') OR f.submitted_at >= o.decided_at
        ELSE f.created_at >= o.decided_at AND f.state NOT IN ('withdrawn', 'expired', 'rejected') END)))) GROUP BY 1
$$;
CREATE INDEX objection_of_village ON objection (regency_code, village_code) WHERE state IN ('filed', 'processing', 'accepted');
