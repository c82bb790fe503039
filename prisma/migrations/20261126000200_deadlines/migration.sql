-- Deadlines of the tiers as data, and the calendar by which they are counted.

-- Reference data: both tables name no family.
CREATE TABLE holiday (
  region_code text COLLATE "C" NOT NULL CHECK (region_code ~ '^(0|[0-9]{2}|[0-9]{4})$'),
  day date NOT NULL,
  kind text NOT NULL CHECK (kind IN ('national', 'joint-leave', 'regional')),
  name_id text NOT NULL CHECK (length(name_id) BETWEEN 3 AND 120),
  name_en text NOT NULL CHECK (length(name_en) BETWEEN 3 AND 120),
  source text NOT NULL CHECK (length(source) BETWEEN 3 AND 200),
  set_by uuid,
  set_at timestamptz(3) NOT NULL,
  CONSTRAINT holiday_pkey PRIMARY KEY (region_code, day)
);
COMMENT ON TABLE holiday IS 'Hari tanpa kerja: nasional, cuti bersama, dan libur daerah';
REVOKE ALL ON holiday FROM PUBLIC;
GRANT SELECT, INSERT, DELETE ON holiday TO mutakhir_app;

-- SKB of three ministers 1497/2025, 2/2025 and 5/2025: 17 holidays and 8 days of joint leave.
INSERT INTO holiday (region_code, day, kind, name_id, name_en, source, set_at)
SELECT '0', v.day::date, v.kind, v.name_id, v.name_en, 'SKB 3 Menteri 1497/2025, 2/2025, 5/2025', '2026-11-26T00:00:00Z'
FROM (VALUES
  ('2026-01-01', 'national', 'Tahun Baru 2026', 'New Year''s Day'),
  ('2026-01-16', 'national', 'Isra Mikraj', 'Ascension of the Prophet'),
  ('2026-02-16', 'joint-leave', 'Cuti bersama Imlek', 'Joint leave, Lunar New Year'),
  ('2026-02-17', 'national', 'Tahun Baru Imlek 2577', 'Lunar New Year'),
  ('2026-03-18', 'joint-leave', 'Cuti bersama Nyepi', 'Joint leave, Nyepi'),
  ('2026-03-19', 'national', 'Nyepi, Tahun Baru Saka 1948', 'Nyepi, Day of Silence'),
  ('2026-03-20', 'joint-leave', 'Cuti bersama Idul Fitri', 'Joint leave, Eid al-Fitr'),
  ('2026-03-21', 'national', 'Idul Fitri 1447 H', 'Eid al-Fitr'),
  ('2026-03-22', 'national', 'Idul Fitri 1447 H', 'Eid al-Fitr'),
  ('2026-03-23', 'joint-leave', 'Cuti bersama Idul Fitri', 'Joint leave, Eid al-Fitr'),
  ('2026-03-24', 'joint-leave', 'Cuti bersama Idul Fitri', 'Joint leave, Eid al-Fitr'),
  ('2026-04-03', 'national', 'Wafat Yesus Kristus', 'Good Friday'),
  ('2026-04-05', 'national', 'Paskah', 'Easter Sunday'),
  ('2026-05-01', 'national', 'Hari Buruh', 'Labour Day'),
  ('2026-05-14', 'national', 'Kenaikan Yesus Kristus', 'Ascension Day'),
  ('2026-05-15', 'joint-leave', 'Cuti bersama Kenaikan', 'Joint leave, Ascension Day'),
  ('2026-05-27', 'national', 'Idul Adha 1447 H', 'Eid al-Adha'),
  ('2026-05-28', 'joint-leave', 'Cuti bersama Idul Adha', 'Joint leave, Eid al-Adha'),
  ('2026-05-31', 'national', 'Waisak 2570 BE', 'Vesak'),
  ('2026-06-01', 'national', 'Hari Lahir Pancasila', 'Pancasila Day'),
  ('2026-06-16', 'national', '1 Muharam 1448 H', 'Islamic New Year'),
  ('2026-08-17', 'national', 'Hari Kemerdekaan', 'Independence Day'),
  ('2026-08-25', 'national', 'Maulid Nabi', 'Birthday of the Prophet'),
  ('2026-12-24', 'joint-leave', 'Cuti bersama Natal', 'Joint leave, Christmas'),
  ('2026-12-25', 'national', 'Natal', 'Christmas Day')
) AS v (day, kind, name_id, name_en);
-- Of later years only the days that the law fixes in the solar calendar; the others are set here when their decree is out.
INSERT INTO holiday (region_code, day, kind, name_id, name_en, source, set_at)
SELECT '0', make_date(y, v.m, v.d), 'national', v.name_id, v.name_en, 'Keppres 8/2024', '2026-11-26T00:00:00Z'
FROM generate_series(2027, 2030) AS y CROSS JOIN (VALUES
  (1, 1, 'Tahun Baru', 'New Year''s Day'),
  (5, 1, 'Hari Buruh', 'Labour Day'),
  (6, 1, 'Hari Lahir Pancasila', 'Pancasila Day'),
  (8, 17, 'Hari Kemerdekaan', 'Independence Day'),
  (12, 25, 'Natal', 'Christmas Day')
) AS v (m, d, name_id, name_en);

-- Rows are only ever added; the nearest region's newest that has begun counts. A region is a province, regency, district
-- or village: a village that is far away may be given longer.
CREATE TABLE tier_deadline (
  id uuid NOT NULL,
  region_code text COLLATE "C" NOT NULL CHECK (region_code ~ '^[0-9]{2}([0-9]{2}([0-9]{2}([0-9]{4})?)?)?$'),
  state text NOT NULL CHECK (state IN ('endorsed', 'verified', 'validated')),
  day_count smallint NOT NULL CHECK (day_count BETWEEN 1 AND 60),
  unit text NOT NULL CHECK (unit IN ('day', 'working-day')),
  reason text NOT NULL CHECK (length(reason) BETWEEN 5 AND 500),
  effective_from date NOT NULL,
  set_by uuid NOT NULL,
  set_at timestamptz(3) NOT NULL,
  CONSTRAINT tier_deadline_pkey PRIMARY KEY (id)
);
COMMENT ON TABLE tier_deadline IS 'Tenggat satu jenjang di satu wilayah; hanya bisa ditambah';
CREATE INDEX tier_deadline_region_idx ON tier_deadline (region_code, state, effective_from DESC, set_at DESC);
REVOKE ALL ON tier_deadline FROM PUBLIC;
GRANT SELECT, INSERT ON tier_deadline TO mutakhir_app;

-- What is late is counted by its deadline alone, now that deadlines differ.
CREATE INDEX proposal_due_idx ON proposal (regency_code, state, due_at) WHERE due_at IS NOT NULL;

-- On which days proposals of an area entered a tier and left it (NULL: they wait), with how many share both, and how many of
-- those that wait are late: what a trial of another deadline needs. Counts alone, and only of areas inside the figures' scope;
-- who configures reads no proposal. Areas inside with a deadline of their own are left out: the nearest one would hold there.
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
