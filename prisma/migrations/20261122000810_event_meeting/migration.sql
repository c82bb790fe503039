-- A village's decision remembers its meeting in the history too. The proposal itself forgets it when it is sent again after
-- a return, and then the family was missing from the minutes of the meeting that had returned it.
ALTER TABLE proposal_event ADD COLUMN meeting_id uuid;
CREATE INDEX proposal_event_meeting ON proposal_event (regency_code, meeting_id) WHERE meeting_id IS NOT NULL;

-- What is still known: the meeting of the village's last decision.
UPDATE proposal_event e SET meeting_id = p.meeting_id
FROM proposal p
WHERE p.regency_code = e.regency_code AND p.id = e.proposal_id AND p.meeting_id IS NOT NULL
  AND e.from_state = 'submitted' AND e.event IN ('endorse', 'return', 'reject')
  AND NOT EXISTS (SELECT 1 FROM proposal_event l WHERE l.regency_code = e.regency_code AND l.proposal_id = e.proposal_id
    AND l.from_state = 'submitted' AND l.event IN ('endorse', 'return', 'reject') AND (l.at, l.id) > (e.at, e.id));

-- As before, and only a decision of the village's tier has a meeting.
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
    state = p_to, version = version + 1, state_since = p_at, updated_at = p_at, due_at = p_due,
    deciders = CASE WHEN p_event = 'submit' THEN '{}' WHEN p_decision THEN deciders || p_actor ELSE deciders END,
    contributors = CASE WHEN p_event = 'submit' AND NOT p_actor = ANY (contributors) THEN contributors || p_actor ELSE contributors END,
    submitted_at = CASE WHEN p_event = 'submit' THEN p_at ELSE submitted_at END,
    meeting_id = CASE WHEN p_event = 'submit' THEN NULL WHEN p_from = 'submitted' THEN p_meeting ELSE meeting_id END,
    returned_to = p_returned_to, reason_code = p_reason, reason_note = p_note,
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
  INSERT INTO dirty_village (regency_code, id, village_code, marked_at) VALUES (p_regency, p_mark_id, village, p_at);
  PERFORM app_enqueue('rollup-village', json_build_object('regencyCode', p_regency, 'villageCode', village), 'rollup:' || village);
  RETURN 'OK';
END $$;
