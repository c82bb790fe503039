-- Where a village's families live, for maps: the middle of their houses, to about a kilometre, where there are ten at least. No house
-- can be told from it. The areas above take the middle of their villages, by families, when a map is drawn.
CREATE TABLE area_place (
  village_code text COLLATE "C" NOT NULL,
  lat double precision NOT NULL CHECK (lat BETWEEN -90 AND 90),
  lng double precision NOT NULL CHECK (lng BETWEEN -180 AND 180),
  houses integer NOT NULL CHECK (houses >= 10),
  placed_at timestamptz(3) NOT NULL,
  CONSTRAINT area_place_pkey PRIMARY KEY (village_code)
);
COMMENT ON TABLE area_place IS 'Titik tengah rumah-rumah desa, dibulatkan kira-kira satu kilometer, untuk peta';
GRANT SELECT ON area_place TO mutakhir_app;

CREATE FUNCTION app_place_villages(p_regency text, p_from text, p_to text, p_at timestamptz) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public AS $$
  INSERT INTO area_place (village_code, lat, lng, houses, placed_at)
  SELECT village_code, round(percentile_cont(0.5) WITHIN GROUP (ORDER BY lat::float8)::numeric, 2),
    round(percentile_cont(0.5) WITHIN GROUP (ORDER BY lng::float8)::numeric, 2), count(*), p_at
  FROM household WHERE regency_code = p_regency AND village_code >= p_from AND village_code < p_to AND status = 1
    AND lat IS NOT NULL AND lng IS NOT NULL
  GROUP BY village_code HAVING count(*) >= 10
  ON CONFLICT (village_code) DO UPDATE SET lat = excluded.lat, lng = excluded.lng, houses = excluded.houses, placed_at = excluded.placed_at
$$;
REVOKE EXECUTE ON FUNCTION app_place_villages(text, text, text, timestamptz) FROM PUBLIC;

-- With a village's roll-up, under its scope, where it was not placed in the last thirty days: houses seldom move.
CREATE FUNCTION app_place_village(p_regency text, p_village text, p_at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF p_village !~ '^[0-9]{10}$' OR left(p_village, 4) <> p_regency THEN RAISE EXCEPTION 'not a village of the regency'; END IF;
  IF NOT pg_has_role(session_user, current_user, 'MEMBER') AND app_scope_holds(p_regency, p_village, NULL) IS NOT TRUE THEN
    RAISE EXCEPTION 'out of scope';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM area_place WHERE village_code = p_village AND placed_at > p_at - interval '30 days') THEN
    PERFORM app_place_villages(p_regency, p_village, app_after(p_village), p_at);
  END IF;
END $$;
REVOKE EXECUTE ON FUNCTION app_place_village(text, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_place_village(text, text, timestamptz) TO mutakhir_app;

-- Every village, regency by regency.
CREATE FUNCTION app_place_all(p_at timestamptz) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  code text;
BEGIN
  FOR code IN SELECT regency FROM app_rollup_regencies() ORDER BY 1 LOOP
    PERFORM app_place_villages(code, code, app_after(code), p_at);
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION app_place_all(timestamptz) FROM PUBLIC;

DO $$ BEGIN PERFORM app_place_all(now()); END $$;
