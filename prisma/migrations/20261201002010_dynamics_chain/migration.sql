-- Snapshots come in region by region, and one that a single regency brought is no ground for the others: villages pair those that they have,
-- and with those on which the areas above stand. What those stand on is asked for here: the counting job sees its regency alone.
CREATE FUNCTION app_dynamics_above(p_regency text) RETURNS TABLE (area_code text, snapshot_id text, families integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT f.area_code, f.snapshot_id, f.families FROM dynamics_fact f
  WHERE (f.regency_code, f.area_code) IN ((rpad(left(p_regency, 2), 4, '0'), left(p_regency, 2)), ('0000', '0')) AND f.fact = 'families'
    -- Practice (99) is no child of the nation.
    AND (f.area_code <> '0' OR left(p_regency, 2) <> '99')
$$;
REVOKE EXECUTE ON FUNCTION app_dynamics_above(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_dynamics_above(text) TO mutakhir_app;

-- Families of areas that had three snapshots by then: without any, graduation and relapse are not known yet.
INSERT INTO dynamics_fact (regency_code, area_code, snapshot_id, fact, families)
SELECT f.regency_code, f.area_code, f.snapshot_id, 'followed', f.families
FROM dynamics_fact f JOIN decile_snapshot s ON s.id = f.snapshot_id
WHERE f.fact = 'families' AND f.families > 0 AND 2 <= (
  SELECT count(*) FROM dynamics_fact e JOIN decile_snapshot b ON b.id = e.snapshot_id
  WHERE e.regency_code = f.regency_code AND e.area_code = f.area_code AND e.fact = 'families' AND b.ranked_on < s.ranked_on)
ON CONFLICT DO NOTHING;
