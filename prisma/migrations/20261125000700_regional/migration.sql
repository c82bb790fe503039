-- What regions ask besides the questionnaire, what they require, the answers, and the counts of both.

-- Definitions ------------------------------------------------------------------------------------------------------

-- Reference data: it names no family. Versions are only ever added, so that what was asked can be read as it was asked.
CREATE TABLE regional_item (
  id uuid NOT NULL,
  item_id uuid NOT NULL,
  answer_id uuid NOT NULL,
  version integer NOT NULL CHECK (version >= 1),
  region_code text COLLATE "C" NOT NULL CHECK (region_code ~ '^[0-9]{2}([0-9]{2})?$'),
  level text NOT NULL CHECK (level IN ('household', 'member')),
  label jsonb NOT NULL,
  help jsonb,
  shape jsonb NOT NULL CHECK (shape->>'type' IN ('choice', 'multi', 'integer', 'decimal', 'text', 'date')),
  owner text NOT NULL CHECK (char_length(owner) BETWEEN 2 AND 100),
  required boolean NOT NULL,
  position smallint NOT NULL CHECK (position BETWEEN 1 AND 999),
  active_from date NOT NULL,
  active_to date CHECK (active_to >= active_from),
  retired boolean NOT NULL,
  made_by uuid NOT NULL,
  made_at timestamptz(3) NOT NULL,
  CONSTRAINT regional_item_pkey PRIMARY KEY (id)
);
COMMENT ON TABLE regional_item IS 'Item daerah: pertanyaan tambahan provinsi atau kabupaten/kota; satu baris satu versi, hanya bisa ditambah';
CREATE UNIQUE INDEX regional_item_version_key ON regional_item (item_id, version);
CREATE INDEX regional_item_region_idx ON regional_item (region_code, item_id);
CREATE INDEX regional_item_answer_idx ON regional_item (answer_id);

-- Variables of the register that a region's villages must complete in a year's period; the newest row of a region counts.
CREATE TABLE period_requirement (
  id uuid NOT NULL,
  region_code text COLLATE "C" NOT NULL CHECK (region_code ~ '^[0-9]{2}([0-9]{2})?$'),
  year smallint NOT NULL,
  variables jsonb NOT NULL CHECK (jsonb_typeof(variables) = 'array'),
  made_by uuid NOT NULL,
  made_at timestamptz(3) NOT NULL,
  CONSTRAINT period_requirement_pkey PRIMARY KEY (id)
);
COMMENT ON TABLE period_requirement IS 'Variabel wajib suatu wilayah pada satu tahun pemutakhiran; hanya bisa ditambah';
CREATE INDEX period_requirement_region_idx ON period_requirement (region_code, year, made_at DESC);

REVOKE ALL ON regional_item, period_requirement FROM PUBLIC;
GRANT SELECT, INSERT ON regional_item, period_requirement TO mutakhir_app;

-- Answers ----------------------------------------------------------------------------------------------------------

-- By answer id; erased answers leave no key. The dates are the sections' own.
ALTER TABLE public.household
  ADD COLUMN regional jsonb NOT NULL DEFAULT '{}' CONSTRAINT household_regional_check CHECK (jsonb_typeof(regional) = 'object'),
  ADD COLUMN regional_as_of date,
  ADD COLUMN regional_source smallint CONSTRAINT household_regional_source_check CHECK (regional_source IN (1, 2, 3, 4));
COMMENT ON COLUMN public.household.regional IS 'Jawaban item daerah menurut nomor jawaban';
COMMENT ON COLUMN public.household.regional_as_of IS 'Tanggal keadaan: item daerah';
COMMENT ON COLUMN public.household.regional_source IS 'Sumber data: item daerah (1 muatan awal, 2 pemutakhiran, 3 pembetulan, 4 impor SID)';
ALTER TABLE public.member
  ADD COLUMN regional jsonb NOT NULL DEFAULT '{}' CONSTRAINT member_regional_check CHECK (jsonb_typeof(regional) = 'object'),
  ADD COLUMN regional_member_as_of date,
  ADD COLUMN regional_member_source smallint CONSTRAINT member_regional_member_source_check CHECK (regional_member_source IN (1, 2, 3, 4));
COMMENT ON COLUMN public.member.regional IS 'Jawaban item daerah menurut nomor jawaban';
COMMENT ON COLUMN public.member.regional_member_as_of IS 'Tanggal keadaan: item daerah';
COMMENT ON COLUMN public.member.regional_member_source IS 'Sumber data: item daerah (1 muatan awal, 2 pemutakhiran, 3 pembetulan, 4 impor SID)';

-- Counts -----------------------------------------------------------------------------------------------------------

-- Families or people by item and option; option -1 counts all who answered.
CREATE TABLE rollup_regional (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  area_code text COLLATE "C" NOT NULL,
  answer_id uuid NOT NULL,
  option smallint NOT NULL,
  answers integer NOT NULL,
  CONSTRAINT rollup_regional_pkey PRIMARY KEY (regency_code, area_code, answer_id, option)
);
COMMENT ON TABLE rollup_regional IS 'Jawaban item daerah: wilayah x item x pilihan (-1 semua yang menjawab)';

-- Families or people of whom a required variable is answered, and whose section was updated in the period.
CREATE TABLE rollup_required (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  area_code text COLLATE "C" NOT NULL,
  year smallint NOT NULL,
  level text NOT NULL,
  key text NOT NULL,
  total integer NOT NULL,
  answered integer NOT NULL,
  updated integer NOT NULL,
  CONSTRAINT rollup_required_pkey PRIMARY KEY (regency_code, area_code, year, level, key)
);
COMMENT ON TABLE rollup_required IS 'Kelengkapan variabel wajib: wilayah x tahun x variabel';

DO $$
DECLARE
  rec record;
BEGIN
  FOR rec IN SELECT unnest(ARRAY['rollup_regional', 'rollup_required']) AS name LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', rec.name);
    EXECUTE format($p$CREATE POLICY %1$I ON %2$I FOR SELECT TO mutakhir_app USING (
      (area_code >= current_setting('app.alo1', true) AND area_code < current_setting('app.ahi1', true))
      OR (area_code >= current_setting('app.alo2', true) AND area_code < current_setting('app.ahi2', true))
      OR (area_code >= current_setting('app.alo3', true) AND area_code < current_setting('app.ahi3', true))
      OR (area_code >= current_setting('app.alo4', true) AND area_code < current_setting('app.ahi4', true)))$p$,
      rec.name || '_in_scope', rec.name);
  END LOOP;
END $$;
REVOKE ALL ON rollup_regional, rollup_required FROM PUBLIC;
GRANT SELECT ON rollup_regional, rollup_required TO mutakhir_app;

CREATE FUNCTION app_rollup_village_regional(p_regency text, p_village text) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public AS $$
  WITH answers AS MATERIALIZED (
    SELECT e.key::uuid AS answer_id, e.value FROM household h CROSS JOIN LATERAL jsonb_each(h.regional) e
    WHERE h.regency_code = p_regency AND h.village_code = p_village AND h.status IN (1, 2)
    UNION ALL
    SELECT e.key::uuid, e.value FROM household h
    JOIN member m ON m.regency_code = h.regency_code AND m.household_id = h.id
    CROSS JOIN LATERAL jsonb_each(m.regional) e
    WHERE h.regency_code = p_regency AND h.village_code = p_village AND h.status IN (1, 2)
      AND m.active AND (m.presence IS NULL OR m.presence IN (1, 5))
  ), coded AS (
    SELECT DISTINCT i.answer_id FROM regional_item i
    WHERE i.answer_id IN (SELECT a.answer_id FROM answers a) AND i.shape->>'type' IN ('choice', 'multi')
  ), counted AS (
    SELECT answer_id, option, count(*)::int AS answers FROM (
      SELECT a.answer_id, (-1)::smallint AS option FROM answers a
      UNION ALL
      SELECT a.answer_id, o.code::text::smallint FROM answers a JOIN coded c ON c.answer_id = a.answer_id
      CROSS JOIN LATERAL jsonb_array_elements(CASE jsonb_typeof(a.value) WHEN 'array' THEN a.value ELSE jsonb_build_array(a.value) END) AS o (code)
      WHERE jsonb_typeof(o.code) = 'number'
    ) each_answer GROUP BY 1, 2
  ), gone AS (
    DELETE FROM rollup_regional r WHERE r.regency_code = p_regency AND r.area_code = p_village AND NOT EXISTS (
      SELECT 1 FROM counted c WHERE c.answer_id = r.answer_id AND c.option = r.option)
  )
  INSERT INTO rollup_regional (regency_code, area_code, answer_id, option, answers)
  SELECT p_regency, p_village, answer_id, option, answers FROM counted
  EXCEPT SELECT regency_code, area_code, answer_id, option, answers FROM rollup_regional
    WHERE regency_code = p_regency AND area_code = p_village
  ON CONFLICT (regency_code, area_code, answer_id, option) DO UPDATE SET answers = excluded.answers
$$;

-- The required variables of the period that is open today. What an ended period reached stays as it was counted last.
CREATE FUNCTION app_rollup_village_required(p_regency text, p_village text, p_today date) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  current record;
  need record;
  kept text[] := '{}';
BEGIN
  SELECT p.year, p.starts_on INTO current FROM period p
    WHERE (p.region_code = '0' OR left(p_village, length(p.region_code)) = p.region_code) AND p_today BETWEEN p.starts_on AND p.ends_on
    ORDER BY length(p.region_code) DESC, p.region_code DESC LIMIT 1;
  IF current.year IS NULL THEN RETURN; END IF;
  FOR need IN
    SELECT DISTINCT v.level, v.key, v."column", v."asOf" FROM (
      SELECT DISTINCT ON (r.region_code) r.variables FROM period_requirement r
      WHERE r.region_code IN (left(p_village, 2), p_regency) AND r.year = current.year ORDER BY r.region_code, r.made_at DESC, r.id DESC
    ) newest CROSS JOIN LATERAL jsonb_to_recordset(newest.variables) AS v (level text, key text, "column" text, "asOf" text)
  LOOP
    kept := kept || (need.level || '.' || need.key);
    EXECUTE format(
      CASE need.level
        WHEN 'household' THEN $q$
          INSERT INTO rollup_required (regency_code, area_code, year, level, key, total, answered, updated)
          SELECT $1, $2, $3, $4, $5, count(*), count(*) FILTER (WHERE %1$s), count(*) FILTER (WHERE t.%2$I >= $6)
          FROM household t WHERE t.regency_code = $1 AND t.village_code = $2 AND t.status IN (1, 2)$q$
        ELSE $q$
          INSERT INTO rollup_required (regency_code, area_code, year, level, key, total, answered, updated)
          SELECT $1, $2, $3, $4, $5, count(*), count(*) FILTER (WHERE %1$s), count(*) FILTER (WHERE t.%2$I >= $6)
          FROM household h JOIN member m ON m.regency_code = h.regency_code AND m.household_id = h.id
          LEFT JOIN %3$I t ON t.regency_code = m.regency_code AND t.id = m.id
          WHERE h.regency_code = $1 AND h.village_code = $2 AND h.status IN (1, 2)
            AND m.active AND (m.presence IS NULL OR m.presence IN (1, 5))$q$
      END || $q$ ON CONFLICT (regency_code, area_code, year, level, key)
        DO UPDATE SET total = excluded.total, answered = excluded.answered, updated = excluded.updated$q$,
      -- An empty set of codes is no answer.
      format($a$nullif(t.%I::text, '{}') IS NOT NULL$a$, need."column"), need."asOf",
      CASE need.level WHEN 'civil' THEN 'member_civil' ELSE 'member' END
    ) USING p_regency, p_village, current.year, need.level, need.key, current.starts_on;
  END LOOP;
  DELETE FROM rollup_required r WHERE r.regency_code = p_regency AND r.area_code = p_village AND r.year = current.year
    AND NOT (r.level || '.' || r.key) = ANY (kept);
END $$;

CREATE FUNCTION app_rollup_sum_regional(p_area text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  shelf constant text := app_regency_shelf(p_area);
BEGIN
  WITH summed AS (
    SELECT r.answer_id, r.option, sum(r.answers)::int AS answers
    FROM app_rollup_children(p_area) c JOIN rollup_regional r ON r.regency_code = c.regency_code AND r.area_code = c.area_code
    GROUP BY 1, 2
  ), gone AS (
    DELETE FROM rollup_regional r WHERE r.regency_code = shelf AND r.area_code = p_area AND NOT EXISTS (
      SELECT 1 FROM summed s WHERE s.answer_id = r.answer_id AND s.option = r.option)
  )
  INSERT INTO rollup_regional (regency_code, area_code, answer_id, option, answers)
  SELECT shelf, p_area, answer_id, option, answers FROM summed
  EXCEPT SELECT regency_code, area_code, answer_id, option, answers FROM rollup_regional WHERE regency_code = shelf AND area_code = p_area
  ON CONFLICT (regency_code, area_code, answer_id, option) DO UPDATE SET answers = excluded.answers;

  WITH summed AS (
    SELECT r.year, r.level, r.key, sum(r.total)::int AS total, sum(r.answered)::int AS answered, sum(r.updated)::int AS updated
    FROM app_rollup_children(p_area) c JOIN rollup_required r ON r.regency_code = c.regency_code AND r.area_code = c.area_code
    GROUP BY 1, 2, 3
  ), gone AS (
    DELETE FROM rollup_required r WHERE r.regency_code = shelf AND r.area_code = p_area AND NOT EXISTS (
      SELECT 1 FROM summed s WHERE s.year = r.year AND s.level = r.level AND s.key = r.key)
  )
  INSERT INTO rollup_required (regency_code, area_code, year, level, key, total, answered, updated)
  SELECT shelf, p_area, year, level, key, total, answered, updated FROM summed
  EXCEPT SELECT regency_code, area_code, year, level, key, total, answered, updated FROM rollup_required
    WHERE regency_code = shelf AND area_code = p_area
  ON CONFLICT (regency_code, area_code, year, level, key) DO UPDATE SET total = excluded.total, answered = excluded.answered,
    updated = excluded.updated;
END $$;

-- The roll-up job's two steps take the regions' items along, whatever they did before.
ALTER FUNCTION app_rollup_sum(text) RENAME TO app_rollup_sum_but_regional;
CREATE FUNCTION app_rollup_sum(p_area text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM app_rollup_sum_but_regional(p_area);
  PERFORM app_rollup_sum_regional(p_area);
END $$;
ALTER FUNCTION app_rollup_village_cells(text, text, timestamptz) RENAME TO app_rollup_village_cells_but_regional;
CREATE FUNCTION app_rollup_village_cells(p_regency text, p_village text, p_at timestamptz) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM app_rollup_village_cells_but_regional(p_regency, p_village, p_at);
  PERFORM app_rollup_village_regional(p_regency, p_village);
  PERFORM app_rollup_village_required(p_regency, p_village,
    (p_at AT TIME ZONE coalesce((SELECT time_zone FROM region WHERE code = p_village), 'Asia/Jakarta'))::date);
END $$;

-- Asks for a count of a region's villages that have families: what they must complete has changed. The region must lie in
-- the caller's area, whatever their mode; counting again changes nothing that was counted right.
CREATE FUNCTION app_enqueue_region(p_region text) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  place record;
  enqueued int := 0;
BEGIN
  IF (p_region ~ '^[0-9]{2}([0-9]{2})?$' AND (
    (p_region >= current_setting('app.alo1', true) AND p_region < current_setting('app.ahi1', true))
    OR (p_region >= current_setting('app.alo2', true) AND p_region < current_setting('app.ahi2', true))
  )) IS NOT TRUE THEN
    RAISE EXCEPTION 'out of scope';
  END IF;
  FOR place IN SELECT r.code FROM region r WHERE r.level = 4 AND r.code > p_region COLLATE "C" AND r.code < (p_region || ':') COLLATE "C"
    AND EXISTS (SELECT 1 FROM household h WHERE h.regency_code = left(r.code, 4) AND h.village_code = r.code)
  LOOP
    PERFORM graphile_worker.add_job('rollup-village',
      json_build_object('regencyCode', left(place.code, 4), 'villageCode', place.code),
      job_key => 'recount:' || place.code, job_key_mode => 'preserve_run_at', priority => 10);
    enqueued := enqueued + 1;
  END LOOP;
  RETURN enqueued;
END $$;

REVOKE EXECUTE ON FUNCTION app_rollup_village_regional(text, text), app_rollup_village_required(text, text, date),
  app_rollup_sum_regional(text), app_rollup_sum(text), app_rollup_village_cells(text, text, timestamptz), app_enqueue_region(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_enqueue_region(text) TO mutakhir_app;
