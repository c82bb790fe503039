-- A village's progress in one pass over its families. Joining each family to its newest proposal was left to the planner, which
-- takes a village of a large country for one family (a village is in one regency, and both are asked for) and read all proposals
-- once for every family: ten seconds for a village of a thousand.

-- As before, but those without a proposal are what is left of all families, so that nothing is joined family by family.
CREATE OR REPLACE FUNCTION app_rollup_village_progress(p_regency text, p_village text) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public AS $$
  WITH chosen AS MATERIALIZED (
    SELECT DISTINCT ON (year) year, id FROM period
    WHERE region_code = '0' OR left(p_village, length(region_code)) = region_code
    ORDER BY year, length(region_code) DESC, region_code DESC
  ), latest AS (
    SELECT DISTINCT ON (p.household_id, t.year) p.household_id, t.year, p.state
    FROM household h
    JOIN proposal p ON p.regency_code = h.regency_code AND p.household_id = h.id AND p.kind <> 'event'
    JOIN period t ON t.id = p.period_id
    WHERE h.regency_code = p_regency AND h.village_code = p_village AND h.status IN (1, 2)
    ORDER BY p.household_id, t.year, p.created_at DESC, p.id DESC
  ), reached AS MATERIALIZED (
    SELECT year, state, count(*) AS families FROM latest GROUP BY 1, 2
  ), counted AS MATERIALIZED (
    SELECT period_id, state, sum(families)::int AS families FROM (
      SELECT c.id AS period_id, r.state, r.families FROM chosen c JOIN reached r ON r.year = c.year
      UNION ALL
      SELECT c.id, 'none', (SELECT count(*) FROM household h WHERE h.regency_code = p_regency AND h.village_code = p_village AND h.status IN (1, 2))
        - coalesce((SELECT sum(r.families) FROM reached r WHERE r.year = c.year), 0)
      FROM chosen c
      UNION ALL
      SELECT c.id, p.state, 1
      FROM proposal p JOIN period t ON t.id = p.period_id JOIN chosen c ON c.year = t.year
      WHERE p.regency_code = p_regency AND p.village_code = p_village AND p.kind = 'new-household'
        AND p.state IN ('draft', 'submitted', 'endorsed', 'verified', 'signed', 'validated', 'returned')
        AND NOT EXISTS (SELECT 1 FROM household h WHERE h.regency_code = p.regency_code AND h.id = p.household_id)
    ) each_part GROUP BY 1, 2 HAVING sum(families) > 0
  ), gone AS (
    DELETE FROM rollup_progress r WHERE r.regency_code = p_regency AND r.area_code = p_village AND NOT EXISTS (
      SELECT 1 FROM counted c WHERE c.period_id = r.period_id AND c.state = r.state)
  )
  INSERT INTO rollup_progress (regency_code, area_code, period_id, state, families)
  SELECT p_regency, p_village, period_id, state, families FROM counted
  EXCEPT SELECT regency_code, area_code, period_id, state, families FROM rollup_progress
    WHERE regency_code = p_regency AND area_code = p_village
  ON CONFLICT (regency_code, area_code, period_id, state) DO UPDATE SET families = excluded.families
$$;
