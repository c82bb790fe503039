-- A village, a district, a regency closes a year when nothing of it is open, and is opened again with a reason. Reference
-- data: the table names no family. Rows are only ever added; a region's newest of a year counts. The year is kept beside
-- the period, because a regency may get a period of its own in the middle of a year, and stays closed then.
CREATE TABLE period_closing (
  id uuid NOT NULL,
  region_code text COLLATE "C" NOT NULL CHECK (region_code ~ '^([0-9]{4}|[0-9]{6}|[0-9]{10})$'),
  year smallint NOT NULL,
  period_id uuid NOT NULL REFERENCES period (id) ON UPDATE NO ACTION ON DELETE RESTRICT,
  event text NOT NULL CHECK (event IN ('close', 'reopen')),
  reason text,
  by uuid NOT NULL,
  at timestamptz(3) NOT NULL,
  -- Orders what happened in one instant.
  ordinal bigint GENERATED ALWAYS AS IDENTITY,
  CONSTRAINT period_closing_pkey PRIMARY KEY (id),
  CONSTRAINT period_closing_reopened_for CHECK (event = 'close' OR (reason IS NOT NULL AND length(reason) BETWEEN 5 AND 500))
);
COMMENT ON TABLE period_closing IS 'Penutupan dan pembukaan kembali periode satu wilayah; hanya bisa ditambah';
CREATE UNIQUE INDEX period_closing_newest ON period_closing (region_code, year, ordinal DESC) INCLUDE (event);
REVOKE ALL ON period_closing FROM PUBLIC;
GRANT SELECT, INSERT ON period_closing TO mutakhir_app;

-- What the season's figures count: families by the day their proposal came into the record, without the heap.
CREATE INDEX proposal_applied_season ON proposal (regency_code, period_id, village_code, household_id, state_since)
  WHERE state = 'applied' AND kind <> 'event';

-- What is open in a village and year, counted without the heap: a season's 35,000 took 72 ms instead of 135 on a busy machine.
CREATE INDEX proposal_open_work ON proposal (regency_code, village_code, period_id, state)
  WHERE state IN ('draft', 'submitted', 'endorsed', 'verified', 'signed', 'validated', 'returned');

-- What is still open in the villages of a regency in a year, by kind: counts alone, inside the figures' scope. The policies
-- would look at the household of each proposal. A transfer that was not answered in time has lapsed by the clock.
CREATE FUNCTION app_open_work(p_regency text, p_villages text[], p_year int, p_now timestamptz)
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
$$;
REVOKE EXECUTE ON FUNCTION app_open_work(text, text[], int, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_open_work(text, text[], int, timestamptz) TO mutakhir_app;

-- Families of an area of one regency by the month in which they were first updated in a year. Counts alone, inside the
-- figures' scope. A whole area or nothing: half of it would be no figure of the area.
CREATE FUNCTION app_season_months(p_regency text, p_lo text, p_hi text, p_year int, p_zone text)
RETURNS TABLE (month text, families integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT to_char(first_at AT TIME ZONE p_zone, 'YYYY-MM'), count(*)::integer FROM (
    SELECT min(p.state_since) AS first_at FROM proposal p
    WHERE EXISTS (SELECT 1 FROM (VALUES (current_setting('app.alo1', true), current_setting('app.ahi1', true)),
          (current_setting('app.alo2', true), current_setting('app.ahi2', true)),
          (current_setting('app.alo3', true), current_setting('app.ahi3', true)),
          (current_setting('app.alo4', true), current_setting('app.ahi4', true))) AS v (lo, hi)
        WHERE v.lo <> '' AND p_lo COLLATE "C" >= v.lo COLLATE "C" AND p_hi COLLATE "C" <= v.hi COLLATE "C")
      AND p.regency_code = p_regency AND p.period_id = ANY (ARRAY(SELECT id FROM period WHERE year = p_year))
      AND p.village_code >= p_lo AND p.village_code < p_hi AND p.state = 'applied' AND p.kind <> 'event'
    GROUP BY p.household_id
  ) first GROUP BY 1
$$;
REVOKE EXECUTE ON FUNCTION app_season_months(text, text, text, int, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_season_months(text, text, text, int, text) TO mutakhir_app;
