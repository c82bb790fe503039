-- Bulk decisions with eyes open: why a proposal wants a look, a random sample drawn by a recorded seed, and an agreement taken
-- back until the next tier acts.

ALTER TABLE proposal ADD COLUMN risk_factors jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(risk_factors) = 'array');
-- Drawn for a look in the tier that holds it now.
ALTER TABLE proposal ADD COLUMN is_sampled boolean NOT NULL DEFAULT false;

-- One seed a regency, period and tier, drawn before its first use and never changed. Whether a proposal is in the sample
-- follows from the seed and the proposal's id. The digest is shown from the first day, the seed when the period is over, so
-- that anybody can count again and nobody could choose.
CREATE TABLE review_seed (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  period_id uuid NOT NULL,
  tier text NOT NULL CHECK (tier IN ('endorse', 'verify', 'sign', 'validate', 'accept')),
  seed bytea NOT NULL CHECK (length(seed) = 32),
  digest bytea NOT NULL CHECK (length(digest) = 32),
  drawn_at timestamptz(3) NOT NULL,
  CONSTRAINT review_seed_pkey PRIMARY KEY (regency_code, period_id, tier)
);
COMMENT ON TABLE review_seed IS 'Bibit sampel acak satu jenjang dalam satu periode; hanya bisa ditambah';
REVOKE ALL ON review_seed FROM PUBLIC;
GRANT SELECT, INSERT ON review_seed TO mutakhir_app;

-- As before, with the draw of the sample in the state that is reached.
DROP FUNCTION app_move_proposal(text, uuid, int, text, text, text, boolean, uuid, uuid, text, text, text, text, uuid,
  timestamptz, timestamptz, uuid, uuid, int);
CREATE FUNCTION app_move_proposal(
  p_regency text, p_id uuid, p_version int, p_from text, p_to text, p_event text, p_decision boolean,
  p_actor uuid, p_grant uuid, p_role text, p_reason text, p_note text, p_returned_to text, p_meeting uuid,
  p_due timestamptz, p_sampled boolean, p_at timestamptz, p_event_id uuid, p_mark_id uuid, p_applied_revision int
) RETURNS text LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  village text;
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
REVOKE EXECUTE ON FUNCTION app_move_proposal(text, uuid, int, text, text, text, boolean, uuid, uuid, text, text, text, text, uuid,
  timestamptz, boolean, timestamptz, uuid, uuid, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_move_proposal(text, uuid, int, text, text, text, boolean, uuid, uuid, text, text, text, text, uuid,
  timestamptz, boolean, timestamptz, uuid, uuid, int) TO mutakhir_app;

-- Takes the last agreement back: the proposal waits again where it waited, since when it waited there, and who took it back may
-- decide anew. Compare-and-swap, history, stale mark and roll-up job in one statement.
CREATE FUNCTION app_recall_proposal(
  p_regency text, p_id uuid, p_version int, p_state text, p_back text, p_agreed int, p_actor uuid, p_grant uuid, p_role text,
  p_since timestamptz, p_due timestamptz, p_sampled boolean, p_returned_to text, p_at timestamptz, p_event_id uuid, p_mark_id uuid
) RETURNS text LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  village text;
BEGIN
  UPDATE proposal SET state = p_back, version = version + 1, updated_at = p_at, state_since = p_since, due_at = p_due,
    is_sampled = p_sampled, agreed = p_agreed, returned_to = p_returned_to, deciders = array_remove(deciders, p_actor)
  WHERE regency_code = p_regency AND id = p_id AND version = p_version AND state = p_state AND p_actor = ANY (deciders)
  RETURNING village_code INTO village;
  IF village IS NULL THEN RETURN 'STALE'; END IF;
  INSERT INTO proposal_event (regency_code, id, village_code, proposal_id, at, actor_id, grant_id, role, event, from_state, to_state)
    VALUES (p_regency, p_event_id, village, p_id, p_at, p_actor, p_grant, p_role, 'recall', p_state, p_back);
  INSERT INTO dirty_village (regency_code, id, village_code, marked_at) VALUES (p_regency, p_mark_id, village, p_at);
  PERFORM app_enqueue('rollup-village', json_build_object('regencyCode', p_regency, 'villageCode', village), 'rollup:' || village);
  RETURN 'OK';
END $$;
REVOKE EXECUTE ON FUNCTION app_recall_proposal(text, uuid, int, text, text, int, uuid, uuid, text, timestamptz, timestamptz, boolean,
  text, timestamptz, uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_recall_proposal(text, uuid, int, text, text, int, uuid, uuid, text, timestamptz, timestamptz, boolean,
  text, timestamptz, uuid, uuid) TO mutakhir_app;
