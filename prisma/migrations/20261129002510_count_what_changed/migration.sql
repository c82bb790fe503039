-- A village is counted for what changed. Most of what happens to it is work: a draft begun, a proposal sent on; its people and families are
-- as they were. What each variable is filled with is a third of a count and of no use within seconds: it follows within an hour.

-- True: proposals moved, no family's record did.
ALTER TABLE dirty_village ADD COLUMN is_work_alone boolean NOT NULL DEFAULT false;

-- Since when a village's records are newer than these counts; null: they are not.
ALTER TABLE rollup_coverage ADD COLUMN behind_since timestamptz(3), ADD COLUMN counted_at timestamptz(3);
UPDATE rollup_coverage c SET counted_at = f.rolled_up_at FROM rollup_freshness f WHERE f.regency_code = c.regency_code AND f.area_code = c.area_code;
UPDATE rollup_coverage SET counted_at = now() WHERE counted_at IS NULL;
ALTER TABLE rollup_coverage ALTER COLUMN counted_at SET NOT NULL;

CREATE OR REPLACE FUNCTION app_move_proposal(p_regency text, p_id uuid, p_version integer, p_from text, p_to text, p_event text, p_decision boolean, p_actor uuid, p_grant uuid, p_role text, p_reason text, p_note text, p_returned_to text, p_meeting uuid, p_due timestamp with time zone, p_sampled boolean, p_at timestamp with time zone, p_event_id uuid, p_mark_id uuid, p_applied_revision integer, p_enqueues boolean DEFAULT true)
 RETURNS text
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $$
DECLARE
  village text;
  waited timestamptz;
  current record;
BEGIN
  UPDATE proposal SET
    state = p_to, version = version + 1, updated_at = p_at,
    state_since = CASE WHEN p_to = p_from THEN state_since ELSE p_at END,
    due_at = CASE WHEN p_to = p_from THEN due_at ELSE p_due END,
    is_sampled = CASE WHEN p_to = p_from THEN is_sampled ELSE p_sampled END,
    agreed = CASE WHEN p_to = p_from THEN agreed + 1 ELSE 0 END,
    deciders = CASE WHEN p_event = 'submit' THEN '{}' WHEN p_decision THEN deciders || p_actor ELSE deciders END,
    contributors = CASE WHEN p_event = 'submit' AND NOT p_actor = ANY (contributors) THEN contributors || p_actor ELSE contributors END,
    submitted_at = CASE WHEN p_event = 'submit' THEN p_at ELSE submitted_at END,
    meeting_id = CASE WHEN p_event = 'submit' THEN NULL WHEN p_from = 'submitted' THEN p_meeting ELSE meeting_id END,
    returned_to = CASE WHEN p_to = p_from THEN returned_to ELSE p_returned_to END,
    reason_code = CASE WHEN p_to = p_from THEN reason_code ELSE p_reason END,
    reason_note = CASE WHEN p_to = p_from THEN reason_note ELSE p_note END,
    applied_revision = coalesce(p_applied_revision, applied_revision)
  WHERE regency_code = p_regency AND id = p_id AND version = p_version AND state = p_from
    AND (NOT p_decision OR NOT (p_actor = ANY (contributors) OR p_actor = ANY (deciders)))
  RETURNING new.village_code, old.state_since INTO village, waited;
  IF village IS NULL THEN
    SELECT state, version, contributors, deciders INTO current FROM proposal WHERE regency_code = p_regency AND id = p_id;
    IF NOT FOUND THEN RETURN 'NOT_FOUND'; END IF;
    IF current.state <> p_from OR current.version <> p_version THEN RETURN 'STALE'; END IF;
    RETURN 'FOUR_EYES';
  END IF;
  INSERT INTO proposal_event (regency_code, id, village_code, proposal_id, at, actor_id, grant_id, role, event, from_state, to_state, reason_code, note, meeting_id, since)
    VALUES (p_regency, p_event_id, village, p_id, p_at, p_actor, p_grant, p_role, p_event, p_from, p_to, p_reason, p_note,
      CASE WHEN p_from = 'submitted' THEN p_meeting END, waited);
  IF p_to <> p_from THEN
    INSERT INTO dirty_village (regency_code, id, village_code, marked_at, is_work_alone)
      VALUES (p_regency, p_mark_id, village, p_at, p_to <> 'applied');
    IF p_enqueues THEN
      PERFORM app_enqueue('rollup-village', json_build_object('regencyCode', p_regency, 'villageCode', village), 'rollup:' || village);
    END IF;
  END IF;
  RETURN 'OK';
END $$;

CREATE OR REPLACE FUNCTION app_recall_proposal(p_regency text, p_id uuid, p_version integer, p_state text, p_back text, p_agreed integer, p_actor uuid, p_grant uuid, p_role text, p_since timestamp with time zone, p_due timestamp with time zone, p_sampled boolean, p_returned_to text, p_reason text, p_note text, p_at timestamp with time zone, p_event_id uuid, p_mark_id uuid)
 RETURNS text
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $$
DECLARE
  village text;
BEGIN
  UPDATE proposal SET state = p_back, version = version + 1, updated_at = p_at, state_since = p_since, due_at = p_due,
    is_sampled = p_sampled, agreed = p_agreed, returned_to = p_returned_to, reason_code = p_reason, reason_note = p_note,
    deciders = array_remove(deciders, p_actor)
  WHERE regency_code = p_regency AND id = p_id AND version = p_version AND state = p_state AND p_actor = ANY (deciders)
  RETURNING village_code INTO village;
  IF village IS NULL THEN RETURN 'STALE'; END IF;
  INSERT INTO proposal_event (regency_code, id, village_code, proposal_id, at, actor_id, grant_id, role, event, from_state, to_state)
    VALUES (p_regency, p_event_id, village, p_id, p_at, p_actor, p_grant, p_role, 'recall', p_state, p_back);
  INSERT INTO dirty_village (regency_code, id, village_code, marked_at, is_work_alone) VALUES (p_regency, p_mark_id, village, p_at, true);
  RETURN 'OK';
END $$;

CREATE OR REPLACE FUNCTION app_expire_drafts(p_at timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $$
DECLARE
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
  expired int;
BEGIN
  WITH ended AS (
    SELECT p.regency_code, p.id, p.village_code, p.state AS was
    FROM proposal p JOIN period d ON d.id = p.period_id JOIN region r ON r.code = p.village_code
    WHERE p.state IN ('draft', 'returned') AND (d.ends_on + 1)::timestamp AT TIME ZONE r.time_zone <= p_at
    FOR UPDATE OF p SKIP LOCKED
  ), moved AS (
    UPDATE proposal p SET state = 'expired', version = p.version + 1, state_since = p_at, updated_at = p_at, due_at = NULL
    FROM ended e WHERE p.regency_code = e.regency_code AND p.id = e.id
    RETURNING p.regency_code, p.id, p.village_code, e.was
  ), told AS (
    INSERT INTO proposal_event (regency_code, id, village_code, proposal_id, at, actor_id, grant_id, role, event, from_state, to_state)
    SELECT regency_code, gen_random_uuid(), village_code, id, p_at, nobody, nobody, 'system', 'expire', was, 'expired' FROM moved
  ), marked AS (
    INSERT INTO dirty_village (regency_code, id, village_code, marked_at, is_work_alone)
    SELECT regency_code, gen_random_uuid(), village_code, p_at, true FROM (SELECT DISTINCT regency_code, village_code FROM moved) v
  ), queued AS (
    SELECT app_enqueue('rollup-village', json_build_object('regencyCode', regency_code, 'villageCode', village_code), 'rollup:' || village_code)
    FROM (SELECT DISTINCT regency_code, village_code FROM moved) v
  )
  SELECT (SELECT count(*) FROM moved) + 0 * (SELECT count(*) FROM queued) INTO expired;
  RETURN expired;
END $$;

-- Filled variables, apart from the rest ----------------------------------------------------------------------------

DROP FUNCTION app_rollup_village_coverage(text, text, date);
CREATE FUNCTION app_rollup_village_coverage(p_regency text, p_village text, p_at timestamptz) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public AS $$
  WITH counted AS MATERIALIZED (
    SELECT c.layout, c.counts FROM app_count_coverage(p_regency, p_village, app_after(p_village), app_village_today(p_village, p_at)) c
  ), gone AS (
    DELETE FROM rollup_coverage r WHERE r.regency_code = p_regency AND r.area_code = p_village
      AND NOT EXISTS (SELECT 1 FROM counted c WHERE c.layout = r.layout)
  )
  INSERT INTO rollup_coverage AS r (regency_code, area_code, layout, counts, counted_at)
  SELECT p_regency, p_village, layout, counts, p_at FROM counted
  ON CONFLICT (regency_code, area_code, layout) DO UPDATE SET counts = excluded.counts, counted_at = excluded.counted_at, behind_since = NULL
$$;

-- Adds what differs to the areas above, in one order of rows; their instant is that of the newest of their villages.
CREATE OR REPLACE FUNCTION app_lift_coverage(p_regency text, p_village text, p_before rollup_coverage[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  WITH differing AS MATERIALIZED (
    SELECT layout, app_minus(n.counts, o.counts) AS counts, coalesce(n.counted_at, o.counted_at) AS counted_at
    FROM (SELECT * FROM rollup_coverage WHERE regency_code = p_regency AND area_code = p_village) n
    FULL JOIN unnest(p_before) o USING (layout)
    WHERE n.counts IS DISTINCT FROM o.counts
  )
  INSERT INTO rollup_coverage AS r (regency_code, area_code, layout, counts, counted_at)
  SELECT a.shelf, a.area, d.* FROM differing d CROSS JOIN app_areas_above(p_village) a
  ORDER BY length(a.area) DESC, a.area, layout
  ON CONFLICT (regency_code, area_code, layout)
    DO UPDATE SET counts = app_plus(r.counts, excluded.counts), counted_at = greatest(r.counted_at, excluded.counted_at);
  DELETE FROM rollup_coverage r USING unnest(p_before) o, app_areas_above(p_village) a
  WHERE r.regency_code = a.shelf AND r.area_code = a.area AND r.layout = o.layout AND 0 = ALL (r.counts);
END $$;

CREATE OR REPLACE FUNCTION app_sum_coverage(p_shelf text, p_digits int, p_below int) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public SET jit = off AS $$
  INSERT INTO rollup_coverage (regency_code, area_code, layout, counts, counted_at)
  SELECT app_regency_shelf(area), area, layout, array_agg(counted ORDER BY place), max(counted_at)
  FROM (SELECT area, layout, c.place, sum(c.counted)::int AS counted, max(counted_at) AS counted_at
    FROM (SELECT CASE p_digits WHEN 1 THEN '0' ELSE left(area_code, p_digits) END AS area, layout, counts, counted_at FROM rollup_coverage
      WHERE length(area_code) = p_below AND regency_code >= coalesce(p_shelf, '') AND regency_code <= coalesce(p_shelf, '~')
        AND (p_digits > 1 OR area_code < '99')) AS below, unnest(below.counts) WITH ORDINALITY AS c (counted, place)
    GROUP BY area, layout, c.place) AS places
  GROUP BY area, layout
$$;

-- Counts again what the variables of a village are filled with. Roll-ups of the village wait for it, and it for them.
CREATE FUNCTION app_cover_village(p_regency text, p_village text, p_at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  before rollup_coverage[];
BEGIN
  PERFORM app_rollup_begin(p_regency, p_village);
  SELECT array_agg(r) INTO before FROM rollup_coverage r WHERE regency_code = p_regency AND area_code = p_village;
  PERFORM app_rollup_village_coverage(p_regency, p_village, p_at);
  PERFORM app_lift_coverage(p_regency, p_village, before);
END $$;

-- What stands before every count of a village: that it is one, that the caller may, and that nobody else counts it.
CREATE FUNCTION app_rollup_begin(p_regency text, p_village text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
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
END $$;

-- Has the filled variables counted within the hour.
CREATE FUNCTION app_cover_later(p_regency text, p_village text, p_at timestamptz) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  UPDATE rollup_coverage SET behind_since = p_at WHERE regency_code = p_regency AND area_code = p_village AND behind_since IS NULL;
  PERFORM graphile_worker.add_job('cover-village', json_build_object('regencyCode', p_regency, 'villageCode', p_village),
    job_key => 'cover:' || p_village, job_key_mode => 'preserve_run_at', run_at => now() + interval '1 hour', priority => 20);
END $$;

-- The count of a village ----------------------------------------------------------------------------------------

DROP FUNCTION app_rollup_village_cells(text, text, timestamptz);
DROP FUNCTION app_rollup_village(text, text, timestamptz);
-- Everything when it is asked for or nobody said what changed, and once a day, as ages and twelve months move with the
-- calendar; else what the marks say.
CREATE FUNCTION app_rollup_village(p_regency text, p_village text, p_at timestamptz, p_whole boolean DEFAULT false) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  today constant date := app_village_today(p_village, p_at);
  people rollup_person[];
  families rollup_family[];
  progress rollup_progress[];
  rules rollup_rule[];
  regional rollup_regional[];
  required rollup_required[];
  coverage rollup_coverage[];
  freshness rollup_freshness[];
  is_work_alone boolean;
  is_whole boolean;
BEGIN
  PERFORM app_rollup_begin(p_regency, p_village);
  WITH taken AS (DELETE FROM dirty_village d WHERE d.regency_code = p_regency AND d.village_code = p_village RETURNING d.is_work_alone)
  SELECT bool_and(t.is_work_alone) INTO is_work_alone FROM taken t;
  SELECT array_agg(r) INTO freshness FROM rollup_freshness r WHERE regency_code = p_regency AND area_code = p_village;
  is_whole := p_whole OR is_work_alone IS NULL OR freshness IS NULL;
  is_work_alone := NOT is_whole AND is_work_alone AND app_village_today(p_village, (freshness[1]).rolled_up_at) = today;
  SELECT array_agg(r ORDER BY r) INTO progress FROM rollup_progress r WHERE regency_code = p_regency AND area_code = p_village;
  SELECT array_agg(r ORDER BY r) INTO rules FROM rollup_rule r WHERE regency_code = p_regency AND area_code = p_village;
  SELECT array_agg(r ORDER BY r) INTO regional FROM rollup_regional r WHERE regency_code = p_regency AND area_code = p_village;
  SELECT array_agg(r ORDER BY r) INTO required FROM rollup_required r WHERE regency_code = p_regency AND area_code = p_village;
  IF NOT is_work_alone THEN
    SELECT array_agg(r) INTO people FROM rollup_person r WHERE regency_code = p_regency AND area_code = p_village;
    SELECT array_agg(r) INTO families FROM rollup_family r WHERE regency_code = p_regency AND area_code = p_village;
    PERFORM app_rollup_village_people(p_regency, p_village, today);
    PERFORM app_rollup_village_families(p_regency, p_village, today);
    PERFORM app_lift_people(p_regency, p_village, people);
    PERFORM app_lift_families(p_regency, p_village, families);
  END IF;
  IF is_whole THEN
    SELECT array_agg(r) INTO coverage FROM rollup_coverage r WHERE regency_code = p_regency AND area_code = p_village;
    PERFORM app_rollup_village_coverage(p_regency, p_village, p_at);
    PERFORM app_lift_coverage(p_regency, p_village, coverage);
  ELSIF NOT is_work_alone THEN
    PERFORM app_cover_later(p_regency, p_village, p_at);
  END IF;
  PERFORM app_rollup_village_freshness(p_regency, p_village, p_at);
  PERFORM app_rollup_village_work(p_regency, p_village, p_at, today, app_flow_areas(p_village));
  -- Each lift is planned anew, as its table is a name: where nothing differs it is not asked.
  IF progress IS DISTINCT FROM (SELECT array_agg(r ORDER BY r) FROM rollup_progress r WHERE regency_code = p_regency AND area_code = p_village) THEN
    PERFORM app_lift(p_regency, p_village, 'rollup_progress', 'period_id, state', '{families}', progress);
  END IF;
  IF rules IS DISTINCT FROM (SELECT array_agg(r ORDER BY r) FROM rollup_rule r WHERE regency_code = p_regency AND area_code = p_village) THEN
    PERFORM app_lift(p_regency, p_village, 'rollup_rule', 'period_id, rule_id, severity', '{families}', rules);
  END IF;
  IF regional IS DISTINCT FROM (SELECT array_agg(r ORDER BY r) FROM rollup_regional r WHERE regency_code = p_regency AND area_code = p_village) THEN
    PERFORM app_lift(p_regency, p_village, 'rollup_regional', 'answer_id, option', '{answers}', regional);
  END IF;
  IF required IS DISTINCT FROM (SELECT array_agg(r ORDER BY r) FROM rollup_required r WHERE regency_code = p_regency AND area_code = p_village) THEN
    PERFORM app_lift(p_regency, p_village, 'rollup_required', 'year, level, key', '{total,answered,updated}', required);
  END IF;
  PERFORM app_lift_freshness(p_regency, p_village, freshness);
END $$;

-- A nightly count is of everything, also where something waits.
CREATE OR REPLACE FUNCTION app_enqueue_recount(p_after text, p_limit int) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  place record;
  last text;
BEGIN
  FOR place IN SELECT code FROM region WHERE level = 4 AND code > p_after COLLATE "C" ORDER BY code LIMIT p_limit LOOP
    last := place.code;
    CONTINUE WHEN NOT EXISTS (SELECT 1 FROM household h WHERE h.regency_code = left(place.code, 4) AND h.village_code = place.code);
    PERFORM graphile_worker.add_job('rollup-village',
      json_build_object('regencyCode', left(place.code, 4), 'villageCode', place.code, 'whole', true),
      job_key => 'recount:' || place.code, job_key_mode => 'preserve_run_at', priority => 10);
  END LOOP;
  RETURN last;
END $$;

-- Counts villages of everything, whatever their marks say.
CREATE FUNCTION app_enqueue_whole(p_villages text[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  village text;
BEGIN
  FOR village IN SELECT DISTINCT v FROM unnest(p_villages) AS v ORDER BY v LOOP
    PERFORM app_enqueue('rollup-village', json_build_object('regencyCode', left(village, 4), 'villageCode', village, 'whole', true),
      'recount:' || village);
  END LOOP;
END $$;

-- A count of everything: first what is looked at, then what each variable is filled with ----------------------------

CREATE OR REPLACE FUNCTION app_rollup_clear(p_shelf text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY (SELECT array_agg(p.name) FROM app_rollup_plain() p) || ARRAY['rollup_person', 'rollup_family', 'rollup_freshness'] LOOP
    EXECUTE format('DELETE FROM %I WHERE regency_code = $1', name) USING p_shelf;
  END LOOP;
END $$;

CREATE OR REPLACE FUNCTION app_rollup_level(p_shelf text, p_digits integer, p_below integer)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $$
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

CREATE OR REPLACE FUNCTION app_rollup_regency(p_regency text, p_at timestamptz) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  village text;
  villages text[];
  today constant date := app_village_today(p_regency, p_at);
  kept rollup_required[];
BEGIN
  DELETE FROM dirty_village WHERE regency_code = p_regency;
  -- Filled variables follow; stopped before, they are behind.
  UPDATE rollup_coverage SET behind_since = p_at WHERE regency_code = p_regency AND length(area_code) = 10 AND behind_since IS NULL;
  SELECT array_agg(DISTINCT v) INTO villages FROM (
    SELECT village_code AS v FROM household WHERE regency_code = p_regency
    UNION ALL SELECT village_code FROM proposal WHERE regency_code = p_regency AND kind = 'new-household'
    UNION ALL SELECT area_code FROM rollup_freshness WHERE regency_code = p_regency AND length(area_code) = 10) AS each;
  SELECT array_agg(r) INTO kept FROM rollup_required r WHERE regency_code = p_regency AND length(area_code) = 10;
  PERFORM app_rollup_clear(p_regency);
  INSERT INTO rollup_required SELECT * FROM unnest(kept);
  -- OFFSET 0: special is asked once a village, not once a cell.
  INSERT INTO rollup_person (regency_code, area_code, village_kind, special, decile, sex, age_group, disability, people, counts)
  SELECT p_regency, c.village, substr(c.village, 7, 1)::smallint, s.special, c.decile, c.sex, c.age_group, c.disability, c.people, c.counts
  FROM app_count_people(p_regency, p_regency, app_after(p_regency), today) c
  JOIN (SELECT v, app_is_special(v) AS special FROM unnest(villages) v OFFSET 0) s ON s.v = c.village;
  INSERT INTO rollup_family (regency_code, area_code, village_kind, special, decile, head_sex, size, elderly, disabled, families, updated, counts)
  SELECT p_regency, c.village, substr(c.village, 7, 1)::smallint, s.special, c.decile, c.head_sex, c.size, c.elderly, c.disabled,
    c.families, c.updated, c.counts
  FROM app_count_families(p_regency, p_regency, app_after(p_regency), today) c
  JOIN (SELECT v, app_is_special(v) AS special FROM unnest(villages) v OFFSET 0) s ON s.v = c.village;
  -- One village is like another: their statements are planned once.
  PERFORM set_config('plan_cache_mode', 'force_generic_plan', true);
  FOREACH village IN ARRAY coalesce(villages, '{}') LOOP
    PERFORM app_rollup_village_freshness(p_regency, village, p_at);
    PERFORM app_rollup_village_work(p_regency, village, p_at, today, ARRAY[village]);
  END LOOP;
  PERFORM set_config('plan_cache_mode', 'auto', true);
  PERFORM app_rollup_level(p_regency, 6, 10);
  PERFORM app_rollup_level(p_regency, 4, 6);
END $$;

CREATE FUNCTION app_cover_regency(p_regency text, p_at timestamptz) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  DELETE FROM rollup_coverage WHERE regency_code = p_regency;
  INSERT INTO rollup_coverage (regency_code, area_code, layout, counts, counted_at)
  SELECT p_regency, c.village, c.layout, c.counts, p_at
  FROM app_count_coverage(p_regency, p_regency, app_after(p_regency), app_village_today(p_regency, p_at)) c;
  PERFORM app_sum_coverage(p_regency, 6, 10);
  PERFORM app_sum_coverage(p_regency, 4, 6);
END $$;

CREATE FUNCTION app_cover_tops() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  DELETE FROM rollup_coverage WHERE length(area_code) < 4;
  PERFORM app_sum_coverage(NULL, 2, 4);
  PERFORM app_sum_coverage(NULL, 1, 2);
END $$;

CREATE OR REPLACE FUNCTION app_rollup_all(p_at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN RAISE EXCEPTION 'roll-ups need read committed'; END IF;
  PERFORM pg_advisory_xact_lock(4000000000000000000 - 1);
  PERFORM app_rollup_regency(r.regency, p_at) FROM app_rollup_regencies() r;
  PERFORM app_rollup_tops();
  PERFORM app_cover_regency(r.regency, p_at) FROM app_rollup_regencies() r;
  PERFORM app_cover_tops();
END $$;

REVOKE EXECUTE ON FUNCTION app_rollup_village_coverage(text, text, timestamptz), app_rollup_begin(text, text), app_cover_later(text, text, timestamptz),
  app_cover_regency(text, timestamptz), app_cover_tops(), app_cover_village(text, text, timestamptz),
  app_rollup_village(text, text, timestamptz, boolean), app_enqueue_whole(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_cover_village(text, text, timestamptz), app_rollup_village(text, text, timestamptz, boolean), app_enqueue_whole(text[])
  TO mutakhir_app;
