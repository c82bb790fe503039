-- How families moved between two snapshots, counted by village and summed upwards. A village's rows are counted by the portal (the rules of
-- causes are its domain's) and stored whole, pair by pair; nothing is added up by differences, so a lost or repeated run cannot make figures
-- drift. Only an import changes them, so they are counted after one, and the levels above once for all its villages.
CREATE TABLE dynamics_move (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  area_code text COLLATE "C" NOT NULL,
  from_snapshot text COLLATE "C" NOT NULL,
  to_snapshot text COLLATE "C" NOT NULL,
  -- 0 not ranked; -1 not in that snapshot.
  from_decile smallint NOT NULL CHECK (from_decile BETWEEN -1 AND 10),
  to_decile smallint NOT NULL CHECK (to_decile BETWEEN -1 AND 10),
  head_sex smallint NOT NULL,
  has_elder boolean NOT NULL,
  has_disabled boolean NOT NULL,
  -- 0 no move, 1 condition, 2 correction, 3 model.
  cause smallint NOT NULL CHECK (cause BETWEEN 0 AND 3),
  families integer NOT NULL,
  people integer NOT NULL,
  CONSTRAINT dynamics_move_pkey PRIMARY KEY (regency_code, area_code, from_snapshot, to_snapshot, from_decile, to_decile, head_sex,
    has_elder, has_disabled, cause)
);
COMMENT ON TABLE dynamics_move IS 'Perpindahan desil: wilayah x sepasang potret x dari x ke x jenis kelamin kepala x lansia x disabilitas x sebab; -1 tidak ada pada potret itu';

CREATE TABLE dynamics_driver (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  area_code text COLLATE "C" NOT NULL,
  from_snapshot text COLLATE "C" NOT NULL,
  to_snapshot text COLLATE "C" NOT NULL,
  move text NOT NULL,
  driver text NOT NULL,
  families integer NOT NULL,
  CONSTRAINT dynamics_driver_pkey PRIMARY KEY (regency_code, area_code, from_snapshot, to_snapshot, move, driver)
);
COMMENT ON TABLE dynamics_driver IS 'Yang berubah pada keluarga yang berpindah desil karena keadaannya: wilayah x sepasang potret x perpindahan x pemicu';

CREATE TABLE dynamics_fact (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  area_code text COLLATE "C" NOT NULL,
  snapshot_id text COLLATE "C" NOT NULL,
  fact text NOT NULL,
  families integer NOT NULL,
  CONSTRAINT dynamics_fact_pkey PRIMARY KEY (regency_code, area_code, snapshot_id, fact)
);
COMMENT ON TABLE dynamics_fact IS 'Hitungan satu potret: wilayah x potret x hal';

CREATE TABLE dynamics_area (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  area_code text COLLATE "C" NOT NULL,
  counted_at timestamptz(3) NOT NULL,
  CONSTRAINT dynamics_area_pkey PRIMARY KEY (regency_code, area_code)
);
COMMENT ON TABLE dynamics_area IS 'Wilayah yang dinamika desilnya sudah dihitung, dan kapan';
-- The areas right below one.
CREATE INDEX dynamics_area_level_idx ON dynamics_area (length(area_code), area_code);

DO $$
DECLARE
  in_rollup constant text := $e$(
    (area_code >= current_setting('app.alo1', true) AND area_code < current_setting('app.ahi1', true))
    OR (area_code >= current_setting('app.alo2', true) AND area_code < current_setting('app.ahi2', true))
    OR (area_code >= current_setting('app.alo3', true) AND area_code < current_setting('app.ahi3', true))
    OR (area_code >= current_setting('app.alo4', true) AND area_code < current_setting('app.ahi4', true))
  )$e$;
  rec record;
BEGIN
  FOR rec IN SELECT unnest(ARRAY['dynamics_move', 'dynamics_driver', 'dynamics_fact', 'dynamics_area']) AS name LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', rec.name);
    EXECUTE format('CREATE POLICY %1$I ON %2$I FOR SELECT TO mutakhir_app USING (%3$s)', rec.name || '_in_scope', rec.name, in_rollup);
  END LOOP;
END $$;
GRANT SELECT ON dynamics_move, dynamics_driver, dynamics_fact, dynamics_area TO mutakhir_app;

-- The four digits under which an area's rows stand: 5200 for a province, 0000 for the nation.
CREATE FUNCTION app_dynamics_shelf(p_area text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN p_area = '0' THEN '0000' ELSE rpad(left(p_area, 4), 4, '0') END
$$;

-- Replaces what an area says of some snapshots: of each pair given, and of each snapshot given. Writes only rows that differ.
CREATE FUNCTION app_dynamics_put(p_area text, p_pairs jsonb, p_snapshots text[], p_moves jsonb, p_drivers jsonb, p_facts jsonb, p_at timestamptz)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  shelf constant text := app_dynamics_shelf(p_area);
BEGIN
  WITH made AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset(p_moves) AS x (from_snapshot text, to_snapshot text, from_decile smallint, to_decile smallint,
      head_sex smallint, has_elder boolean, has_disabled boolean, cause smallint, families int, people int)
  ), gone AS (
    DELETE FROM dynamics_move d USING jsonb_to_recordset(p_pairs) AS p (from_snapshot text, to_snapshot text)
    WHERE d.regency_code = shelf AND d.area_code = p_area AND d.from_snapshot = p.from_snapshot COLLATE "C" AND d.to_snapshot = p.to_snapshot COLLATE "C"
      AND NOT EXISTS (SELECT 1 FROM made m WHERE (m.from_snapshot, m.to_snapshot, m.from_decile, m.to_decile, m.head_sex, m.has_elder,
        m.has_disabled, m.cause) = (d.from_snapshot, d.to_snapshot, d.from_decile, d.to_decile, d.head_sex, d.has_elder, d.has_disabled, d.cause))
  )
  INSERT INTO dynamics_move AS d (regency_code, area_code, from_snapshot, to_snapshot, from_decile, to_decile, head_sex, has_elder,
    has_disabled, cause, families, people)
  SELECT shelf, p_area, from_snapshot, to_snapshot, from_decile, to_decile, head_sex, has_elder, has_disabled, cause, families, people FROM made
  ON CONFLICT (regency_code, area_code, from_snapshot, to_snapshot, from_decile, to_decile, head_sex, has_elder, has_disabled, cause)
    DO UPDATE SET families = excluded.families, people = excluded.people
    WHERE (d.families, d.people) IS DISTINCT FROM (excluded.families, excluded.people);

  WITH made AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset(p_drivers) AS x (from_snapshot text, to_snapshot text, move text, driver text, families int)
  ), gone AS (
    DELETE FROM dynamics_driver d USING jsonb_to_recordset(p_pairs) AS p (from_snapshot text, to_snapshot text)
    WHERE d.regency_code = shelf AND d.area_code = p_area AND d.from_snapshot = p.from_snapshot COLLATE "C" AND d.to_snapshot = p.to_snapshot COLLATE "C"
      AND NOT EXISTS (SELECT 1 FROM made m WHERE (m.from_snapshot, m.to_snapshot, m.move, m.driver) =
        (d.from_snapshot, d.to_snapshot, d.move, d.driver))
  )
  INSERT INTO dynamics_driver AS d (regency_code, area_code, from_snapshot, to_snapshot, move, driver, families)
  SELECT shelf, p_area, from_snapshot, to_snapshot, move, driver, families FROM made
  ON CONFLICT (regency_code, area_code, from_snapshot, to_snapshot, move, driver) DO UPDATE SET families = excluded.families
    WHERE d.families <> excluded.families;

  WITH made AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset(p_facts) AS x (snapshot_id text, fact text, families int)
  ), gone AS (
    DELETE FROM dynamics_fact d WHERE d.regency_code = shelf AND d.area_code = p_area AND d.snapshot_id = ANY (p_snapshots)
      AND NOT EXISTS (SELECT 1 FROM made m WHERE (m.snapshot_id, m.fact) = (d.snapshot_id, d.fact))
  )
  INSERT INTO dynamics_fact AS d (regency_code, area_code, snapshot_id, fact, families)
  SELECT shelf, p_area, snapshot_id, fact, families FROM made
  ON CONFLICT (regency_code, area_code, snapshot_id, fact) DO UPDATE SET families = excluded.families WHERE d.families <> excluded.families;

  INSERT INTO dynamics_area (regency_code, area_code, counted_at) VALUES (shelf, p_area, p_at)
  ON CONFLICT (regency_code, area_code) DO UPDATE SET counted_at = excluded.counted_at;
END $$;

CREATE FUNCTION app_dynamics_lock(p_area text) RETURNS void LANGUAGE sql SET search_path = pg_catalog, public AS $$
  SELECT pg_advisory_xact_lock(5000000000000000000 + p_area::bigint)
$$;

-- Stores a village's count. The caller holds the village's lock from before it read the families, so that of two counts the later one stands.
CREATE FUNCTION app_dynamics_village(p_regency text, p_village text, p_pairs jsonb, p_snapshots text[], p_moves jsonb, p_drivers jsonb,
  p_facts jsonb, p_at timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF p_village !~ '^[0-9]{10}$' OR left(p_village, 4) <> p_regency THEN RAISE EXCEPTION 'not a village of the regency'; END IF;
  IF NOT pg_has_role(session_user, current_user, 'MEMBER') AND app_scope_holds(p_regency, p_village, NULL) IS NOT TRUE THEN
    RAISE EXCEPTION 'out of scope';
  END IF;
  PERFORM app_dynamics_put(p_village, p_pairs, p_snapshots, p_moves, p_drivers, p_facts, p_at);
END $$;

-- Sums an area from the ones right below it, for the pairs and snapshots given. Practice (99) is no child of the nation (DECIDED 8).
CREATE FUNCTION app_dynamics_sum(p_area text, p_pairs jsonb, p_snapshots text[], p_at timestamptz) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  moves jsonb;
  drivers jsonb;
  facts jsonb;
  shelves text[];
  areas text[];
BEGIN
  PERFORM app_dynamics_lock(p_area);
  SELECT array_agg(DISTINCT a.regency_code), array_agg(a.area_code) INTO shelves, areas FROM dynamics_area a
  WHERE length(a.area_code) = CASE length(p_area) WHEN 6 THEN 10 WHEN 4 THEN 6 WHEN 2 THEN 4 ELSE 2 END
    AND a.area_code >= CASE WHEN p_area = '0' THEN '1' ELSE p_area END COLLATE "C"
    AND a.area_code < CASE WHEN p_area = '0' THEN '99' ELSE p_area || ':' END COLLATE "C";
  SELECT coalesce(jsonb_agg(s), '[]') INTO moves FROM (
    SELECT d.from_snapshot, d.to_snapshot, d.from_decile, d.to_decile, d.head_sex, d.has_elder, d.has_disabled, d.cause,
      sum(d.families)::int AS families, sum(d.people)::int AS people
    FROM dynamics_move d JOIN jsonb_to_recordset(p_pairs) AS p (from_snapshot text, to_snapshot text)
      ON d.from_snapshot = p.from_snapshot COLLATE "C" AND d.to_snapshot = p.to_snapshot COLLATE "C"
    WHERE d.regency_code = ANY (shelves) AND d.area_code = ANY (areas) GROUP BY 1, 2, 3, 4, 5, 6, 7, 8) s;
  SELECT coalesce(jsonb_agg(s), '[]') INTO drivers FROM (
    SELECT d.from_snapshot, d.to_snapshot, d.move, d.driver, sum(d.families)::int AS families
    FROM dynamics_driver d JOIN jsonb_to_recordset(p_pairs) AS p (from_snapshot text, to_snapshot text)
      ON d.from_snapshot = p.from_snapshot COLLATE "C" AND d.to_snapshot = p.to_snapshot COLLATE "C"
    WHERE d.regency_code = ANY (shelves) AND d.area_code = ANY (areas) GROUP BY 1, 2, 3, 4) s;
  SELECT coalesce(jsonb_agg(s), '[]') INTO facts FROM (
    SELECT d.snapshot_id, d.fact, sum(d.families)::int AS families FROM dynamics_fact d
    WHERE d.regency_code = ANY (shelves) AND d.area_code = ANY (areas) AND d.snapshot_id = ANY (p_snapshots) GROUP BY 1, 2) s;
  PERFORM app_dynamics_put(p_area, p_pairs, p_snapshots, moves, drivers, facts, p_at);
END $$;

-- Districts and the regency, or the province, or the nation; the job's own way to sums that no person's scope holds.
CREATE FUNCTION app_dynamics_sum_up(p_area text, p_pairs jsonb, p_snapshots text[], p_at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  district text;
BEGIN
  IF p_area !~ '^(0|[0-9]{2}|[0-9]{4})$' THEN RAISE EXCEPTION 'not an area that is summed'; END IF;
  IF current_setting('transaction_isolation') <> 'read committed' THEN RAISE EXCEPTION 'sums need read committed'; END IF;
  IF length(p_area) = 4 THEN
    FOR district IN SELECT DISTINCT left(area_code, 6) AS d FROM dynamics_area
      WHERE length(area_code) = 10 AND area_code >= p_area AND area_code < p_area || ':' COLLATE "C" ORDER BY d LOOP
      PERFORM app_dynamics_sum(district, p_pairs, p_snapshots, p_at);
    END LOOP;
  END IF;
  PERFORM app_dynamics_sum(p_area, p_pairs, p_snapshots, p_at);
END $$;

-- Asks for the count of villages, in the order of their codes: two transactions that ask cannot wait for each other in a circle.
CREATE FUNCTION app_enqueue_dynamics(p_villages text[], p_snapshot text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  village text;
BEGIN
  FOR village IN SELECT DISTINCT v FROM unnest(p_villages) AS v WHERE v ~ '^[0-9]{10}$' ORDER BY v LOOP
    PERFORM graphile_worker.add_job('count-dynamics',
      json_build_object('regencyCode', left(village, 4), 'villageCode', village, 'snapshotId', p_snapshot),
      job_key => 'dynamics:' || p_snapshot || ':' || village, job_key_mode => 'preserve_run_at', priority => 5);
  END LOOP;
END $$;

-- Asks for the sums of an area: behind the villages still waiting, so that an import of a thousand villages is summed once.
CREATE FUNCTION app_enqueue_dynamics_sum(p_area text, p_snapshot text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF p_area !~ '^(0|[0-9]{2}|[0-9]{4})$' THEN RAISE EXCEPTION 'not an area that is summed'; END IF;
  PERFORM graphile_worker.add_job('sum-dynamics', json_build_object('areaCode', p_area, 'snapshotId', p_snapshot),
    job_key => 'dynamics-sum:' || p_snapshot || ':' || p_area, job_key_mode => 'preserve_run_at',
    priority => CASE length(p_area) WHEN 4 THEN 6 WHEN 2 THEN 7 ELSE 8 END);
END $$;

REVOKE EXECUTE ON FUNCTION app_dynamics_shelf(text), app_dynamics_put(text, jsonb, text[], jsonb, jsonb, jsonb, timestamptz),
  app_dynamics_lock(text), app_dynamics_village(text, text, jsonb, text[], jsonb, jsonb, jsonb, timestamptz),
  app_dynamics_sum(text, jsonb, text[], timestamptz), app_dynamics_sum_up(text, jsonb, text[], timestamptz),
  app_enqueue_dynamics(text[], text), app_enqueue_dynamics_sum(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_dynamics_lock(text), app_dynamics_village(text, text, jsonb, text[], jsonb, jsonb, jsonb, timestamptz),
  app_dynamics_sum_up(text, jsonb, text[], timestamptz), app_enqueue_dynamics(text[], text), app_enqueue_dynamics_sum(text, text) TO mutakhir_app;
