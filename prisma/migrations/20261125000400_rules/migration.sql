-- Rules: severities that a region sets, what a proposal's rules found, and the counts of it by area.

-- Settings ---------------------------------------------------------------------------------------------------------

-- Reference data: it names no family. Rows are only ever added; the newest of a region and rule counts.
CREATE TABLE rule_setting (
  id uuid NOT NULL,
  region_code text COLLATE "C" NOT NULL CHECK (region_code ~ '^[0-9]{2}([0-9]{2})?$'),
  rule_id text NOT NULL CHECK (rule_id ~ '^[A-Z][0-9]{2}[a-z]?$'),
  setting text NOT NULL CHECK (setting IN ('error', 'warning', 'missing', 'off', 'default')),
  reason text NOT NULL CHECK (length(reason) BETWEEN 5 AND 500),
  effective_from date NOT NULL,
  set_by uuid NOT NULL,
  set_at timestamptz(3) NOT NULL,
  CONSTRAINT rule_setting_pkey PRIMARY KEY (id)
);
COMMENT ON TABLE rule_setting IS 'Pengaturan tingkat aturan bagi satu provinsi atau kabupaten/kota; hanya bisa ditambah';
CREATE INDEX rule_setting_region_idx ON rule_setting (region_code, rule_id, effective_from DESC, set_at DESC);
REVOKE ALL ON rule_setting FROM PUBLIC;
GRANT SELECT, INSERT ON rule_setting TO mutakhir_app;

-- What a proposal's rules found ------------------------------------------------------------------------------------

-- rule_findings: 'V31b:w', each rule once. judged_settings: the settings a submission was judged by, 'V10b:o'; they stay
-- with it whatever is set later. answers_digest: a keyed hash of the answers about house and goods, set when it is sent.
ALTER TABLE proposal
  ADD COLUMN rule_findings text[] NOT NULL DEFAULT '{}',
  ADD COLUMN judged_settings text[] NOT NULL DEFAULT '{}',
  ADD COLUMN answers_digest bytea;
CREATE INDEX proposal_same_answers_idx ON proposal (regency_code, village_code, period_id, answers_digest) WHERE answers_digest IS NOT NULL;

-- Counts -----------------------------------------------------------------------------------------------------------

-- Families by rule and severity (e, w, m); rule '*' with severity '-' counts all families that were judged.
CREATE TABLE rollup_rule (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  area_code text COLLATE "C" NOT NULL,
  period_id uuid NOT NULL,
  rule_id text NOT NULL,
  severity text NOT NULL CHECK (severity IN ('e', 'w', 'm', '-')),
  families integer NOT NULL,
  CONSTRAINT rollup_rule_pkey PRIMARY KEY (regency_code, area_code, period_id, rule_id, severity)
);
COMMENT ON TABLE rollup_rule IS 'Keluarga menurut wilayah x periode x aturan x tingkat';
ALTER TABLE rollup_rule ENABLE ROW LEVEL SECURITY;
CREATE POLICY rollup_rule_in_scope ON rollup_rule FOR SELECT TO mutakhir_app USING (
  (area_code >= current_setting('app.alo1', true) AND area_code < current_setting('app.ahi1', true))
  OR (area_code >= current_setting('app.alo2', true) AND area_code < current_setting('app.ahi2', true))
  OR (area_code >= current_setting('app.alo3', true) AND area_code < current_setting('app.ahi3', true))
  OR (area_code >= current_setting('app.alo4', true) AND area_code < current_setting('app.ahi4', true)));
REVOKE ALL ON rollup_rule FROM PUBLIC;
GRANT SELECT ON rollup_rule TO mutakhir_app;

-- Per year, under the narrowest period that covers the village: what the rules found in each family's newest proposal of
-- that year that still stands. Proposals that were turned down, taken back or ran out say nothing.
CREATE FUNCTION app_rollup_village_rules(p_regency text, p_village text) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public AS $$
  WITH chosen AS (
    SELECT DISTINCT ON (year) year, id FROM period
    WHERE region_code = '0' OR left(p_village, length(region_code)) = region_code
    ORDER BY year, length(region_code) DESC, region_code DESC
  ), latest AS (
    SELECT DISTINCT ON (p.household_id, t.year) t.year, p.rule_findings
    FROM proposal p JOIN period t ON t.id = p.period_id
    WHERE p.regency_code = p_regency AND p.village_code = p_village AND p.state NOT IN ('rejected', 'withdrawn', 'expired')
    ORDER BY p.household_id, t.year, p.created_at DESC, p.id DESC
  ), counted AS (
    SELECT c.id AS period_id, split_part(f.word, ':', 1) AS rule_id, split_part(f.word, ':', 2) AS severity, count(*)::int AS families
    FROM latest l JOIN chosen c ON c.year = l.year CROSS JOIN LATERAL unnest(l.rule_findings || '*:-'::text) AS f (word)
    GROUP BY 1, 2, 3
  ), gone AS (
    DELETE FROM rollup_rule r WHERE r.regency_code = p_regency AND r.area_code = p_village AND NOT EXISTS (
      SELECT 1 FROM counted c WHERE c.period_id = r.period_id AND c.rule_id = r.rule_id AND c.severity = r.severity)
  )
  INSERT INTO rollup_rule (regency_code, area_code, period_id, rule_id, severity, families)
  SELECT p_regency, p_village, period_id, rule_id, severity, families FROM counted
  EXCEPT SELECT regency_code, area_code, period_id, rule_id, severity, families FROM rollup_rule
    WHERE regency_code = p_regency AND area_code = p_village
  ON CONFLICT (regency_code, area_code, period_id, rule_id, severity) DO UPDATE SET families = excluded.families
$$;

CREATE FUNCTION app_rollup_sum_rules(p_area text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  shelf constant text := app_regency_shelf(p_area);
BEGIN
  WITH summed AS (
    SELECT r.period_id, r.rule_id, r.severity, sum(r.families)::int AS families
    FROM app_rollup_children(p_area) c JOIN rollup_rule r ON r.regency_code = c.regency_code AND r.area_code = c.area_code
    GROUP BY 1, 2, 3
  ), gone AS (
    DELETE FROM rollup_rule r WHERE r.regency_code = shelf AND r.area_code = p_area AND NOT EXISTS (
      SELECT 1 FROM summed s WHERE s.period_id = r.period_id AND s.rule_id = r.rule_id AND s.severity = r.severity)
  )
  INSERT INTO rollup_rule (regency_code, area_code, period_id, rule_id, severity, families)
  SELECT shelf, p_area, period_id, rule_id, severity, families FROM summed
  EXCEPT SELECT regency_code, area_code, period_id, rule_id, severity, families FROM rollup_rule
    WHERE regency_code = shelf AND area_code = p_area
  ON CONFLICT (regency_code, area_code, period_id, rule_id, severity) DO UPDATE SET families = excluded.families;
END $$;
REVOKE EXECUTE ON FUNCTION app_rollup_village_rules(text, text), app_rollup_sum_rules(text) FROM PUBLIC;

-- The roll-up job's two steps take the rules along: a village's cells, and the sum of an area.
ALTER FUNCTION app_rollup_sum(text) RENAME TO app_rollup_sum_figures;
CREATE FUNCTION app_rollup_sum(p_area text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM app_rollup_sum_figures(p_area);
  PERFORM app_rollup_sum_rules(p_area);
END $$;
ALTER FUNCTION app_rollup_village_cells(text, text, timestamptz) RENAME TO app_rollup_village_figures;
CREATE FUNCTION app_rollup_village_cells(p_regency text, p_village text, p_at timestamptz) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM app_rollup_village_figures(p_regency, p_village, p_at);
  PERFORM app_rollup_village_rules(p_regency, p_village);
END $$;
REVOKE EXECUTE ON FUNCTION app_rollup_sum(text), app_rollup_village_cells(text, text, timestamptz) FROM PUBLIC;
