-- The cubes get the kind of village and its special condition as cuts, and each cell the counts of every indicator. A village is
-- counted from its families as before; the areas above it get what differs, in the same transaction, where until now each of them
-- was summed anew from all its villages: a nation's sum read 38 provinces for one changed family.

-- What counts is written from the definitions of the indicators (prisma/counting) and put in place after the migrations.
CREATE FUNCTION app_count_people(p_regency text, p_from text, p_to text, p_today date)
RETURNS TABLE (village text, decile smallint, sex smallint, age_group smallint, disability boolean, people int, counts int[])
LANGUAGE plpgsql STABLE AS $$ BEGIN RAISE EXCEPTION 'the counting functions are not in place'; END $$;
CREATE FUNCTION app_village_totals(p_regency text, p_village text) RETURNS TABLE (people_counts int[], family_counts int[])
LANGUAGE plpgsql STABLE AS $$ BEGIN RAISE EXCEPTION 'the counting functions are not in place'; END $$;
CREATE FUNCTION app_count_families(p_regency text, p_from text, p_to text, p_today date)
RETURNS TABLE (village text, decile smallint, head_sex smallint, size smallint, elderly boolean, disabled boolean, families int,
  updated int, counts int[])
LANGUAGE plpgsql STABLE AS $$ BEGIN RAISE EXCEPTION 'the counting functions are not in place'; END $$;
DELETE FROM rollup_person;
ALTER TABLE rollup_person DROP CONSTRAINT rollup_person_pkey;
ALTER TABLE rollup_person
  -- The seventh digit of a village's code: 1 kelurahan, 2 desa, 3 desa adat.
  ADD COLUMN village_kind smallint NOT NULL CHECK (village_kind BETWEEN 1 AND 3),
  -- Remote, on an island, or without internet.
  ADD COLUMN special boolean NOT NULL,
  -- Three counts for each place of an indicator of people: above the line, below it and known, below it and not known.
  ADD COLUMN counts integer[] NOT NULL,
  ADD CONSTRAINT rollup_person_pkey PRIMARY KEY (regency_code, area_code, village_kind, special, decile, sex, age_group, disability);
COMMENT ON TABLE rollup_person IS 'Kubus orang: wilayah x jenis desa x kondisi khusus x desil x jenis kelamin x kelompok umur x disabilitas, dengan cacah indikator';

DELETE FROM rollup_family;
ALTER TABLE rollup_family DROP CONSTRAINT rollup_family_pkey;
ALTER TABLE rollup_family
  ADD COLUMN village_kind smallint NOT NULL CHECK (village_kind BETWEEN 1 AND 3),
  ADD COLUMN special boolean NOT NULL,
  -- Somebody of 60 or more among them; somebody with a disability.
  ADD COLUMN elderly boolean NOT NULL,
  ADD COLUMN disabled boolean NOT NULL,
  -- Families with a condition date within the twelve months before the count.
  ADD COLUMN updated integer NOT NULL,
  ADD COLUMN counts integer[] NOT NULL,
  ADD CONSTRAINT rollup_family_pkey PRIMARY KEY (regency_code, area_code, village_kind, special, decile, head_sex, size, elderly, disabled);
COMMENT ON TABLE rollup_family IS 'Kubus keluarga: wilayah x jenis desa x kondisi khusus x desil x jenis kelamin kepala x ukuran x lansia x disabilitas, dengan cacah indikator';

-- An area's indicators without any cut, for pages that show all of them or rank many areas by one.
ALTER TABLE rollup_freshness ADD COLUMN people_counts integer[] NOT NULL DEFAULT '{}', ADD COLUMN family_counts integer[] NOT NULL DEFAULT '{}';

-- Lists of counts --------------------------------------------------------------------------------------------------

-- A list counted before an indicator was added is shorter than one counted after: what it lacks is nothing.
CREATE FUNCTION app_plus(p_one int[], p_other int[]) RETURNS int[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(coalesce(t.one, 0) + coalesce(t.other, 0) ORDER BY t.place), '{}')
  FROM unnest(p_one, p_other) WITH ORDINALITY AS t (one, other, place)
$$;
CREATE AGGREGATE app_total(int[]) (sfunc = app_plus, stype = int[], initcond = '{}', parallel = safe);
CREATE FUNCTION app_minus(p_one int[], p_other int[]) RETURNS int[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(coalesce(t.one, 0) - coalesce(t.other, 0) ORDER BY t.place), '{}')
  FROM unnest(p_one, p_other) WITH ORDINALITY AS t (one, other, place)
$$;

-- One village ------------------------------------------------------------------------------------------------------

CREATE FUNCTION app_village_today(p_area text, p_at timestamptz) RETURNS date LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT (p_at AT TIME ZONE coalesce((SELECT time_zone FROM region WHERE code = p_area), 'Asia/Jakarta'))::date
$$;
CREATE FUNCTION app_is_special(p_village text) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT coalesce((SELECT is_remote OR is_island OR no_internet FROM region WHERE code = p_village), false)
$$;
-- Village codes end in a digit, so the village alone lies between itself and itself with a colon.
CREATE FUNCTION app_after(p_code text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT p_code || ':' $$;

-- Each statement below writes only the cells that changed and deletes those that became empty.
DROP FUNCTION app_rollup_village_people(text, text, date);
CREATE FUNCTION app_rollup_village_people(p_regency text, p_village text, p_today date) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public AS $$
  WITH counted AS MATERIALIZED (
    SELECT substr(p_village, 7, 1)::smallint AS village_kind, app_is_special(p_village) AS special, c.*
    FROM app_count_people(p_regency, p_village, app_after(p_village), p_today) c
  ), gone AS (
    DELETE FROM rollup_person r WHERE r.regency_code = p_regency AND r.area_code = p_village AND NOT EXISTS (
      SELECT 1 FROM counted c WHERE c.special = r.special AND c.decile = r.decile AND c.sex = r.sex
        AND c.age_group = r.age_group AND c.disability = r.disability)
  )
  INSERT INTO rollup_person (regency_code, area_code, village_kind, special, decile, sex, age_group, disability, people, counts)
  SELECT p_regency, p_village, village_kind, special, decile, sex, age_group, disability, people, counts FROM counted
  EXCEPT SELECT regency_code, area_code, village_kind, special, decile, sex, age_group, disability, people, counts FROM rollup_person
    WHERE regency_code = p_regency AND area_code = p_village
  ON CONFLICT (regency_code, area_code, village_kind, special, decile, sex, age_group, disability)
    DO UPDATE SET people = excluded.people, counts = excluded.counts
$$;

DROP FUNCTION app_rollup_village_families(text, text, timestamptz, date);
CREATE FUNCTION app_rollup_village_families(p_regency text, p_village text, p_today date) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public AS $$
  WITH counted AS MATERIALIZED (
    SELECT substr(p_village, 7, 1)::smallint AS village_kind, app_is_special(p_village) AS special, c.*
    FROM app_count_families(p_regency, p_village, app_after(p_village), p_today) c
  ), gone AS (
    DELETE FROM rollup_family r WHERE r.regency_code = p_regency AND r.area_code = p_village AND NOT EXISTS (
      SELECT 1 FROM counted c WHERE c.special = r.special AND c.decile = r.decile AND c.head_sex = r.head_sex AND c.size = r.size
        AND c.elderly = r.elderly AND c.disabled = r.disabled)
  )
  INSERT INTO rollup_family (regency_code, area_code, village_kind, special, decile, head_sex, size, elderly, disabled, families, updated, counts)
  SELECT p_regency, p_village, village_kind, special, decile, head_sex, size, elderly, disabled, families, updated, counts FROM counted
  EXCEPT SELECT regency_code, area_code, village_kind, special, decile, head_sex, size, elderly, disabled, families, updated, counts
    FROM rollup_family WHERE regency_code = p_regency AND area_code = p_village
  ON CONFLICT (regency_code, area_code, village_kind, special, decile, head_sex, size, elderly, disabled)
    DO UPDATE SET families = excluded.families, updated = excluded.updated, counts = excluded.counts
$$;

-- The village's own line: when it was counted, and its size. Its cells must stand.
CREATE FUNCTION app_rollup_village_freshness(p_regency text, p_village text, p_at timestamptz) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public AS $$
  INSERT INTO rollup_freshness (regency_code, area_code, rolled_up_at, families, people, updated_within_year, people_counts, family_counts)
  SELECT p_regency, p_village, p_at, f.families, p.people, f.updated, t.people_counts, t.family_counts
  FROM (SELECT coalesce(sum(families), 0) AS families, coalesce(sum(updated), 0) AS updated FROM rollup_family
      WHERE regency_code = p_regency AND area_code = p_village) f,
    (SELECT coalesce(sum(people), 0) AS people FROM rollup_person WHERE regency_code = p_regency AND area_code = p_village) p,
    app_village_totals(p_regency, p_village) t
  ON CONFLICT (regency_code, area_code) DO UPDATE SET rolled_up_at = excluded.rolled_up_at, families = excluded.families,
    people = excluded.people, updated_within_year = excluded.updated_within_year, people_counts = excluded.people_counts,
    family_counts = excluded.family_counts
$$;

-- As before, but the caller says which areas get what differs: a count of everything sums the areas above by itself.
DROP FUNCTION app_rollup_village_flow(text, text, timestamptz);
CREATE FUNCTION app_rollup_village_flow(p_regency text, p_village text, p_at timestamptz, p_areas text[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  zone constant text := coalesce((SELECT time_zone FROM region WHERE code = p_village), 'Asia/Jakarta');
  first_day constant date := (p_at AT TIME ZONE zone)::date - 275;
BEGIN
  WITH steps AS MATERIALIZED (
    SELECT e.id, e.proposal_id, e.at, e.actor_id, e.from_state, e.to_state, e.event, e.role, e.reason_code, e.since,
      lag(e.reason_code) OVER (PARTITION BY e.proposal_id ORDER BY e.at, e.id) AS reason_before
    FROM proposal_event e
    WHERE e.regency_code = p_regency AND e.village_code = p_village AND e.at >= first_day::timestamp AT TIME ZONE zone
  ), recalled AS MATERIALIZED (
    -- Taking back strikes the person's latest step to that state: an agreement from before it was sent again stands.
    SELECT DISTINCT ON (r.id) s.id FROM steps r JOIN steps s ON s.proposal_id = r.proposal_id AND s.actor_id = r.actor_id
      AND s.to_state = r.from_state AND s.event <> 'recall' AND s.at <= r.at
    WHERE r.event = 'recall' ORDER BY r.id, s.at DESC, s.id DESC
  ), standing AS MATERIALIZED (
    SELECT s.proposal_id, (s.at AT TIME ZONE zone)::date AS day, s.from_state AS state, s.from_state <> s.to_state AS has_moved, s.role, s.event,
      CASE WHEN s.event IN ('return', 'reject') THEN coalesce(s.reason_code, '')
        WHEN s.event = 'submit' THEN coalesce(s.reason_before, '') ELSE '' END AS reason,
      app_flow_bucket(s.at - s.since) AS bucket
    FROM steps s
    WHERE (s.from_state = 'returned' AND s.event = 'submit'
        OR s.from_state IN ('submitted', 'endorsed', 'verified', 'signed', 'validated')
          AND s.event IN ('endorse', 'verify', 'sign', 'validate', 'accept', 'return', 'reject'))
      AND NOT EXISTS (SELECT 1 FROM recalled r WHERE r.id = s.id)
  ), differing AS (
    SELECT day, state, role, event, reason, bucket, sum(steps)::int AS steps FROM (
      SELECT day, state, role, event, reason, bucket, 1 AS steps FROM standing WHERE has_moved
      UNION ALL SELECT day, state, role, event, reason, bucket, -steps FROM rollup_flow
        WHERE regency_code = p_regency AND area_code = p_village AND day >= first_day) AS both_sides
    GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(steps) <> 0
  ), flowed AS (
    INSERT INTO rollup_flow AS f (regency_code, area_code, day, state, role, event, reason, bucket, steps)
    SELECT app_regency_shelf(a.code), a.code, d.day, d.state, d.role, d.event, d.reason, d.bucket, d.steps
    FROM differing d CROSS JOIN unnest(p_areas) AS a (code)
    ORDER BY length(a.code) DESC, a.code, d.day, d.state, d.role, d.event, d.reason, d.bucket
    ON CONFLICT (regency_code, area_code, day, state, role, event, reason, bucket) DO UPDATE SET steps = f.steps + excluded.steps
  ), decided AS (
    SELECT proposal_id, max(day) AS day, bool_or(event IN ('return', 'reject')) AS back FROM standing WHERE event <> 'submit' GROUP BY 1
  ), told AS (
    SELECT d.day, o.kind, o.origin, d.back::int AS back
    FROM decided d JOIN proposal p ON p.regency_code = p_regency AND p.id = d.proposal_id
    CROSS JOIN LATERAL (SELECT 'officer' AS kind, p.created_by::text AS origin
      UNION ALL SELECT 'question', k FROM unnest(p.changed_keys) AS k) AS o
  ), differing_origins AS (
    SELECT day, kind, origin, sum(proposals)::int AS proposals, sum(back)::int AS sent_back FROM (
      SELECT day, kind, origin, 1 AS proposals, back FROM told
      UNION ALL SELECT day, kind, origin, -proposals, -sent_back FROM rollup_flow_origin
        WHERE regency_code = p_regency AND area_code = p_village AND day >= first_day) AS both_sides
    GROUP BY 1, 2, 3 HAVING sum(proposals) <> 0 OR sum(back) <> 0
  )
  INSERT INTO rollup_flow_origin AS f (regency_code, area_code, day, kind, origin, proposals, sent_back)
  SELECT app_regency_shelf(a.code), a.code, d.day, d.kind, d.origin, d.proposals, d.sent_back
  FROM differing_origins d CROSS JOIN unnest(p_areas) AS a (code)
  ORDER BY length(a.code) DESC, a.code, d.kind, d.day, d.origin
  ON CONFLICT (regency_code, area_code, kind, day, origin)
    DO UPDATE SET proposals = f.proposals + excluded.proposals, sent_back = f.sent_back + excluded.sent_back;

  WITH waits AS (
    SELECT state, CASE WHEN state = 'returned' THEN coalesce(reason_code, '') ELSE '' END AS reason,
      date_trunc('day', state_since AT TIME ZONE zone) AT TIME ZONE zone AS since, coalesce(due_at, 'infinity') AS due_at
    FROM proposal WHERE regency_code = p_regency AND village_code = p_village
      AND state IN ('submitted', 'endorsed', 'verified', 'signed', 'validated', 'returned')
  ), differing AS (
    SELECT state, reason, since, due_at, sum(waiting)::int AS waiting FROM (
      SELECT state, reason, since, due_at, 1 AS waiting FROM waits
      UNION ALL SELECT state, reason, since, due_at, -waiting FROM rollup_flow_waiting
        WHERE regency_code = p_regency AND area_code = p_village) AS both_sides
    GROUP BY 1, 2, 3, 4 HAVING sum(waiting) <> 0
  )
  INSERT INTO rollup_flow_waiting AS f (regency_code, area_code, state, reason, since, due_at, waiting)
  SELECT app_regency_shelf(a.code), a.code, d.state, d.reason, d.since, d.due_at, d.waiting
  FROM differing d CROSS JOIN unnest(p_areas) AS a (code)
  ORDER BY length(a.code) DESC, a.code, d.state, d.reason, d.since, d.due_at
  ON CONFLICT (regency_code, area_code, state, reason, since, due_at) DO UPDATE SET waiting = f.waiting + excluded.waiting;
  DELETE FROM rollup_flow_waiting f USING unnest(p_areas) AS a (code)
    WHERE f.regency_code = app_regency_shelf(a.code) AND f.area_code = a.code AND f.waiting = 0;
END $$;

-- As before; most records hold no answer to a region's own items, and taking their empty lists apart cost as much as counting.
CREATE OR REPLACE FUNCTION app_rollup_village_regional(p_regency text, p_village text) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public AS $$
  WITH answers AS MATERIALIZED (
    SELECT e.key::uuid AS answer_id, e.value FROM household h CROSS JOIN LATERAL jsonb_each(h.regional) e
    WHERE h.regency_code = p_regency AND h.village_code = p_village AND h.status IN (1, 2) AND h.regional <> '{}'
    UNION ALL
    SELECT e.key::uuid, e.value FROM household h
    JOIN member m ON m.regency_code = h.regency_code AND m.household_id = h.id
    CROSS JOIN LATERAL jsonb_each(m.regional) e
    WHERE h.regency_code = p_regency AND h.village_code = p_village AND h.status IN (1, 2)
      AND m.active AND (m.presence IS NULL OR m.presence IN (1, 5)) AND m.regional <> '{}'
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

-- What the proposals of a village came to, and what its region asks besides.
CREATE FUNCTION app_rollup_village_work(p_regency text, p_village text, p_at timestamptz, p_today date, p_flow text[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM app_rollup_village_progress(p_regency, p_village);
  PERFORM app_rollup_village_rules(p_regency, p_village);
  PERFORM app_rollup_village_regional(p_regency, p_village);
  PERFORM app_rollup_village_required(p_regency, p_village, p_today);
  PERFORM app_rollup_village_flow(p_regency, p_village, p_at, p_flow);
  PERFORM app_rollup_village_lots(p_regency, p_village);
  PERFORM app_rollup_village_season(p_regency, p_village);
END $$;

-- What the roll-up job counts of a village, all of it in one list.
CREATE OR REPLACE FUNCTION app_rollup_village_cells(p_regency text, p_village text, p_at timestamptz) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  today constant date := app_village_today(p_village, p_at);
BEGIN
  PERFORM app_rollup_village_people(p_regency, p_village, today);
  PERFORM app_rollup_village_families(p_regency, p_village, today);
  PERFORM app_rollup_village_freshness(p_regency, p_village, p_at);
  PERFORM app_rollup_village_work(p_regency, p_village, p_at, today, app_flow_areas(p_village));
END $$;
DROP FUNCTION app_rollup_village_figures(text, text, timestamptz);

-- The areas above --------------------------------------------------------------------------------------------------

DROP FUNCTION app_rollup_sum(text);
DROP FUNCTION app_rollup_sum_but_regional(text);
DROP FUNCTION app_rollup_sum_regional(text);
DROP FUNCTION app_rollup_sum_rules(text);
DROP FUNCTION app_rollup_sum_figures(text);

-- District, regency, province and, except of practice, the nation.
CREATE FUNCTION app_areas_above(p_village text) RETURNS TABLE (shelf text, area text) LANGUAGE sql IMMUTABLE AS $$
  SELECT app_regency_shelf(code), code FROM unnest((app_flow_areas(p_village))[2:]) AS code
$$;

-- Each lift below takes what stood in the village before it was counted again, and adds what differs to the areas above. Their rows
-- are taken in one order, so two villages of one district cannot wait in a circle; each sees what the other committed, so no
-- difference is lost, and a count repeated finds none.

CREATE FUNCTION app_lift_people(p_regency text, p_village text, p_before rollup_person[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  WITH differing AS MATERIALIZED (
    SELECT village_kind, special, decile, sex, age_group, disability, coalesce(n.people, 0) - coalesce(o.people, 0) AS people,
      app_minus(n.counts, o.counts) AS counts
    FROM (SELECT * FROM rollup_person WHERE regency_code = p_regency AND area_code = p_village) n
    FULL JOIN unnest(p_before) o USING (village_kind, special, decile, sex, age_group, disability)
    WHERE (n.people, n.counts) IS DISTINCT FROM (o.people, o.counts)
  )
  INSERT INTO rollup_person AS r (regency_code, area_code, village_kind, special, decile, sex, age_group, disability, people, counts)
  SELECT a.shelf, a.area, d.* FROM differing d CROSS JOIN app_areas_above(p_village) a
  ORDER BY length(a.area) DESC, a.area, village_kind, special, decile, sex, age_group, disability
  ON CONFLICT (regency_code, area_code, village_kind, special, decile, sex, age_group, disability)
    DO UPDATE SET people = r.people + excluded.people, counts = app_plus(r.counts, excluded.counts);
  DELETE FROM rollup_person r USING unnest(p_before) o, app_areas_above(p_village) a
  WHERE r.regency_code = a.shelf AND r.area_code = a.area AND r.people = 0 AND (r.village_kind, r.special, r.decile, r.sex, r.age_group, r.disability)
    = (o.village_kind, o.special, o.decile, o.sex, o.age_group, o.disability);
END $$;

CREATE FUNCTION app_lift_families(p_regency text, p_village text, p_before rollup_family[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  WITH differing AS MATERIALIZED (
    SELECT village_kind, special, decile, head_sex, size, elderly, disabled, coalesce(n.families, 0) - coalesce(o.families, 0) AS families,
      coalesce(n.updated, 0) - coalesce(o.updated, 0) AS updated, app_minus(n.counts, o.counts) AS counts
    FROM (SELECT * FROM rollup_family WHERE regency_code = p_regency AND area_code = p_village) n
    FULL JOIN unnest(p_before) o USING (village_kind, special, decile, head_sex, size, elderly, disabled)
    WHERE (n.families, n.updated, n.counts) IS DISTINCT FROM (o.families, o.updated, o.counts)
  )
  INSERT INTO rollup_family AS r (regency_code, area_code, village_kind, special, decile, head_sex, size, elderly, disabled, families, updated, counts)
  SELECT a.shelf, a.area, d.* FROM differing d CROSS JOIN app_areas_above(p_village) a
  ORDER BY length(a.area) DESC, a.area, village_kind, special, decile, head_sex, size, elderly, disabled
  ON CONFLICT (regency_code, area_code, village_kind, special, decile, head_sex, size, elderly, disabled)
    DO UPDATE SET families = r.families + excluded.families, updated = r.updated + excluded.updated, counts = app_plus(r.counts, excluded.counts);
  DELETE FROM rollup_family r USING unnest(p_before) o, app_areas_above(p_village) a
  WHERE r.regency_code = a.shelf AND r.area_code = a.area AND r.families = 0
    AND (r.village_kind, r.special, r.decile, r.head_sex, r.size, r.elderly, r.disabled)
      = (o.village_kind, o.special, o.decile, o.head_sex, o.size, o.elderly, o.disabled);
END $$;

CREATE FUNCTION app_lift_freshness(p_regency text, p_village text, p_before rollup_freshness[]) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public AS $$
  INSERT INTO rollup_freshness AS r (regency_code, area_code, rolled_up_at, families, people, updated_within_year, people_counts, family_counts)
  SELECT a.shelf, a.area, n.rolled_up_at, n.families - coalesce(o.families, 0), n.people - coalesce(o.people, 0),
    n.updated_within_year - coalesce(o.updated_within_year, 0), app_minus(n.people_counts, o.people_counts),
    app_minus(n.family_counts, o.family_counts)
  FROM rollup_freshness n LEFT JOIN unnest(p_before) o USING (area_code) CROSS JOIN app_areas_above(p_village) a
  WHERE n.regency_code = p_regency AND n.area_code = p_village
  ORDER BY length(a.area) DESC, a.area
  ON CONFLICT (regency_code, area_code) DO UPDATE SET rolled_up_at = greatest(r.rolled_up_at, excluded.rolled_up_at),
    families = r.families + excluded.families, people = r.people + excluded.people,
    updated_within_year = r.updated_within_year + excluded.updated_within_year,
    people_counts = app_plus(r.people_counts, excluded.people_counts), family_counts = app_plus(r.family_counts, excluded.family_counts)
$$;

-- Tables of plain counts: the same for each, with its own keys and counts.
CREATE FUNCTION app_lift(p_regency text, p_village text, p_table text, p_keys text, p_sums text[], p_before anyarray) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  sums constant text := array_to_string(p_sums, ', ');
  minus constant text := (SELECT string_agg('-' || s, ', ') FROM unnest(p_sums) s);
  summed constant text := (SELECT string_agg(format('sum(%1$s)::int AS %1$s', s), ', ') FROM unnest(p_sums) s);
  differs constant text := (SELECT string_agg(format('sum(%s) <> 0', s), ' OR ') FROM unnest(p_sums) s);
  added constant text := (SELECT string_agg(format('%1$s = r.%1$s + excluded.%1$s', s), ', ') FROM unnest(p_sums) s);
BEGIN
  EXECUTE format($q$
    INSERT INTO %1$I AS r (regency_code, area_code, %2$s, %3$s)
    SELECT a.shelf, a.area, %2$s, %3$s FROM (
      SELECT %2$s, %5$s FROM (
        SELECT %2$s, %3$s FROM %1$I WHERE regency_code = $1 AND area_code = $2
        UNION ALL SELECT %2$s, %4$s FROM unnest($3)) AS both_sides
      GROUP BY %2$s HAVING %6$s) AS differing CROSS JOIN app_areas_above($2) a
    ORDER BY length(a.area) DESC, a.area, %2$s
    ON CONFLICT (regency_code, area_code, %2$s) DO UPDATE SET %7$s$q$,
    p_table, p_keys, sums, minus, summed, differs, added) USING p_regency, p_village, p_before;
  EXECUTE format($q$
    DELETE FROM %1$I r USING unnest($2) o, app_areas_above($1) a
    WHERE r.regency_code = a.shelf AND r.area_code = a.area AND r.%2$I = 0 AND (%3$s) = (%4$s)$q$,
    p_table, p_sums[1], (SELECT string_agg('r.' || trim(k), ', ') FROM string_to_table(p_keys, ',') k),
    (SELECT string_agg('o.' || trim(k), ', ') FROM string_to_table(p_keys, ',') k)) USING p_village, p_before;
END $$;

-- The roll-up job's whole work for one village, in one transaction: clears the stale marks it can see, then counts. A mark
-- that arrives meanwhile is not among those cleared, and its own job runs again after this one.
CREATE OR REPLACE FUNCTION app_rollup_village(p_regency text, p_village text, p_at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  people rollup_person[];
  families rollup_family[];
  progress rollup_progress[];
  rules rollup_rule[];
  regional rollup_regional[];
  required rollup_required[];
  freshness rollup_freshness[];
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
  SELECT array_agg(r) INTO people FROM rollup_person r WHERE regency_code = p_regency AND area_code = p_village;
  SELECT array_agg(r) INTO families FROM rollup_family r WHERE regency_code = p_regency AND area_code = p_village;
  SELECT array_agg(r) INTO progress FROM rollup_progress r WHERE regency_code = p_regency AND area_code = p_village;
  SELECT array_agg(r) INTO rules FROM rollup_rule r WHERE regency_code = p_regency AND area_code = p_village;
  SELECT array_agg(r) INTO regional FROM rollup_regional r WHERE regency_code = p_regency AND area_code = p_village;
  SELECT array_agg(r) INTO required FROM rollup_required r WHERE regency_code = p_regency AND area_code = p_village;
  SELECT array_agg(r) INTO freshness FROM rollup_freshness r WHERE regency_code = p_regency AND area_code = p_village;
  PERFORM app_rollup_village_cells(p_regency, p_village, p_at);
  PERFORM app_lift_people(p_regency, p_village, people);
  PERFORM app_lift_families(p_regency, p_village, families);
  PERFORM app_lift(p_regency, p_village, 'rollup_progress', 'period_id, state', '{families}', progress);
  PERFORM app_lift(p_regency, p_village, 'rollup_rule', 'period_id, rule_id, severity', '{families}', rules);
  PERFORM app_lift(p_regency, p_village, 'rollup_regional', 'answer_id, option', '{answers}', regional);
  PERFORM app_lift(p_regency, p_village, 'rollup_required', 'year, level, key', '{total,answered,updated}', required);
  PERFORM app_lift_freshness(p_regency, p_village, freshness);
END $$;

-- Everything -------------------------------------------------------------------------------------------------------

-- The same tables, for what is done to all of them at once.
CREATE FUNCTION app_rollup_plain() RETURNS TABLE (name text, keys text, sums text[]) LANGUAGE sql IMMUTABLE AS $$
  VALUES ('rollup_progress', 'period_id, state', '{families}'::text[]),
    ('rollup_rule', 'period_id, rule_id, severity', '{families}'),
    ('rollup_regional', 'answer_id, option', '{answers}'),
    ('rollup_required', 'year, level, key', '{total,answered,updated}'),
    ('rollup_flow', 'day, state, role, event, reason, bucket', '{steps}'),
    ('rollup_flow_origin', 'kind, day, origin', '{proposals,sent_back}'),
    ('rollup_flow_waiting', 'state, reason, since, due_at', '{waiting}')
$$;

-- Writes the areas of so many digits as sums of those of the level below, on one shelf or, without one, on all; 1 is the nation,
-- which practice is no part of. Their own rows must be gone.
CREATE FUNCTION app_rollup_level(p_shelf text, p_digits int, p_below int) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  plain record;
  part constant text := $q$(SELECT CASE $2 WHEN 1 THEN '0' ELSE left(area_code, $2) END AS area, * FROM %1$I
    WHERE length(area_code) = $3 AND regency_code >= coalesce($1, '') AND regency_code <= coalesce($1, '~')
      AND ($2 > 1 OR area_code < '99')) AS below$q$;
BEGIN
  PERFORM app_sum_people(p_shelf, p_digits, p_below);
  PERFORM app_sum_families(p_shelf, p_digits, p_below);
  FOR plain IN SELECT * FROM app_rollup_plain() LOOP
    EXECUTE format($q$INSERT INTO %1$I (regency_code, area_code, %2$s, %3$s)
      SELECT app_regency_shelf(area), area, %2$s, %4$s FROM $q$ || part || $q$ GROUP BY area, %2$s$q$,
      plain.name, plain.keys, array_to_string(plain.sums, ', '),
      (SELECT string_agg(format('sum(%s)::int', one), ', ') FROM unnest(plain.sums) one)) USING p_shelf, p_digits, p_below;
  END LOOP;
  EXECUTE format($q$INSERT INTO %1$I (regency_code, area_code, rolled_up_at, families, people, updated_within_year, people_counts, family_counts)
    SELECT app_regency_shelf(area), area, max(rolled_up_at), sum(families), sum(people), sum(updated_within_year),
      app_total(people_counts), app_total(family_counts)
    FROM $q$ || part || $q$ GROUP BY area$q$, 'rollup_freshness') USING p_shelf, p_digits, p_below;
END $$;

CREATE FUNCTION app_rollup_clear(p_shelf text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY (SELECT array_agg(p.name) FROM app_rollup_plain() p) || ARRAY['rollup_person', 'rollup_family', 'rollup_freshness'] LOOP
    EXECUTE format('DELETE FROM %I WHERE regency_code = $1', name) USING p_shelf;
  END LOOP;
END $$;

-- Counts a regency's villages from nothing and sums its districts and itself, in one transaction: whoever reads meanwhile sees the
-- figures before or after. What an ended period reached of its required variables is nowhere else, so it stays. Nobody else may
-- roll up meanwhile: the caller holds the lock of a count of everything.
CREATE FUNCTION app_rollup_regency(p_regency text, p_at timestamptz) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  village text;
  villages text[];
  today constant date := app_village_today(p_regency, p_at);
  kept rollup_required[];
BEGIN
  DELETE FROM dirty_village WHERE regency_code = p_regency;
  SELECT array_agg(DISTINCT v) INTO villages FROM (
    SELECT village_code AS v FROM household WHERE regency_code = p_regency
    UNION ALL SELECT village_code FROM proposal WHERE regency_code = p_regency AND kind = 'new-household'
    UNION ALL SELECT area_code FROM rollup_freshness WHERE regency_code = p_regency AND length(area_code) = 10) AS each;
  SELECT array_agg(r) INTO kept FROM rollup_required r WHERE regency_code = p_regency AND length(area_code) = 10;
  PERFORM app_rollup_clear(p_regency);
  INSERT INTO rollup_required SELECT * FROM unnest(kept);
  INSERT INTO rollup_person (regency_code, area_code, village_kind, special, decile, sex, age_group, disability, people, counts)
  SELECT p_regency, c.village, substr(c.village, 7, 1)::smallint, s.special, c.decile, c.sex, c.age_group, c.disability, c.people, c.counts
  FROM app_count_people(p_regency, p_regency, app_after(p_regency), today) c
  JOIN (SELECT v, app_is_special(v) AS special FROM unnest(villages) v) s ON s.v = c.village;
  INSERT INTO rollup_family (regency_code, area_code, village_kind, special, decile, head_sex, size, elderly, disabled, families, updated, counts)
  SELECT p_regency, c.village, substr(c.village, 7, 1)::smallint, s.special, c.decile, c.head_sex, c.size, c.elderly, c.disabled,
    c.families, c.updated, c.counts
  FROM app_count_families(p_regency, p_regency, app_after(p_regency), today) c
  JOIN (SELECT v, app_is_special(v) AS special FROM unnest(villages) v) s ON s.v = c.village;
  FOREACH village IN ARRAY coalesce(villages, '{}') LOOP
    PERFORM app_rollup_village_freshness(p_regency, village, p_at);
    PERFORM app_rollup_village_work(p_regency, village, p_at, today, ARRAY[village]);
  END LOOP;
  PERFORM app_rollup_level(p_regency, 6, 10);
  PERFORM app_rollup_level(p_regency, 4, 6);
END $$;

-- Sums provinces and the nation from the regencies.
CREATE FUNCTION app_rollup_tops() RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  shelf text;
BEGIN
  FOR shelf IN SELECT DISTINCT regency_code FROM rollup_freshness WHERE length(area_code) < 4 LOOP
    PERFORM app_rollup_clear(shelf);
  END LOOP;
  PERFORM app_rollup_level(NULL, 2, 4);
  PERFORM app_rollup_level(NULL, 1, 2);
END $$;

-- Regencies that anything was counted or is to be counted in.
CREATE FUNCTION app_rollup_regencies() RETURNS TABLE (regency text) LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT code FROM region r WHERE level = 2 AND (EXISTS (SELECT 1 FROM household h WHERE h.regency_code = r.code)
    OR EXISTS (SELECT 1 FROM proposal p WHERE p.regency_code = r.code) OR EXISTS (SELECT 1 FROM rollup_freshness f WHERE f.regency_code = r.code))
$$;

-- Counts every village and every level again, alone: after a seed, a restored backup, or when figures are doubted.
DROP FUNCTION app_rollup_all(timestamptz);
DROP FUNCTION app_rollup_all_but_flow(timestamptz);
CREATE FUNCTION app_rollup_all(p_at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN RAISE EXCEPTION 'roll-ups need read committed'; END IF;
  PERFORM pg_advisory_xact_lock(4000000000000000000 - 1);
  PERFORM app_rollup_regency(r.regency, p_at) FROM app_rollup_regencies() r;
  PERFORM app_rollup_tops();
END $$;
DROP FUNCTION app_rollup_children(text);
DROP VIEW rollup_source_member, rollup_source_family;
DROP FUNCTION app_age_group(date, date);

REVOKE EXECUTE ON FUNCTION app_plus(int[], int[]), app_minus(int[], int[]), app_total(int[]), app_village_today(text, timestamptz), app_is_special(text),
  app_after(text), app_rollup_village_people(text, text, date), app_rollup_village_families(text, text, date),
  app_rollup_village_freshness(text, text, timestamptz), app_rollup_village_flow(text, text, timestamptz, text[]),
  app_rollup_village_work(text, text, timestamptz, date, text[]), app_areas_above(text), app_lift_people(text, text, rollup_person[]),
  app_lift_families(text, text, rollup_family[]), app_lift_freshness(text, text, rollup_freshness[]),
  app_lift(text, text, text, text, text[], anyarray), app_rollup_plain(), app_rollup_level(text, int, int), app_rollup_clear(text),
  app_rollup_regency(text, timestamptz), app_rollup_tops(), app_rollup_regencies(), app_rollup_all(timestamptz) FROM PUBLIC;
