-- Positions of a village's houses, always the same first ones. Row-level security makes the planner expect one row of thousands, and it read
-- and sorted a whole village, 70 ms of 22,000 families; along the index made for it, 1,500 take 3 ms. Sees what its caller sees.
CREATE FUNCTION app_village_points(p_village text, p_except uuid, p_most integer)
RETURNS TABLE (lat double precision, lng double precision)
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = pg_catalog, public SET enable_sort = off AS $$
  SELECT h.lat::float8, h.lng::float8 FROM household h
  WHERE h.regency_code = left(p_village, 4) AND h.village_code = p_village AND h.lat IS NOT NULL AND h.lng IS NOT NULL AND h.id <> p_except
  ORDER BY h.id LIMIT p_most
$$;
REVOKE EXECUTE ON FUNCTION app_village_points(text, uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_village_points(text, uuid, integer) TO mutakhir_app;
