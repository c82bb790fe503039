-- Tiers as data: which ones a region has, how many must agree, what is sampled, who stands in; and days on which nothing is
-- sent or decided. A fifth tier, the signature of the head of office, is there for regions that want it.

ALTER TABLE access_grant DROP CONSTRAINT access_grant_role_known;
ALTER TABLE access_grant ADD CONSTRAINT access_grant_role_known CHECK (role IN ('village-operator', 'companion', 'rt-head',
  'village-head', 'regency-verifier', 'office-head', 'sector-officer', 'data-steward', 'province-validator', 'coach',
  'administrator', 'trainer', 'viewer'));

ALTER TABLE proposal DROP CONSTRAINT proposal_state_known;
ALTER TABLE proposal ADD CONSTRAINT proposal_state_known CHECK (state IN ('draft', 'submitted', 'endorsed', 'verified',
  'signed', 'validated', 'applied', 'returned', 'rejected', 'withdrawn', 'expired'));
DROP INDEX proposal_one_open;
CREATE UNIQUE INDEX proposal_one_open ON proposal (regency_code, household_id, period_id)
  WHERE kind <> 'event' AND state IN ('draft', 'submitted', 'endorsed', 'verified', 'signed', 'validated', 'returned');
DROP INDEX proposal_queue;
CREATE INDEX proposal_queue ON proposal (regency_code, state, warning_weight DESC, state_since, id)
  WHERE state IN ('draft', 'submitted', 'endorsed', 'verified', 'signed', 'validated', 'returned');

-- How many have agreed in the tier that holds it, where more than one must.
ALTER TABLE proposal ADD COLUMN agreed smallint NOT NULL DEFAULT 0 CHECK (agreed >= 0);

-- Reference data: none of these tables names a family. Rows are only ever added; the nearest region's newest that has begun counts.
CREATE TABLE tier_set (
  id uuid NOT NULL,
  region_code text COLLATE "C" NOT NULL CHECK (region_code ~ '^(0|[0-9]{2}|[0-9]{4})$'),
  tiers jsonb NOT NULL CHECK (jsonb_typeof(tiers) = 'array'),
  reason text NOT NULL CHECK (length(reason) BETWEEN 5 AND 500),
  effective_from date NOT NULL,
  set_by uuid NOT NULL,
  set_at timestamptz(3) NOT NULL,
  CONSTRAINT tier_set_pkey PRIMARY KEY (id)
);
COMMENT ON TABLE tier_set IS 'Susunan jenjang satu wilayah; hanya bisa ditambah';
CREATE INDEX tier_set_region_idx ON tier_set (region_code, effective_from DESC, set_at DESC);
REVOKE ALL ON tier_set FROM PUBLIC;
GRANT SELECT, INSERT ON tier_set TO mutakhir_app;

-- Days on which a region takes nothing new or decides nothing (an election, an audit). Ended early, never deleted.
CREATE TABLE freeze_window (
  id uuid NOT NULL,
  region_code text COLLATE "C" NOT NULL CHECK (region_code ~ '^(0|[0-9]{2}([0-9]{2}([0-9]{2}([0-9]{4})?)?)?)$'),
  stops text NOT NULL CHECK (stops IN ('submit', 'decide', 'both')),
  from_day date NOT NULL,
  to_day date NOT NULL,
  reason text NOT NULL CHECK (length(reason) BETWEEN 5 AND 500),
  set_by uuid NOT NULL,
  set_at timestamptz(3) NOT NULL,
  lifted_by uuid,
  lifted_at timestamptz(3),
  CONSTRAINT freeze_window_pkey PRIMARY KEY (id),
  CONSTRAINT freeze_window_days CHECK (to_day >= from_day AND to_day - from_day <= 92),
  CONSTRAINT freeze_window_lifted CHECK ((lifted_by IS NULL) = (lifted_at IS NULL))
);
COMMENT ON TABLE freeze_window IS 'Masa jeda: hari tanpa pengajuan atau tanpa keputusan';
CREATE INDEX freeze_window_region_idx ON freeze_window (region_code, to_day);
REVOKE ALL ON freeze_window FROM PUBLIC;
GRANT SELECT, INSERT ON freeze_window TO mutakhir_app;
GRANT UPDATE (lifted_by, lifted_at) ON freeze_window TO mutakhir_app;

-- A deadline is a tier's, whatever state its proposals are in.
ALTER TABLE tier_deadline DROP CONSTRAINT tier_deadline_state_check;
ALTER TABLE tier_deadline RENAME COLUMN state TO tier;
UPDATE tier_deadline SET tier = CASE tier WHEN 'endorsed' THEN 'verify' WHEN 'verified' THEN 'validate' ELSE 'accept' END;
ALTER TABLE tier_deadline ADD CONSTRAINT tier_deadline_tier_known CHECK (tier IN ('verify', 'sign', 'validate', 'accept'));

-- As before, and an agreement that does not yet carry a proposal on (from and to are one state) leaves its time and deadline.
CREATE OR REPLACE FUNCTION app_move_proposal(
  p_regency text, p_id uuid, p_version int, p_from text, p_to text, p_event text, p_decision boolean,
  p_actor uuid, p_grant uuid, p_role text, p_reason text, p_note text, p_returned_to text, p_meeting uuid,
  p_due timestamptz, p_at timestamptz, p_event_id uuid, p_mark_id uuid, p_applied_revision int
) RETURNS text LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  village text;
  current record;
BEGIN
  UPDATE proposal SET
    state = p_to, version = version + 1, updated_at = p_at,
    state_since = CASE WHEN p_to = p_from THEN state_since ELSE p_at END,
    due_at = CASE WHEN p_to = p_from THEN due_at ELSE p_due END,
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
  RETURNING village_code INTO village;
  IF village IS NULL THEN
    SELECT state, version, contributors, deciders INTO current FROM proposal WHERE regency_code = p_regency AND id = p_id;
    IF NOT FOUND THEN RETURN 'NOT_FOUND'; END IF;
    IF current.state <> p_from OR current.version <> p_version THEN RETURN 'STALE'; END IF;
    RETURN 'FOUR_EYES';
  END IF;
  INSERT INTO proposal_event (regency_code, id, village_code, proposal_id, at, actor_id, grant_id, role, event, from_state, to_state, reason_code, note, meeting_id)
    VALUES (p_regency, p_event_id, village, p_id, p_at, p_actor, p_grant, p_role, p_event, p_from, p_to, p_reason, p_note,
      CASE WHEN p_from = 'submitted' THEN p_meeting END);
  IF p_to <> p_from THEN
    INSERT INTO dirty_village (regency_code, id, village_code, marked_at) VALUES (p_regency, p_mark_id, village, p_at);
    PERFORM app_enqueue('rollup-village', json_build_object('regencyCode', p_regency, 'villageCode', village), 'rollup:' || village);
  END IF;
  RETURN 'OK';
END $$;

-- As before, with the signed among the open.
CREATE OR REPLACE FUNCTION app_rollup_village_progress(p_regency text, p_village text) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public AS $$
  WITH chosen AS (
    SELECT DISTINCT ON (year) year, id FROM period
    WHERE region_code = '0' OR left(p_village, length(region_code)) = region_code
    ORDER BY year, length(region_code) DESC, region_code DESC
  ), latest AS (
    SELECT DISTINCT ON (p.household_id, t.year) p.household_id, t.year, p.state
    FROM household h
    JOIN proposal p ON p.regency_code = h.regency_code AND p.household_id = h.id AND p.kind <> 'event'
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
        AND p.state IN ('draft', 'submitted', 'endorsed', 'verified', 'signed', 'validated', 'returned')
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

-- As before, by tier: a tier decides in one state or several, and an agreement among others is no passage.
DROP FUNCTION app_tier_passages(text[], text, text, text, text, date, text, timestamptz);
CREATE FUNCTION app_tier_passages(p_regencies text[], p_area text, p_lo text, p_hi text, p_tier text, p_states text[], p_since date, p_zone text, p_now timestamptz)
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
    WHERE d.tier = p_tier AND length(d.region_code) > length(p_area) AND left(d.region_code, length(p_area)) = p_area
  ), passed AS (
    SELECT e.village_code, e.at AS gone, NULL::timestamptz AS due_at,
      (SELECT max(b.at) FROM proposal_event b WHERE b.regency_code = e.regency_code
        AND b.proposal_id = e.proposal_id AND b.to_state = e.from_state AND b.from_state <> b.to_state AND b.at <= e.at) AS entered
    FROM proposal_event e WHERE EXISTS (SELECT 1 FROM reach) AND e.regency_code = ANY (p_regencies)
      AND e.village_code >= p_lo AND e.village_code < p_hi AND e.from_state = ANY (p_states) AND e.to_state <> e.from_state
      AND e.at >= p_since
    UNION ALL
    SELECT p.village_code, NULL, p.due_at, p.state_since FROM proposal p
    WHERE EXISTS (SELECT 1 FROM reach) AND p.regency_code = ANY (p_regencies)
      AND p.village_code >= p_lo AND p.village_code < p_hi AND p.state = ANY (p_states)
  )
  SELECT (entered AT TIME ZONE p_zone)::date, (gone AT TIME ZONE p_zone)::date, count(*)::integer,
    (count(*) FILTER (WHERE due_at <= p_now))::integer
  FROM passed WHERE entered IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM apart a WHERE left(passed.village_code, length(a.region_code)) = a.region_code)
  GROUP BY 1, 2
$$;
REVOKE EXECUTE ON FUNCTION app_tier_passages(text[], text, text, text, text, text[], date, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_tier_passages(text[], text, text, text, text, text[], date, text, timestamptz) TO mutakhir_app;

-- How many proposals of an area wait in each state: what a trial of other tiers needs. Counts alone, inside the figures' scope.
CREATE FUNCTION app_waiting_by_state(p_regencies text[], p_lo text, p_hi text)
RETURNS TABLE (state text, proposals integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT p.state, count(*)::integer FROM proposal p
  WHERE EXISTS (SELECT 1 FROM (VALUES (current_setting('app.alo1', true), current_setting('app.ahi1', true)),
        (current_setting('app.alo2', true), current_setting('app.ahi2', true)),
        (current_setting('app.alo3', true), current_setting('app.ahi3', true)),
        (current_setting('app.alo4', true), current_setting('app.ahi4', true))) AS v (lo, hi)
      WHERE v.lo <> '' AND p_lo COLLATE "C" >= v.lo COLLATE "C" AND p_hi COLLATE "C" <= v.hi COLLATE "C")
    AND p.regency_code = ANY (p_regencies) AND p.village_code >= p_lo AND p.village_code < p_hi
    AND p.state IN ('submitted', 'endorsed', 'verified', 'signed', 'validated')
  GROUP BY 1
$$;
REVOKE EXECUTE ON FUNCTION app_waiting_by_state(text[], text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_waiting_by_state(text[], text, text) TO mutakhir_app;
