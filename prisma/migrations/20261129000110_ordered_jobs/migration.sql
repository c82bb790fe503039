-- A village's roll-up job has one row until it runs, and asking for it holds that row to the end of the transaction. Decided in the
-- order of their ids, two lists of proposals met the rows of their villages in different orders and waited in a circle. Who moves many
-- asks for the jobs at the end, when every proposal is held, in the order of the villages.
CREATE FUNCTION app_enqueue_rollups(p_villages text[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  village text;
BEGIN
  FOR village IN SELECT DISTINCT v FROM unnest(p_villages) AS v ORDER BY v LOOP
    PERFORM app_enqueue('rollup-village', json_build_object('regencyCode', left(village, 4), 'villageCode', village), 'rollup:' || village);
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION app_enqueue_rollups(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_enqueue_rollups(text[]) TO mutakhir_app;

-- As before; p_enqueues false: the caller asks for the village's job.
DROP FUNCTION app_move_proposal(text, uuid, int, text, text, text, boolean, uuid, uuid, text, text, text, text, uuid,
  timestamptz, boolean, timestamptz, uuid, uuid, int);
CREATE FUNCTION app_move_proposal(
  p_regency text, p_id uuid, p_version int, p_from text, p_to text, p_event text, p_decision boolean,
  p_actor uuid, p_grant uuid, p_role text, p_reason text, p_note text, p_returned_to text, p_meeting uuid,
  p_due timestamptz, p_sampled boolean, p_at timestamptz, p_event_id uuid, p_mark_id uuid, p_applied_revision int, p_enqueues boolean DEFAULT true
) RETURNS text LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
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
    INSERT INTO dirty_village (regency_code, id, village_code, marked_at) VALUES (p_regency, p_mark_id, village, p_at);
    IF p_enqueues THEN
      PERFORM app_enqueue('rollup-village', json_build_object('regencyCode', p_regency, 'villageCode', village), 'rollup:' || village);
    END IF;
  END IF;
  RETURN 'OK';
END $$;
REVOKE EXECUTE ON FUNCTION app_move_proposal(text, uuid, int, text, text, text, boolean, uuid, uuid, text, text, text, text, uuid,
  timestamptz, boolean, timestamptz, uuid, uuid, int, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_move_proposal(text, uuid, int, text, text, text, boolean, uuid, uuid, text, text, text, text, uuid,
  timestamptz, boolean, timestamptz, uuid, uuid, int, boolean) TO mutakhir_app;

-- As before, but always of many: the caller asks for the villages' jobs.
CREATE OR REPLACE FUNCTION app_recall_proposal(
  p_regency text, p_id uuid, p_version int, p_state text, p_back text, p_agreed int, p_actor uuid, p_grant uuid, p_role text,
  p_since timestamptz, p_due timestamptz, p_sampled boolean, p_returned_to text, p_reason text, p_note text,
  p_at timestamptz, p_event_id uuid, p_mark_id uuid
) RETURNS text LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
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
  INSERT INTO dirty_village (regency_code, id, village_code, marked_at) VALUES (p_regency, p_mark_id, village, p_at);
  RETURN 'OK';
END $$;
