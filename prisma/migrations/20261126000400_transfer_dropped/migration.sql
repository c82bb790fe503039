-- As before, and each side keeps whom a moving family has lost meanwhile: their names as that side knew them, in its plan. The
-- list of people is the family's as it moves, so it does not name them any more.
CREATE OR REPLACE FUNCTION app_step_transfer(
  p_regency text, p_id uuid, p_party text, p_version int, p_from text, p_to text, p_event text,
  p_actor uuid, p_grant uuid, p_role text, p_reason text, p_note text, p_at timestamptz, p_due timestamptz,
  p_out jsonb, p_in jsonb, p_events uuid[]
) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  near transfer;
  origin transfer;
  destination transfer;
  uids uuid[];
  listed jsonb;
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
  IF origin.whole AND p_event IN ('release', 'accept', 'approve') THEN
    PERFORM 1 FROM person_registry r WHERE r.regency_code = origin.regency_code AND r.household_id = origin.household_id
      ORDER BY r.person_uid FOR UPDATE;
    SELECT array_agg(m.id), jsonb_agg(jsonb_build_object('uid', m.id, 'name', m.name, 'birthDate', m.birth_date, 'sex', m.sex,
        'relation', m.relation_to_head, 'nikSealed', m.nik_sealed) ORDER BY m.member_no, m.id) INTO uids, listed
      FROM member m JOIN person_registry r ON r.person_uid = m.id AND r.active AND r.regency_code = m.regency_code AND r.household_id = m.household_id
      WHERE m.regency_code = origin.regency_code AND m.household_id = origin.household_id AND m.active
        AND (r.transfer_id IS NULL OR r.transfer_id = p_id);
    IF listed IS NULL THEN RETURN 'PEOPLE'; END IF;
    UPDATE person_registry r SET transfer_id = NULL WHERE r.transfer_id = p_id AND NOT r.person_uid = ANY (uids)
      AND r.person_uid IN (SELECT (one ->> 'uid')::uuid FROM jsonb_array_elements(origin.people) one);
    UPDATE person_registry r SET transfer_id = p_id WHERE r.person_uid = ANY (uids) AND r.transfer_id IS NULL;
    origin.people := listed;
  END IF;
  IF p_to = 'done' THEN
    SELECT array_agg((one ->> 'uid')::uuid) INTO uids FROM jsonb_array_elements(origin.people) one;
    PERFORM 1 FROM person_registry WHERE person_uid = ANY (uids) ORDER BY person_uid FOR UPDATE;
    IF (SELECT count(*) FROM person_registry r WHERE r.person_uid = ANY (uids) AND r.active AND r.transfer_id = p_id
        AND r.regency_code = origin.regency_code AND r.household_id = origin.household_id) <> cardinality(uids) THEN RETURN 'PEOPLE'; END IF;
  END IF;
  UPDATE transfer t SET state = p_to, version = t.version + 1, state_since = p_at, due_at = p_due, updated_at = p_at,
      reason_code = p_reason, reason_note = p_note, actors = t.actors || p_actor,
      unreleased = t.unreleased OR (p_to = 'done' AND p_from = 'awaiting-release'),
      people = CASE WHEN p_event IN ('release', 'accept', 'approve') THEN origin.people ELSE t.people END,
      plan = t.plan || coalesce((CASE WHEN t.side = 'out' THEN p_out ELSE p_in END) -> 'plan', '{}') ||
        CASE WHEN uids IS NULL OR NOT origin.whole THEN '{}' ELSE jsonb_build_object('dropped', coalesce(t.plan -> 'dropped', '[]') ||
          (SELECT coalesce(jsonb_agg(jsonb_build_object('uid', one -> 'uid', 'name', one -> 'name')), '[]')
            FROM jsonb_array_elements(t.people) one WHERE NOT (one ->> 'uid')::uuid = ANY (uids))) END,
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
