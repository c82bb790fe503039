-- Rollups (DECIDED 19, 20). A village's cells come from its families; district, regency, province and nation are stored
-- sums of the level below. Everything is recomputed, nothing is added up by differences, so a lost or repeated run
-- cannot make figures drift.

-- Children of an area are found through their freshness rows: each area that has any cell has exactly one.
CREATE INDEX rollup_freshness_level_idx ON rollup_freshness (length(area_code), area_code);
CREATE INDEX dirty_village_village_idx ON dirty_village (regency_code, village_code);

-- What counts ------------------------------------------------------------------------------------------------------

-- A person counts in the family where they live or from which they are away for a while (presence 1 or 5, or not yet
-- asked). Closed families (status 3) count nowhere. Disability: "banyak kesulitan" or worse in any domain.
CREATE VIEW rollup_source_member AS
SELECT h.regency_code, h.village_code, coalesce(h.decile_national, 0)::smallint AS decile, coalesce(m.sex, 0)::smallint AS sex,
  m.birth_date, m.demographic_as_of AS as_of,
  coalesce(least(m.difficulty_seeing, m.difficulty_hearing, m.difficulty_walking, m.difficulty_hands, m.difficulty_learning,
    m.difficulty_behaviour, m.difficulty_speaking, m.difficulty_self_care, m.difficulty_remembering) <= 2, false) AS disability
FROM household h
JOIN member m ON m.regency_code = h.regency_code AND m.household_id = h.id
WHERE h.status IN (1, 2) AND m.active AND (m.presence IS NULL OR m.presence IN (1, 5));

-- One row a family: sex of the head (0 unknown), persons that count (7 and more is 7, 0 when none), and the newest
-- condition date of any of its sections, those of its members included.
CREATE VIEW rollup_source_family AS
SELECT h.regency_code, h.village_code, h.id, coalesce(h.decile_national, 0)::smallint AS decile,
  coalesce(min(m.sex) FILTER (WHERE m.relation_to_head = 1), 0)::smallint AS head_sex,
  least(count(m.id) FILTER (WHERE m.presence IS NULL OR m.presence IN (1, 5)), 7)::smallint AS size,
  greatest(h.place_as_of, h.officer_as_of, h.housing_as_of, h.programs_as_of, h.assets_as_of, h.services_as_of, h.notes_as_of,
    max(greatest(m.demographic_as_of, m.education_as_of, m.employment_as_of, m.business_as_of, m.health_as_of, m.protection_as_of))) AS last_as_of
FROM household h
LEFT JOIN member m ON m.regency_code = h.regency_code AND m.household_id = h.id AND m.active
WHERE h.status IN (1, 2)
GROUP BY h.regency_code, h.village_code, h.id;
REVOKE ALL ON rollup_source_member, rollup_source_family FROM PUBLIC;

-- 1: 0-4, 2: 5-6, 3: 7-12, 4: 13-15, 5: 16-18, 6: 19-24, 7: 25-59, 8: 60-69, 9: 70 and more; 0 unknown.
CREATE FUNCTION app_age_group(p_born date, p_at date) RETURNS smallint LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN p_born IS NULL OR p_born > p_at THEN 0
    ELSE 1 + width_bucket(extract(year FROM age(p_at::timestamp, p_born::timestamp))::int, ARRAY[5, 7, 13, 16, 19, 25, 60, 70])
  END::smallint
$$;

-- The four digits under which a region's rows stand: 5200 for a province, 0000 for the nation.
CREATE FUNCTION app_regency_shelf(p_area text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN p_area = '0' THEN '0000' ELSE rpad(left(p_area, 4), 4, '0') END
$$;

-- One village ------------------------------------------------------------------------------------------------------

-- Each statement below writes only the cells that changed and deletes those that became empty.

CREATE FUNCTION app_rollup_village_people(p_regency text, p_village text, p_today date) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public AS $$
  WITH counted AS (
    SELECT decile, sex, app_age_group(birth_date, coalesce(as_of, p_today)) AS age_group, disability, count(*)::int AS people
    FROM rollup_source_member WHERE regency_code = p_regency AND village_code = p_village
    GROUP BY 1, 2, 3, 4
  ), gone AS (
    DELETE FROM rollup_person r WHERE r.regency_code = p_regency AND r.area_code = p_village AND NOT EXISTS (
      SELECT 1 FROM counted c WHERE c.decile = r.decile AND c.sex = r.sex AND c.age_group = r.age_group AND c.disability = r.disability)
  )
  INSERT INTO rollup_person (regency_code, area_code, decile, sex, age_group, disability, people)
  SELECT p_regency, p_village, decile, sex, age_group, disability, people FROM counted
  EXCEPT SELECT regency_code, area_code, decile, sex, age_group, disability, people FROM rollup_person
    WHERE regency_code = p_regency AND area_code = p_village
  ON CONFLICT (regency_code, area_code, decile, sex, age_group, disability) DO UPDATE SET people = excluded.people
$$;

-- Families by decile, sex of head and size, and the village's freshness row. Updated means: a condition date within the
-- twelve months before today.
CREATE FUNCTION app_rollup_village_families(p_regency text, p_village text, p_at timestamptz, p_today date) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public AS $$
  WITH family AS MATERIALIZED (
    SELECT decile, head_sex, size, last_as_of FROM rollup_source_family
    WHERE regency_code = p_regency AND village_code = p_village
  ), counted AS (
    SELECT decile, head_sex, size, count(*)::int AS families FROM family GROUP BY 1, 2, 3
  ), gone AS (
    DELETE FROM rollup_family r WHERE r.regency_code = p_regency AND r.area_code = p_village AND NOT EXISTS (
      SELECT 1 FROM counted c WHERE c.decile = r.decile AND c.head_sex = r.head_sex AND c.size = r.size)
  ), fresh AS (
    INSERT INTO rollup_freshness (regency_code, area_code, rolled_up_at, families, people, updated_within_year)
    SELECT p_regency, p_village, p_at, (SELECT count(*) FROM family),
      (SELECT coalesce(sum(people), 0) FROM rollup_person WHERE regency_code = p_regency AND area_code = p_village),
      (SELECT count(*) FROM family WHERE last_as_of > p_today - interval '12 months')
    ON CONFLICT (regency_code, area_code) DO UPDATE SET rolled_up_at = excluded.rolled_up_at, families = excluded.families,
      people = excluded.people, updated_within_year = excluded.updated_within_year
  )
  INSERT INTO rollup_family (regency_code, area_code, decile, head_sex, size, families)
  SELECT p_regency, p_village, decile, head_sex, size, families FROM counted
  EXCEPT SELECT regency_code, area_code, decile, head_sex, size, families FROM rollup_family
    WHERE regency_code = p_regency AND area_code = p_village
  ON CONFLICT (regency_code, area_code, decile, head_sex, size) DO UPDATE SET families = excluded.families
$$;

-- Per year, under the narrowest period that covers the village: each family by the state of its newest proposal of that
-- year, 'none' when there is none. A new family counts while its proposal is open, and as a family once applied.
CREATE FUNCTION app_rollup_village_progress(p_regency text, p_village text) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public AS $$
  WITH chosen AS (
    SELECT DISTINCT ON (year) year, id FROM period
    WHERE region_code = '0' OR left(p_village, length(region_code)) = region_code
    ORDER BY year, length(region_code) DESC, region_code DESC
  ), latest AS (
    SELECT DISTINCT ON (p.household_id, t.year) p.household_id, t.year, p.state
    FROM household h
    JOIN proposal p ON p.regency_code = h.regency_code AND p.household_id = h.id
    JOIN period t ON t.id = p.period_id
    WHERE h.regency_code = p_regency AND h.village_code = p_village AND h.status IN (1, 2)
    ORDER BY p.household_id, t.year, p.created_at DESC, p.id DESC
  ), counted AS (
    SELECT period_id, state, count(*)::int AS families FROM (
      SELECT c.id AS period_id, coalesce(l.state, 'none') AS state
      FROM household h CROSS JOIN chosen c
      LEFT JOIN latest l ON l.household_id = h.id AND l.year = c.year
      WHERE h.regency_code = p_regency AND h.village_code = p_village AND h.status IN (1, 2)
      UNION ALL
      SELECT c.id, p.state
      FROM proposal p JOIN period t ON t.id = p.period_id JOIN chosen c ON c.year = t.year
      WHERE p.regency_code = p_regency AND p.village_code = p_village AND p.kind = 'new-household'
        AND p.state IN ('draft', 'submitted', 'endorsed', 'verified', 'validated', 'returned')
        AND NOT EXISTS (SELECT 1 FROM household h WHERE h.regency_code = p.regency_code AND h.id = p.household_id)
    ) each_family GROUP BY 1, 2
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

CREATE FUNCTION app_rollup_village_cells(p_regency text, p_village text, p_at timestamptz) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  today constant date := (p_at AT TIME ZONE coalesce((SELECT time_zone FROM region WHERE code = p_village), 'Asia/Jakarta'))::date;
BEGIN
  PERFORM app_rollup_village_people(p_regency, p_village, today);
  PERFORM app_rollup_village_families(p_regency, p_village, p_at, today);
  PERFORM app_rollup_village_progress(p_regency, p_village);
END $$;

-- Sums -------------------------------------------------------------------------------------------------------------

-- The areas right below one, as shelves and codes. Practice (99) is no child of the nation (DECIDED 8). No search_path of
-- its own: with one the planner could not look inside and would read the whole table for each sum.
CREATE FUNCTION app_rollup_children(p_area text) RETURNS TABLE (regency_code text, area_code text)
LANGUAGE sql STABLE AS $$
  SELECT f.regency_code, f.area_code FROM public.rollup_freshness f
  WHERE length(f.area_code) = CASE length(p_area) WHEN 6 THEN 10 WHEN 4 THEN 6 WHEN 2 THEN 4 ELSE 2 END
    AND f.area_code >= CASE WHEN p_area = '0' THEN '1' ELSE p_area END COLLATE "C"
    AND f.area_code < CASE WHEN p_area = '0' THEN '99' ELSE p_area || ':' END COLLATE "C"
$$;

CREATE FUNCTION app_rollup_sum(p_area text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  shelf constant text := app_regency_shelf(p_area);
BEGIN
  WITH summed AS (
    SELECT r.decile, r.sex, r.age_group, r.disability, sum(r.people)::int AS people
    FROM app_rollup_children(p_area) c JOIN rollup_person r ON r.regency_code = c.regency_code AND r.area_code = c.area_code
    GROUP BY 1, 2, 3, 4
  ), gone AS (
    DELETE FROM rollup_person r WHERE r.regency_code = shelf AND r.area_code = p_area AND NOT EXISTS (
      SELECT 1 FROM summed s WHERE s.decile = r.decile AND s.sex = r.sex AND s.age_group = r.age_group AND s.disability = r.disability)
  )
  INSERT INTO rollup_person (regency_code, area_code, decile, sex, age_group, disability, people)
  SELECT shelf, p_area, decile, sex, age_group, disability, people FROM summed
  EXCEPT SELECT regency_code, area_code, decile, sex, age_group, disability, people FROM rollup_person
    WHERE regency_code = shelf AND area_code = p_area
  ON CONFLICT (regency_code, area_code, decile, sex, age_group, disability) DO UPDATE SET people = excluded.people;

  WITH summed AS (
    SELECT r.decile, r.head_sex, r.size, sum(r.families)::int AS families
    FROM app_rollup_children(p_area) c JOIN rollup_family r ON r.regency_code = c.regency_code AND r.area_code = c.area_code
    GROUP BY 1, 2, 3
  ), gone AS (
    DELETE FROM rollup_family r WHERE r.regency_code = shelf AND r.area_code = p_area AND NOT EXISTS (
      SELECT 1 FROM summed s WHERE s.decile = r.decile AND s.head_sex = r.head_sex AND s.size = r.size)
  )
  INSERT INTO rollup_family (regency_code, area_code, decile, head_sex, size, families)
  SELECT shelf, p_area, decile, head_sex, size, families FROM summed
  EXCEPT SELECT regency_code, area_code, decile, head_sex, size, families FROM rollup_family
    WHERE regency_code = shelf AND area_code = p_area
  ON CONFLICT (regency_code, area_code, decile, head_sex, size) DO UPDATE SET families = excluded.families;

  WITH summed AS (
    SELECT r.period_id, r.state, sum(r.families)::int AS families
    FROM app_rollup_children(p_area) c JOIN rollup_progress r ON r.regency_code = c.regency_code AND r.area_code = c.area_code
    GROUP BY 1, 2
  ), gone AS (
    DELETE FROM rollup_progress r WHERE r.regency_code = shelf AND r.area_code = p_area AND NOT EXISTS (
      SELECT 1 FROM summed s WHERE s.period_id = r.period_id AND s.state = r.state)
  )
  INSERT INTO rollup_progress (regency_code, area_code, period_id, state, families)
  SELECT shelf, p_area, period_id, state, families FROM summed
  EXCEPT SELECT regency_code, area_code, period_id, state, families FROM rollup_progress
    WHERE regency_code = shelf AND area_code = p_area
  ON CONFLICT (regency_code, area_code, period_id, state) DO UPDATE SET families = excluded.families;

  INSERT INTO rollup_freshness (regency_code, area_code, rolled_up_at, families, people, updated_within_year)
  SELECT shelf, p_area, max(f.rolled_up_at), sum(f.families), sum(f.people), sum(f.updated_within_year)
  FROM app_rollup_children(p_area) c JOIN rollup_freshness f ON f.regency_code = c.regency_code AND f.area_code = c.area_code
  HAVING count(*) > 0
  ON CONFLICT (regency_code, area_code) DO UPDATE SET rolled_up_at = excluded.rolled_up_at, families = excluded.families,
    people = excluded.people, updated_within_year = excluded.updated_within_year;
END $$;

-- Two villages of one district may roll up at once. Each waits for the other before it sums their district, and then sees
-- the other's committed rows, so no sum is lost. Areas are locked from the bottom up: no two runs can wait in a circle.
CREATE FUNCTION app_rollup_lock(p_area text) RETURNS void LANGUAGE sql SET search_path = pg_catalog, public AS $$
  SELECT pg_advisory_xact_lock(4000000000000000000 + p_area::bigint)
$$;

-- The roll-up job's whole work for one village, in one transaction: clears the stale marks it can see, then counts. A mark
-- that arrives meanwhile is not among those cleared, and its own job runs again after this one.
CREATE FUNCTION app_rollup_village(p_regency text, p_village text, p_at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  area text;
BEGIN
  IF p_village !~ '^[0-9]{10}$' OR left(p_village, 4) <> p_regency THEN RAISE EXCEPTION 'not a village of the regency'; END IF;
  -- Each statement must see what was committed while it waited for a lock.
  IF current_setting('transaction_isolation') <> 'read committed' THEN RAISE EXCEPTION 'roll-ups need read committed'; END IF;
  -- The portal's role works under the village's scope; the owner, who seeds and repairs, needs none.
  IF NOT pg_has_role(session_user, current_user, 'MEMBER') AND app_scope_holds(p_regency, p_village, NULL) IS NOT TRUE THEN
    RAISE EXCEPTION 'out of scope';
  END IF;
  PERFORM pg_advisory_xact_lock_shared(4000000000000000000 - 1);
  PERFORM app_rollup_lock(p_village);
  DELETE FROM dirty_village WHERE regency_code = p_regency AND village_code = p_village;
  PERFORM app_rollup_village_cells(p_regency, p_village, p_at);
  FOREACH area IN ARRAY ARRAY[left(p_village, 6), p_regency, left(p_village, 2), '0'] LOOP
    CONTINUE WHEN area = '0' AND left(p_village, 2) = '99';
    PERFORM app_rollup_lock(area);
    PERFORM app_rollup_sum(area);
  END LOOP;
END $$;

-- Counts every village and every level again, alone: after a seed, a restored backup, or when figures are doubted.
CREATE FUNCTION app_rollup_all(p_at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  digits int;
  place record;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN RAISE EXCEPTION 'roll-ups need read committed'; END IF;
  PERFORM pg_advisory_xact_lock(4000000000000000000 - 1);
  DELETE FROM dirty_village;
  FOR place IN
    SELECT regency_code, village_code FROM household
    UNION SELECT regency_code, village_code FROM proposal WHERE kind = 'new-household'
    UNION SELECT regency_code, area_code FROM rollup_freshness WHERE length(area_code) = 10
  LOOP
    PERFORM app_rollup_village_cells(place.regency_code, place.village_code, p_at);
  END LOOP;
  FOREACH digits IN ARRAY ARRAY[6, 4, 2] LOOP
    FOR place IN SELECT DISTINCT left(area_code, digits) AS code FROM rollup_freshness WHERE length(area_code) = 10 LOOP
      PERFORM app_rollup_sum(place.code);
    END LOOP;
  END LOOP;
  PERFORM app_rollup_sum('0');
END $$;

-- Enqueues the villages whose marks nobody took: their job was lost or gave up. The worker calls it when it starts.
CREATE FUNCTION app_enqueue_stale(p_before timestamptz) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  place record;
  enqueued int := 0;
BEGIN
  FOR place IN SELECT DISTINCT regency_code, village_code FROM dirty_village WHERE marked_at < p_before LOOP
    PERFORM app_enqueue('rollup-village',
      json_build_object('regencyCode', place.regency_code, 'villageCode', place.village_code), 'rollup:' || place.village_code);
    enqueued := enqueued + 1;
  END LOOP;
  RETURN enqueued;
END $$;

REVOKE EXECUTE ON FUNCTION app_age_group(date, date), app_regency_shelf(text), app_rollup_village_people(text, text, date),
  app_rollup_village_families(text, text, timestamptz, date), app_rollup_village_progress(text, text),
  app_rollup_village_cells(text, text, timestamptz), app_rollup_children(text), app_rollup_sum(text), app_rollup_lock(text),
  app_rollup_village(text, text, timestamptz), app_rollup_all(timestamptz), app_enqueue_stale(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_rollup_village(text, text, timestamptz) TO mutakhir_app;
