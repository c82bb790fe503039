-- How work flowed, day by day: what left each tier, by whom, why, and how long it had waited. The page of bottlenecks added up a
-- season's steps at each look; now a village's are counted with its other figures, and what changed is added to the areas above.

CREATE TABLE rollup_flow (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  area_code text COLLATE "C" NOT NULL,
  day date NOT NULL,
  state text NOT NULL,
  role text NOT NULL,
  event text NOT NULL,
  -- Why it was sent back or rejected; of what was sent again, why it had come back; else empty.
  reason text NOT NULL,
  -- How long it had waited: see app_flow_bucket; -1 where nobody knows.
  bucket smallint NOT NULL CHECK (bucket BETWEEN -1 AND 120),
  steps integer NOT NULL,
  CONSTRAINT rollup_flow_pkey PRIMARY KEY (regency_code, area_code, day, state, role, event, reason, bucket)
);
COMMENT ON TABLE rollup_flow IS 'Langkah alur kerja: wilayah x hari x keadaan x peran x langkah x alasan x lama menunggu';

-- Proposals on the day of their latest decision, by who began them and by the questions that they change.
CREATE TABLE rollup_flow_origin (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  area_code text COLLATE "C" NOT NULL,
  day date NOT NULL,
  kind text NOT NULL CHECK (kind IN ('officer', 'question')),
  origin text NOT NULL,
  proposals integer NOT NULL,
  -- Of them, those that came back or were rejected at least once.
  sent_back integer NOT NULL,
  CONSTRAINT rollup_flow_origin_pkey PRIMARY KEY (regency_code, area_code, kind, day, origin)
);
COMMENT ON TABLE rollup_flow_origin IS 'Usulan pada hari keputusan terakhirnya: wilayah x petugas atau pertanyaan';

-- What waits, by the day since when and the deadline: who is late follows from the clock.
CREATE TABLE rollup_flow_waiting (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  area_code text COLLATE "C" NOT NULL,
  state text NOT NULL,
  -- Of what is with the operators, why it came back; else empty.
  reason text NOT NULL,
  -- Midnight of the village's day.
  since timestamptz(3) NOT NULL,
  -- Infinity: no deadline runs.
  due_at timestamptz(3) NOT NULL,
  waiting integer NOT NULL,
  CONSTRAINT rollup_flow_waiting_pkey PRIMARY KEY (regency_code, area_code, state, reason, since, due_at)
);
COMMENT ON TABLE rollup_flow_waiting IS 'Usulan yang menunggu: wilayah x keadaan x alasan x sejak x tenggat';

DO $$
DECLARE
  rec record;
BEGIN
  FOR rec IN SELECT unnest(ARRAY['rollup_flow', 'rollup_flow_origin', 'rollup_flow_waiting']) AS name LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', rec.name);
    EXECUTE format($p$CREATE POLICY %1$I ON %2$I FOR SELECT TO mutakhir_app USING (
      (area_code >= current_setting('app.alo1', true) AND area_code < current_setting('app.ahi1', true))
      OR (area_code >= current_setting('app.alo2', true) AND area_code < current_setting('app.ahi2', true))
      OR (area_code >= current_setting('app.alo3', true) AND area_code < current_setting('app.ahi3', true))
      OR (area_code >= current_setting('app.alo4', true) AND area_code < current_setting('app.ahi4', true)))$p$,
      rec.name || '_in_scope', rec.name);
  END LOOP;
END $$;
REVOKE ALL ON rollup_flow, rollup_flow_origin, rollup_flow_waiting FROM PUBLIC;
GRANT SELECT ON rollup_flow, rollup_flow_origin, rollup_flow_waiting TO mutakhir_app;

-- A village's steps.
CREATE INDEX proposal_event_village_idx ON proposal_event (regency_code, village_code, at);

-- How long something waited, in steps that grow: one hour at first, four after a day, a day after eight. The same as
-- bucketOf in lib/domain/bottleneck/waited.ts.
CREATE FUNCTION app_flow_bucket(p_waited interval) RETURNS smallint LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN p_waited IS NULL THEN -1
    ELSE least(120, floor(8 * ln(1 + greatest(0, extract(epoch FROM p_waited)) / 28800)))::int END::smallint
$$;

-- The areas whose figures hold a village. Practice (99) is in no nation's.
CREATE FUNCTION app_flow_areas(p_village text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT ARRAY[p_village, left(p_village, 6), left(p_village, 4), left(p_village, 2)]
    || CASE WHEN left(p_village, 2) = '99' THEN ARRAY[]::text[] ELSE ARRAY['0'] END
$$;

-- Counts a village's flow of the last nine months again and adds what differs to it and to every area above. Sums of sums would
-- read all villages of a regency for one that changed; differences add up whatever their order. Rows are taken in one order, so two
-- villages of one district cannot wait in a circle. A step that was taken back is none.
CREATE FUNCTION app_rollup_village_flow(p_regency text, p_village text, p_at timestamptz) RETURNS void
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
    FROM differing d CROSS JOIN unnest(app_flow_areas(p_village)) AS a (code)
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
  FROM differing_origins d CROSS JOIN unnest(app_flow_areas(p_village)) AS a (code)
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
  FROM differing d CROSS JOIN unnest(app_flow_areas(p_village)) AS a (code)
  ORDER BY length(a.code) DESC, a.code, d.state, d.reason, d.since, d.due_at
  ON CONFLICT (regency_code, area_code, state, reason, since, due_at) DO UPDATE SET waiting = f.waiting + excluded.waiting;
  DELETE FROM rollup_flow_waiting f USING unnest(app_flow_areas(p_village)) AS a (code)
    WHERE f.regency_code = app_regency_shelf(a.code) AND f.area_code = a.code AND f.waiting = 0;
END $$;

-- What the roll-up job counts of a village, all of it in one list.
CREATE OR REPLACE FUNCTION app_rollup_village_cells(p_regency text, p_village text, p_at timestamptz) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM app_rollup_village_figures(p_regency, p_village, p_at);
  PERFORM app_rollup_village_rules(p_regency, p_village);
  PERFORM app_rollup_village_regional(p_regency, p_village);
  PERFORM app_rollup_village_required(p_regency, p_village,
    (p_at AT TIME ZONE coalesce((SELECT time_zone FROM region WHERE code = p_village), 'Asia/Jakarta'))::date);
  PERFORM app_rollup_village_flow(p_regency, p_village, p_at);
END $$;
DROP FUNCTION app_rollup_village_cells_but_regional(text, text, timestamptz);

-- Differences are only as right as what they differ from: a count of everything begins from nothing.
ALTER FUNCTION app_rollup_all(timestamptz) RENAME TO app_rollup_all_but_flow;
CREATE FUNCTION app_rollup_all(p_at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN RAISE EXCEPTION 'roll-ups need read committed'; END IF;
  PERFORM pg_advisory_xact_lock(4000000000000000000 - 1);
  DELETE FROM rollup_flow;
  DELETE FROM rollup_flow_origin;
  DELETE FROM rollup_flow_waiting;
  PERFORM app_rollup_all_but_flow(p_at);
END $$;

REVOKE EXECUTE ON FUNCTION app_flow_bucket(interval), app_flow_areas(text), app_rollup_village_flow(text, text, timestamptz),
  app_rollup_all(timestamptz), app_rollup_all_but_flow(timestamptz) FROM PUBLIC;

-- What added the steps up at each look.
DROP FUNCTION app_tier_times(text[], text, text, timestamptz, int);
DROP FUNCTION app_return_reasons(text[], text, text, timestamptz);
DROP FUNCTION app_return_origins(text[], text, text, timestamptz, text);

-- What was decided and waits before this day.
DO $$
DECLARE
  place record;
BEGIN
  FOR place IN SELECT DISTINCT regency_code, village_code FROM proposal LOOP
    PERFORM app_rollup_village_flow(place.regency_code, place.village_code, now());
  END LOOP;
END $$;
