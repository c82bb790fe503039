-- How many families or people each variable of the register applies to, in how many it is filled, and how old its section is, by area.

-- One list of counts for each area, six of each variable. It names the list of variables it was made for: counts of another list are
-- never added to it, so a new variable may come anywhere in the dictionary while villages are counted again one by one.
CREATE TABLE rollup_coverage (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  area_code text COLLATE "C" NOT NULL,
  layout text NOT NULL CHECK (layout ~ '^[0-9a-f]{16}$'),
  counts integer[] NOT NULL,
  CONSTRAINT rollup_coverage_pkey PRIMARY KEY (regency_code, area_code, layout)
);
COMMENT ON TABLE rollup_coverage IS 'Isi dan umur data: wilayah x susunan variabel, enam cacah tiap variabel';
ALTER TABLE rollup_coverage ENABLE ROW LEVEL SECURITY;
CREATE POLICY rollup_coverage_in_scope ON rollup_coverage FOR SELECT TO mutakhir_app USING (
  (area_code >= current_setting('app.alo1', true) AND area_code < current_setting('app.ahi1', true))
  OR (area_code >= current_setting('app.alo2', true) AND area_code < current_setting('app.ahi2', true))
  OR (area_code >= current_setting('app.alo3', true) AND area_code < current_setting('app.ahi3', true))
  OR (area_code >= current_setting('app.alo4', true) AND area_code < current_setting('app.ahi4', true)));
REVOKE ALL ON rollup_coverage FROM PUBLIC;
GRANT SELECT ON rollup_coverage TO mutakhir_app;

-- Written from the dictionary and the forms' conditions (prisma/counting) and put in place after the migrations.
CREATE FUNCTION app_count_coverage(p_regency text, p_from text, p_to text, p_today date) RETURNS TABLE (village text, layout text, counts int[])
LANGUAGE plpgsql STABLE AS $$ BEGIN RAISE EXCEPTION 'the counting functions are not in place'; END $$;

CREATE FUNCTION app_rollup_village_coverage(p_regency text, p_village text, p_today date) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public AS $$
  WITH counted AS MATERIALIZED (
    SELECT c.layout, c.counts FROM app_count_coverage(p_regency, p_village, app_after(p_village), p_today) c
  ), gone AS (
    DELETE FROM rollup_coverage r WHERE r.regency_code = p_regency AND r.area_code = p_village
      AND NOT EXISTS (SELECT 1 FROM counted c WHERE c.layout = r.layout)
  )
  INSERT INTO rollup_coverage AS r (regency_code, area_code, layout, counts)
  SELECT p_regency, p_village, layout, counts FROM counted
  ON CONFLICT (regency_code, area_code, layout) DO UPDATE SET counts = excluded.counts WHERE r.counts <> excluded.counts
$$;

-- As the other lifts: adds what differs to the areas above, in one order of rows.
CREATE FUNCTION app_lift_coverage(p_regency text, p_village text, p_before rollup_coverage[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  WITH differing AS MATERIALIZED (
    SELECT layout, app_minus(n.counts, o.counts) AS counts
    FROM (SELECT * FROM rollup_coverage WHERE regency_code = p_regency AND area_code = p_village) n
    FULL JOIN unnest(p_before) o USING (layout)
    WHERE n.counts IS DISTINCT FROM o.counts
  )
  INSERT INTO rollup_coverage AS r (regency_code, area_code, layout, counts)
  SELECT a.shelf, a.area, d.* FROM differing d CROSS JOIN app_areas_above(p_village) a
  ORDER BY length(a.area) DESC, a.area, layout
  ON CONFLICT (regency_code, area_code, layout) DO UPDATE SET counts = app_plus(r.counts, excluded.counts);
  DELETE FROM rollup_coverage r USING unnest(p_before) o, app_areas_above(p_village) a
  WHERE r.regency_code = a.shelf AND r.area_code = a.area AND r.layout = o.layout AND 0 = ALL (r.counts);
END $$;

-- Writes the areas of so many digits as sums of those of the level below; their own rows must be gone.
CREATE FUNCTION app_sum_coverage(p_shelf text, p_digits int, p_below int) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public SET jit = off AS $$
  INSERT INTO rollup_coverage (regency_code, area_code, layout, counts)
  SELECT app_regency_shelf(area), area, layout, array_agg(counted ORDER BY place)
  FROM (SELECT area, layout, c.place, sum(c.counted)::int AS counted
    FROM (SELECT CASE p_digits WHEN 1 THEN '0' ELSE left(area_code, p_digits) END AS area, layout, counts FROM rollup_coverage
      WHERE length(area_code) = p_below AND regency_code >= coalesce(p_shelf, '') AND regency_code <= coalesce(p_shelf, '~')
        AND (p_digits > 1 OR area_code < '99')) AS below, unnest(below.counts) WITH ORDINALITY AS c (counted, place)
    GROUP BY area, layout, c.place) AS places
  GROUP BY area, layout
$$;

-- As before, with these counts among the others ------------------------------------------------------------------------

CREATE OR REPLACE FUNCTION app_rollup_village_cells(p_regency text, p_village text, p_at timestamptz) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  today constant date := app_village_today(p_village, p_at);
BEGIN
  PERFORM app_rollup_village_people(p_regency, p_village, today);
  PERFORM app_rollup_village_families(p_regency, p_village, today);
  PERFORM app_rollup_village_coverage(p_regency, p_village, today);
  PERFORM app_rollup_village_freshness(p_regency, p_village, p_at);
  PERFORM app_rollup_village_work(p_regency, p_village, p_at, today, app_flow_areas(p_village));
END $$;

CREATE OR REPLACE FUNCTION app_rollup_village(p_regency text, p_village text, p_at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  people rollup_person[];
  families rollup_family[];
  progress rollup_progress[];
  rules rollup_rule[];
  regional rollup_regional[];
  required rollup_required[];
  coverage rollup_coverage[];
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
  SELECT array_agg(r) INTO coverage FROM rollup_coverage r WHERE regency_code = p_regency AND area_code = p_village;
  SELECT array_agg(r) INTO freshness FROM rollup_freshness r WHERE regency_code = p_regency AND area_code = p_village;
  PERFORM app_rollup_village_cells(p_regency, p_village, p_at);
  PERFORM app_lift_people(p_regency, p_village, people);
  PERFORM app_lift_families(p_regency, p_village, families);
  PERFORM app_lift(p_regency, p_village, 'rollup_progress', 'period_id, state', '{families}', progress);
  PERFORM app_lift(p_regency, p_village, 'rollup_rule', 'period_id, rule_id, severity', '{families}', rules);
  PERFORM app_lift(p_regency, p_village, 'rollup_regional', 'answer_id, option', '{answers}', regional);
  PERFORM app_lift(p_regency, p_village, 'rollup_required', 'year, level, key', '{total,answered,updated}', required);
  PERFORM app_lift_coverage(p_regency, p_village, coverage);
  PERFORM app_lift_freshness(p_regency, p_village, freshness);
END $$;

CREATE OR REPLACE FUNCTION app_rollup_level(p_shelf text, p_digits int, p_below int) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  plain record;
  part constant text := $q$(SELECT CASE $2 WHEN 1 THEN '0' ELSE left(area_code, $2) END AS area, * FROM %1$I
    WHERE length(area_code) = $3 AND regency_code >= coalesce($1, '') AND regency_code <= coalesce($1, '~')
      AND ($2 > 1 OR area_code < '99')) AS below$q$;
BEGIN
  PERFORM app_sum_people(p_shelf, p_digits, p_below);
  PERFORM app_sum_families(p_shelf, p_digits, p_below);
  PERFORM app_sum_coverage(p_shelf, p_digits, p_below);
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

CREATE OR REPLACE FUNCTION app_rollup_clear(p_shelf text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY (SELECT array_agg(p.name) FROM app_rollup_plain() p) || ARRAY['rollup_person', 'rollup_family', 'rollup_coverage', 'rollup_freshness'] LOOP
    EXECUTE format('DELETE FROM %I WHERE regency_code = $1', name) USING p_shelf;
  END LOOP;
END $$;

CREATE OR REPLACE FUNCTION app_rollup_regency(p_regency text, p_at timestamptz) RETURNS void
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
  INSERT INTO rollup_coverage (regency_code, area_code, layout, counts)
  SELECT p_regency, c.village, c.layout, c.counts FROM app_count_coverage(p_regency, p_regency, app_after(p_regency), today) c;
  FOREACH village IN ARRAY coalesce(villages, '{}') LOOP
    PERFORM app_rollup_village_freshness(p_regency, village, p_at);
    PERFORM app_rollup_village_work(p_regency, village, p_at, today, ARRAY[village]);
  END LOOP;
  PERFORM app_rollup_level(p_regency, 6, 10);
  PERFORM app_rollup_level(p_regency, 4, 6);
END $$;

REVOKE EXECUTE ON FUNCTION app_rollup_village_coverage(text, text, date), app_lift_coverage(text, text, rollup_coverage[]),
  app_sum_coverage(text, int, int) FROM PUBLIC;
