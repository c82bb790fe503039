-- Villages of an area whose change has waited for its count since before a moment, and since when the longest: figures of an area say how new the
-- newest of them is, not whether one is missing. Counts alone, inside the figures' scope; the whole area or nothing.
CREATE FUNCTION app_waiting_villages(p_lo text, p_hi text, p_before timestamptz)
RETURNS TABLE (villages integer, since timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT count(DISTINCT d.village_code)::integer, min(d.marked_at) FROM dirty_village d
  WHERE EXISTS (SELECT 1 FROM (VALUES (current_setting('app.alo1', true), current_setting('app.ahi1', true)),
        (current_setting('app.alo2', true), current_setting('app.ahi2', true)),
        (current_setting('app.alo3', true), current_setting('app.ahi3', true)),
        (current_setting('app.alo4', true), current_setting('app.ahi4', true))) AS v (lo, hi)
      WHERE v.lo <> '' AND p_lo COLLATE "C" >= v.lo COLLATE "C" AND p_hi COLLATE "C" <= v.hi COLLATE "C")
    AND d.village_code >= p_lo AND d.village_code < p_hi AND d.marked_at < p_before
$$;
REVOKE EXECUTE ON FUNCTION app_waiting_villages(text, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_waiting_villages(text, text, timestamptz) TO mutakhir_app;
