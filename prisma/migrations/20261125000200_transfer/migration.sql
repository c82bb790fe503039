-- Transfers between villages (DECIDED 16): one row on each side, so that each side's policy shows it its own and nothing
-- else; both are written by definer functions alone. Each step stands in the history of both sides.

CREATE TABLE transfer (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  side text NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  other_village_code text COLLATE "C" NOT NULL,
  household_id uuid,
  whole boolean NOT NULL,
  requested_by text NOT NULL,
  state text NOT NULL,
  version integer NOT NULL,
  state_since timestamptz(3) NOT NULL,
  due_at timestamptz(3),
  moved_on date NOT NULL,
  evidence_kind text NOT NULL,
  evidence_no text NOT NULL,
  people jsonb NOT NULL,
  plan jsonb NOT NULL,
  actors uuid[] NOT NULL,
  unreleased boolean NOT NULL,
  reason_code text,
  reason_note text,
  revision integer,
  frozen jsonb,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  CONSTRAINT transfer_pkey PRIMARY KEY (regency_code, id, side),
  CONSTRAINT transfer_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4)),
  CONSTRAINT transfer_other_village CHECK (other_village_code ~ '^[0-9]{10}$' AND other_village_code <> village_code),
  -- Practice families stay in the practice province (DECIDED 8).
  CONSTRAINT transfer_practice_apart CHECK ((village_code LIKE '99%') = (other_village_code LIKE '99%')),
  CONSTRAINT transfer_side_known CHECK (side IN ('out', 'in')),
  CONSTRAINT transfer_requester_known CHECK (requested_by IN ('out', 'in')),
  CONSTRAINT transfer_origin_known CHECK (side = 'in' OR household_id IS NOT NULL),
  CONSTRAINT transfer_state_known CHECK (state IN ('awaiting-release', 'awaiting-acceptance', 'awaiting-decision', 'done', 'refused', 'withdrawn', 'lapsed')),
  CONSTRAINT transfer_open_is_due CHECK ((due_at IS NOT NULL) = (state IN ('awaiting-release', 'awaiting-acceptance', 'awaiting-decision'))),
  CONSTRAINT transfer_evidence_known CHECK (evidence_kind IN ('skpwni', 'rt-note')),
  CONSTRAINT transfer_evidence_length CHECK (char_length(evidence_no) BETWEEN 1 AND 100),
  CONSTRAINT transfer_people_listed CHECK (jsonb_typeof(people) = 'array' AND jsonb_array_length(people) > 0)
) WITH (fillfactor = 85);
COMMENT ON TABLE transfer IS 'Perpindahan penduduk antardesa: satu baris di desa asal, satu di desa tujuan';
CREATE INDEX transfer_list_idx ON transfer (regency_code, village_code, state_since DESC, id);
CREATE INDEX transfer_household_idx ON transfer (regency_code, household_id) WHERE household_id IS NOT NULL;
CREATE INDEX transfer_open_idx ON transfer (regency_code, village_code, state)
  WHERE state IN ('awaiting-release', 'awaiting-acceptance', 'awaiting-decision');

CREATE TABLE transfer_event (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  transfer_id uuid NOT NULL,
  side text NOT NULL,
  at timestamptz(3) NOT NULL,
  actor_id uuid NOT NULL,
  grant_id uuid NOT NULL,
  role text NOT NULL,
  event text NOT NULL,
  from_state text,
  to_state text NOT NULL,
  reason_code text,
  note text,
  CONSTRAINT transfer_event_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT transfer_event_side_known CHECK (side IN ('out', 'in')),
  CONSTRAINT transfer_event_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4))
);
COMMENT ON TABLE transfer_event IS 'Riwayat langkah perpindahan; hanya bisa ditambah';
CREATE INDEX transfer_event_transfer_idx ON transfer_event (regency_code, transfer_id, at);

-- The open transfer a person is in. The registry has one row a person, so nobody can be in two, and whoever moves or
-- claims a person waits for this row.
ALTER TABLE person_registry ADD COLUMN transfer_id uuid;

-- Policies and grants ----------------------------------------------------------------------------------------------

DO $$
DECLARE
  in_area constant text := $e$(
    (village_code >= current_setting('app.lo1', true) AND village_code < current_setting('app.hi1', true))
    OR (village_code >= current_setting('app.lo2', true) AND village_code < current_setting('app.hi2', true))
    OR (village_code >= current_setting('app.lo3', true) AND village_code < current_setting('app.hi3', true))
    OR (village_code >= current_setting('app.lo4', true) AND village_code < current_setting('app.hi4', true))
  )$e$;
  name text;
BEGIN
  -- Only those who see the whole village: a companion's families are drafted, not moved.
  FOREACH name IN ARRAY ARRAY['transfer', 'transfer_event'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format($p$CREATE POLICY %1$I ON %2$I FOR SELECT TO mutakhir_app USING (%3$s AND current_setting('app.mode', true) = 'area')$p$,
      name || '_in_scope', name, in_area);
  END LOOP;
END $$;
GRANT SELECT ON transfer, transfer_event TO mutakhir_app;

-- After a move inside the regency the new village reads what the old one wrote: a revision keeps the village it was written
-- in, and whoever sees the family sees its history (DECIDED 7).
CREATE POLICY household_revision_of_household ON household_revision FOR SELECT TO mutakhir_app USING (
  EXISTS (SELECT 1 FROM household h WHERE h.regency_code = household_revision.regency_code AND h.id = household_revision.household_id));
-- So do the papers and photos of a proposal that goes along.
CREATE POLICY attachment_of_household ON attachment FOR SELECT TO mutakhir_app USING (
  EXISTS (SELECT 1 FROM household h WHERE h.regency_code = attachment.regency_code AND h.id = attachment.household_id));
-- And what happened to it.
CREATE POLICY family_event_of_household ON family_event FOR SELECT TO mutakhir_app USING (
  EXISTS (SELECT 1 FROM household h WHERE h.regency_code = family_event.regency_code AND h.id = family_event.household_id));

-- Functions --------------------------------------------------------------------------------------------------------

-- True when the transaction's scope holds the whole village. Without a scope false, never null.
CREATE FUNCTION app_scope_holds_village(p_village text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT coalesce(current_setting('app.mode', true) = 'area' AND (
    (p_village >= current_setting('app.lo1', true) AND p_village < current_setting('app.hi1', true))
    OR (p_village >= current_setting('app.lo2', true) AND p_village < current_setting('app.hi2', true))
    OR (p_village >= current_setting('app.lo3', true) AND p_village < current_setting('app.hi3', true))
    OR (p_village >= current_setting('app.lo4', true) AND p_village < current_setting('app.hi4', true))
  ), false)
$$;

-- Writes one step into the history of both sides.
CREATE FUNCTION app_tell_transfer(
  p_id uuid, p_from_village text, p_to_village text, p_events uuid[], p_at timestamptz, p_actor uuid, p_grant uuid, p_role text,
  p_event text, p_from text, p_to text, p_reason text, p_note text
) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  INSERT INTO transfer_event (regency_code, id, village_code, transfer_id, side, at, actor_id, grant_id, role, event, from_state, to_state, reason_code, note)
  VALUES
    (left(p_from_village, 4), p_events[1], p_from_village, p_id, 'out', p_at, p_actor, p_grant, p_role, p_event, p_from, p_to, p_reason, p_note),
    (left(p_to_village, 4), p_events[2], p_to_village, p_id, 'in', p_at, p_actor, p_grant, p_role, p_event, p_from, p_to, p_reason, p_note)
$$;

-- True when all of these are active in the family, nobody of them is in an open transfer and the family is not moving as a
-- whole. A transfer that nobody accepted in time has lapsed by the clock; it is closed here, by nobody, as of its deadline.
-- The people stay locked until the transaction ends.
CREATE FUNCTION app_free_to_move(p_regency text, p_household uuid, p_people uuid[], p_at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
  held record;
BEGIN
  PERFORM 1 FROM person_registry WHERE person_uid = ANY (p_people) ORDER BY person_uid FOR UPDATE;
  FOR held IN
    SELECT t.* FROM transfer t WHERE t.regency_code = p_regency AND t.side = 'out' AND t.due_at IS NOT NULL
      AND ((t.household_id = p_household AND t.whole)
        OR t.id IN (SELECT r.transfer_id FROM person_registry r WHERE r.person_uid = ANY (p_people) AND r.transfer_id IS NOT NULL))
    ORDER BY t.id
  LOOP
    IF held.state <> 'awaiting-acceptance' OR held.due_at > p_at THEN RETURN false; END IF;
    UPDATE transfer SET state = 'lapsed', version = version + 1, state_since = held.due_at, due_at = NULL, updated_at = p_at
      WHERE id = held.id AND ((regency_code = p_regency AND side = 'out') OR (regency_code = left(held.other_village_code, 4) AND side = 'in'));
    UPDATE person_registry SET transfer_id = NULL WHERE transfer_id = held.id
      AND person_uid IN (SELECT (one ->> 'uid')::uuid FROM jsonb_array_elements(held.people) one);
    PERFORM app_tell_transfer(held.id, held.village_code, held.other_village_code, ARRAY[gen_random_uuid(), gen_random_uuid()], held.due_at,
      nobody, nobody, 'system', 'lapse', held.state, 'lapsed', NULL, NULL);
  END LOOP;
  RETURN (SELECT count(*) FROM person_registry r WHERE r.person_uid = ANY (p_people) AND r.active AND r.regency_code = p_regency
    AND r.household_id = p_household) = cardinality(p_people);
END $$;

-- Both rows of a new transfer, its first step, and the mark on each person. Only the two functions below call it.
CREATE FUNCTION app_put_transfer(
  p_id uuid, p_from_village text, p_to_village text, p_household uuid, p_target uuid, p_people uuid[], p_whole boolean, p_requested_by text,
  p_typed jsonb, p_out_plan jsonb, p_in_plan jsonb, p_moved_on date, p_evidence_kind text, p_evidence_no text,
  p_actor uuid, p_grant uuid, p_role text, p_at timestamptz, p_due timestamptz, p_events uuid[]
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  first_state constant text := CASE WHEN p_requested_by = 'in' THEN 'awaiting-release' ELSE 'awaiting-acceptance' END;
  listed jsonb;
BEGIN
  SELECT jsonb_agg(jsonb_build_object('uid', m.id, 'name', m.name, 'birthDate', m.birth_date, 'sex', m.sex,
      'relation', m.relation_to_head, 'nikSealed', m.nik_sealed) ORDER BY m.member_no, m.id) INTO listed
    FROM member m WHERE m.regency_code = left(p_from_village, 4) AND m.id = ANY (p_people);
  INSERT INTO transfer (regency_code, id, side, village_code, other_village_code, household_id, whole, requested_by, state, version,
    state_since, due_at, moved_on, evidence_kind, evidence_no, people, plan, actors, unreleased, created_at, updated_at)
  VALUES
    (left(p_from_village, 4), p_id, 'out', p_from_village, p_to_village, p_household, p_whole, p_requested_by, first_state, 1,
      p_at, p_due, p_moved_on, p_evidence_kind, p_evidence_no, listed, p_out_plan, ARRAY[p_actor], false, p_at, p_at),
    (left(p_to_village, 4), p_id, 'in', p_to_village, p_from_village, p_target, p_whole, p_requested_by, first_state, 1,
      p_at, p_due, p_moved_on, p_evidence_kind, p_evidence_no, coalesce(p_typed, listed), p_in_plan, ARRAY[p_actor], false, p_at, p_at);
  UPDATE person_registry SET transfer_id = p_id WHERE person_uid = ANY (p_people);
  PERFORM app_tell_transfer(p_id, p_from_village, p_to_village, p_events, p_at, p_actor, p_grant, p_role,
    CASE WHEN p_requested_by = 'in' THEN 'request-in' ELSE 'request-out' END, NULL, first_state, NULL, NULL);
END $$;

-- A request from the destination. The people are named by NIK and birth date, the whole family also by its KK number; only
-- when all of it agrees with the registry does anything come of it: 'ok', or 'busy' when they already move. Every other case
-- (no such NIK, another birth date, another KK, another family, this very village, practice) is 'none', after the same
-- work. Until the origin releases them the destination's row holds what was typed and nothing else. Look-ups share the
-- limit of app_check_niks, 20 a minute; ten misses in an hour close the door for the rest of it (DECIDED 6). The command
-- commits look-ups and misses also when it refuses.
CREATE FUNCTION app_request_transfer_in(
  p_id uuid, p_village text, p_niks bytea[], p_births date[], p_relations smallint[], p_kk bytea, p_target uuid,
  p_moved_on date, p_evidence_kind text, p_evidence_no text,
  p_actor uuid, p_grant uuid, p_role text, p_at timestamptz, p_due timestamptz, p_events uuid[], p_audits uuid[]
) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  asked constant int := cardinality(p_niks);
  found record;
  everybody uuid[];
  plan jsonb := '{}';
BEGIN
  IF p_actor IS DISTINCT FROM nullif(current_setting('app.actor', true), '')::uuid OR NOT app_scope_holds_village(p_village) THEN
    RAISE EXCEPTION 'out of scope';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('identity:' || p_actor::text, 0));
  IF (SELECT count(*) FROM audit a WHERE a.regency_code = left(p_village, 4) AND a.actor_id = p_actor AND a.action = 'identity:check'
      AND a.at > p_at - interval '1 minute') + asked > 20
    OR (SELECT count(*) FROM audit a WHERE a.regency_code = left(p_village, 4) AND a.actor_id = p_actor AND a.action = 'identity:miss'
      AND a.at > p_at - interval '1 hour') >= 10
  THEN
    RETURN 'limited';
  END IF;
  INSERT INTO audit (regency_code, at, id, area_code, actor_id, action, subject_kind, subject_ids)
    SELECT left(p_village, 4), p_at, one, p_village, p_actor, 'identity:check', 'transfer', ARRAY[p_id] FROM unnest(p_audits[1:asked]) one;
  SELECT count(*)::int AS people, count(DISTINCT r.person_uid)::int AS persons, min(r.regency_code) AS regency, min(r.village_code) AS village,
      (array_agg(r.household_id))[1] AS household, count(DISTINCT (r.regency_code, r.household_id))::int AS families,
      bool_and(h.kk_bidx IS NOT DISTINCT FROM coalesce(p_kk, h.kk_bidx)) AS kk_agrees,
      array_agg(r.person_uid ORDER BY a.ordinal) AS uids,
      jsonb_agg(jsonb_build_object('uid', r.person_uid, 'birthDate', m.birth_date, 'nikSealed', m.nik_sealed) ORDER BY a.ordinal) AS typed,
      jsonb_object_agg(r.person_uid, a.relation) AS relations
    INTO found
    FROM unnest(p_niks, p_births, p_relations) WITH ORDINALITY a (nik, born, relation, ordinal)
    JOIN nik_registry n ON n.nik_bidx = a.nik
    JOIN person_registry r ON r.person_uid = n.person_uid AND r.active
    JOIN member m ON m.regency_code = r.regency_code AND m.id = r.person_uid AND m.active AND m.birth_date = a.born
    JOIN household h ON h.regency_code = r.regency_code AND h.id = r.household_id AND h.status <> 3;
  IF found.people IS DISTINCT FROM asked OR found.persons <> asked OR found.families <> 1 OR NOT found.kk_agrees
    OR found.village = p_village OR (found.village LIKE '99%') <> (p_village LIKE '99%') THEN
    INSERT INTO audit (regency_code, at, id, area_code, actor_id, action, subject_kind, subject_ids)
      VALUES (left(p_village, 4), p_at, p_audits[asked + 1], p_village, p_actor, 'identity:miss', 'transfer', ARRAY[p_id]);
    RETURN 'none';
  END IF;
  everybody := found.uids;
  IF p_kk IS NOT NULL THEN
    SELECT array_agg(m.id) INTO everybody FROM member m
      WHERE m.regency_code = found.regency AND m.household_id = found.household AND m.active;
  ELSE
    plan := jsonb_build_object('relations', found.relations);
  END IF;
  IF NOT app_free_to_move(found.regency, found.household, everybody, p_at) THEN RETURN 'busy'; END IF;
  PERFORM app_put_transfer(p_id, found.village, p_village, found.household, p_target, everybody, p_kk IS NOT NULL, 'in',
    found.typed, '{}', plan, p_moved_on, p_evidence_kind, p_evidence_no, p_actor, p_grant, p_role, p_at, p_due, p_events);
  RETURN 'ok';
END $$;

-- A request from the origin: the family is in the caller's scope and the people are active in it. The destination's row
-- names them: the origin tells it whom it sends. 'ok', 'busy' or 'village'.
CREATE FUNCTION app_request_transfer_out(
  p_id uuid, p_regency text, p_household uuid, p_people uuid[], p_whole boolean, p_to_village text, p_new_head uuid,
  p_moved_on date, p_evidence_kind text, p_evidence_no text,
  p_actor uuid, p_grant uuid, p_role text, p_at timestamptz, p_due timestamptz, p_events uuid[]
) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  village text;
BEGIN
  SELECT h.village_code INTO village FROM household h WHERE h.regency_code = p_regency AND h.id = p_household;
  IF p_actor IS DISTINCT FROM nullif(current_setting('app.actor', true), '')::uuid OR village IS NULL
    OR NOT app_scope_holds_village(village) THEN RAISE EXCEPTION 'out of scope'; END IF;
  IF village = p_to_village OR (village LIKE '99%') <> (p_to_village LIKE '99%')
    OR NOT EXISTS (SELECT 1 FROM region g WHERE g.code = p_to_village AND g.level = 4) THEN RETURN 'village'; END IF;
  IF NOT app_free_to_move(p_regency, p_household, p_people, p_at) THEN RETURN 'busy'; END IF;
  PERFORM app_put_transfer(p_id, village, p_to_village, p_household, NULL, p_people, p_whole, 'out', NULL,
    jsonb_strip_nulls(jsonb_build_object('newHead', p_new_head)), '{}', p_moved_on, p_evidence_kind, p_evidence_no,
    p_actor, p_grant, p_role, p_at, p_due, p_events);
  RETURN 'ok';
END $$;

-- One step of an existing transfer on both rows: the acting side's village, or both for who decides, in scope;
-- compare-and-swap on state and version; four eyes on a decision; history. p_out and p_in bring what the step adds to each
-- side (plan, family, revision, last state). On release the destination is told who they are. A decision to move holds the
-- registry's rows: everybody must still be active in the family they leave. Answers OK, NOT_FOUND, STALE, FOUR_EYES or PEOPLE.
CREATE FUNCTION app_step_transfer(
  p_regency text, p_id uuid, p_party text, p_version int, p_from text, p_to text, p_event text,
  p_actor uuid, p_grant uuid, p_role text, p_reason text, p_note text, p_at timestamptz, p_due timestamptz,
  p_out jsonb, p_in jsonb, p_events uuid[]
) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  near transfer;
  origin transfer;
  destination transfer;
  uids uuid[];
BEGIN
  IF p_actor IS DISTINCT FROM nullif(current_setting('app.actor', true), '')::uuid THEN RAISE EXCEPTION 'out of scope'; END IF;
  SELECT * INTO near FROM transfer WHERE regency_code = p_regency AND id = p_id ORDER BY side DESC LIMIT 1;
  IF NOT FOUND THEN RETURN 'NOT_FOUND'; END IF;
  SELECT * INTO origin FROM transfer WHERE id = p_id AND side = 'out'
    AND regency_code = left(CASE WHEN near.side = 'out' THEN near.village_code ELSE near.other_village_code END, 4) FOR UPDATE;
  SELECT * INTO destination FROM transfer WHERE id = p_id AND side = 'in' AND regency_code = left(origin.other_village_code, 4) FOR UPDATE;
  IF (p_party IN ('origin', 'decider') AND NOT app_scope_holds_village(origin.village_code))
    OR (p_party IN ('destination', 'decider') AND NOT app_scope_holds_village(destination.village_code))
    OR p_party NOT IN ('origin', 'destination', 'decider') THEN RETURN 'NOT_FOUND'; END IF;
  IF origin.state <> p_from OR origin.version <> p_version THEN RETURN 'STALE'; END IF;
  IF p_party = 'decider' AND p_actor = ANY (origin.actors) THEN RETURN 'FOUR_EYES'; END IF;
  IF p_to = 'done' THEN
    SELECT array_agg((one ->> 'uid')::uuid) INTO uids FROM jsonb_array_elements(origin.people) one;
    PERFORM 1 FROM person_registry WHERE person_uid = ANY (uids) ORDER BY person_uid FOR UPDATE;
    IF (SELECT count(*) FROM person_registry r WHERE r.person_uid = ANY (uids) AND r.active AND r.transfer_id = p_id
        AND r.regency_code = origin.regency_code AND r.household_id = origin.household_id) <> cardinality(uids) THEN RETURN 'PEOPLE'; END IF;
  END IF;
  UPDATE transfer t SET state = p_to, version = t.version + 1, state_since = p_at, due_at = p_due, updated_at = p_at,
      reason_code = p_reason, reason_note = p_note, actors = t.actors || p_actor,
      unreleased = t.unreleased OR (p_to = 'done' AND p_from = 'awaiting-release'),
      people = CASE WHEN p_event IN ('release', 'approve') THEN origin.people ELSE t.people END,
      plan = t.plan || coalesce((CASE WHEN t.side = 'out' THEN p_out ELSE p_in END) -> 'plan', '{}'),
      household_id = coalesce(((CASE WHEN t.side = 'out' THEN p_out ELSE p_in END) ->> 'household')::uuid, t.household_id),
      revision = coalesce(((CASE WHEN t.side = 'out' THEN p_out ELSE p_in END) ->> 'revision')::int, t.revision),
      frozen = coalesce((CASE WHEN t.side = 'out' THEN p_out ELSE p_in END) -> 'frozen', t.frozen)
    WHERE t.id = p_id AND ((t.side = 'out' AND t.regency_code = origin.regency_code) OR (t.side = 'in' AND t.regency_code = destination.regency_code));
  IF p_due IS NULL THEN
    UPDATE person_registry SET transfer_id = NULL WHERE transfer_id = p_id
      AND person_uid IN (SELECT (one ->> 'uid')::uuid FROM jsonb_array_elements(origin.people) one);
  END IF;
  PERFORM app_tell_transfer(p_id, origin.village_code, destination.village_code, p_events, p_at, p_actor, p_grant, p_role,
    p_event, p_from, p_to, p_reason, p_note);
  RETURN 'OK';
END $$;

REVOKE EXECUTE ON FUNCTION app_scope_holds_village(text),
  app_tell_transfer(uuid, text, text, uuid[], timestamptz, uuid, uuid, text, text, text, text, text, text),
  app_free_to_move(text, uuid, uuid[], timestamptz),
  app_put_transfer(uuid, text, text, uuid, uuid, uuid[], boolean, text, jsonb, jsonb, jsonb, date, text, text, uuid, uuid, text, timestamptz, timestamptz, uuid[]),
  app_request_transfer_in(uuid, text, bytea[], date[], smallint[], bytea, uuid, date, text, text, uuid, uuid, text, timestamptz, timestamptz, uuid[], uuid[]),
  app_request_transfer_out(uuid, text, uuid, uuid[], boolean, text, uuid, date, text, text, uuid, uuid, text, timestamptz, timestamptz, uuid[]),
  app_step_transfer(text, uuid, text, int, text, text, text, uuid, uuid, text, text, text, timestamptz, timestamptz, jsonb, jsonb, uuid[])
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_scope_holds_village(text),
  app_request_transfer_in(uuid, text, bytea[], date[], smallint[], bytea, uuid, date, text, text, uuid, uuid, text, timestamptz, timestamptz, uuid[], uuid[]),
  app_request_transfer_out(uuid, text, uuid, uuid[], boolean, text, uuid, date, text, text, uuid, uuid, text, timestamptz, timestamptz, uuid[]),
  app_step_transfer(text, uuid, text, int, text, text, text, uuid, uuid, text, text, text, timestamptz, timestamptz, jsonb, jsonb, uuid[])
  TO mutakhir_app;
