-- Families of a village by the month in which they were first updated in a year, counted with the village's roll-up. The page of
-- closing counted a season's proposals at each look: 185 ms for 80,000 of them. A regency's figure is the sum of its villages'.
CREATE TABLE rollup_season (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  area_code text COLLATE "C" NOT NULL,
  year smallint NOT NULL,
  -- YYYY-MM of the village's own days.
  month text NOT NULL CHECK (month ~ '^[0-9]{4}-[0-9]{2}$'),
  families integer NOT NULL CHECK (families >= 1),
  CONSTRAINT rollup_season_pkey PRIMARY KEY (regency_code, area_code, year, month)
);
COMMENT ON TABLE rollup_season IS 'Keluarga menurut bulan pertama diperbarui dalam setahun: desa x tahun x bulan';
ALTER TABLE rollup_season ENABLE ROW LEVEL SECURITY;
CREATE POLICY rollup_season_in_scope ON rollup_season FOR SELECT TO mutakhir_app USING (
  (area_code >= current_setting('app.alo1', true) AND area_code < current_setting('app.ahi1', true))
  OR (area_code >= current_setting('app.alo2', true) AND area_code < current_setting('app.ahi2', true))
  OR (area_code >= current_setting('app.alo3', true) AND area_code < current_setting('app.ahi3', true))
  OR (area_code >= current_setting('app.alo4', true) AND area_code < current_setting('app.ahi4', true)));
REVOKE ALL ON rollup_season FROM PUBLIC;
GRANT SELECT ON rollup_season TO mutakhir_app;

CREATE FUNCTION app_rollup_village_season(p_regency text, p_village text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  zone constant text := coalesce((SELECT time_zone FROM region WHERE code = p_village), 'Asia/Jakarta');
BEGIN
  DELETE FROM rollup_season WHERE regency_code = p_regency AND area_code = p_village;
  INSERT INTO rollup_season (regency_code, area_code, year, month, families)
  SELECT p_regency, p_village, f.year, to_char(f.first_at AT TIME ZONE zone, 'YYYY-MM'), count(*)::int
  FROM (SELECT d.year, min(p.state_since) AS first_at
    FROM proposal p JOIN period d ON d.id = p.period_id
    WHERE p.regency_code = p_regency AND p.village_code = p_village AND p.state = 'applied' AND p.kind <> 'event'
    GROUP BY d.year, p.household_id) f
  GROUP BY 3, 4;
END $$;

CREATE OR REPLACE FUNCTION app_rollup_village_cells(p_regency text, p_village text, p_at timestamptz) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM app_rollup_village_figures(p_regency, p_village, p_at);
  PERFORM app_rollup_village_rules(p_regency, p_village);
  PERFORM app_rollup_village_regional(p_regency, p_village);
  PERFORM app_rollup_village_required(p_regency, p_village,
    (p_at AT TIME ZONE coalesce((SELECT time_zone FROM region WHERE code = p_village), 'Asia/Jakarta'))::date);
  PERFORM app_rollup_village_flow(p_regency, p_village, p_at);
  PERFORM app_rollup_village_lots(p_regency, p_village);
  PERFORM app_rollup_village_season(p_regency, p_village);
END $$;
REVOKE EXECUTE ON FUNCTION app_rollup_village_season(text, text) FROM PUBLIC;

DROP FUNCTION app_season_months(text, text, text, int, text);

-- What has come into the record before this day.
DO $$
DECLARE
  place record;
BEGIN
  FOR place IN SELECT DISTINCT regency_code, village_code FROM proposal WHERE state = 'applied' LOOP
    PERFORM app_rollup_village_season(place.regency_code, place.village_code);
  END LOOP;
END $$;
