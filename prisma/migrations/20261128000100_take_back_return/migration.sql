-- A return can be taken back like an agreement: as before, and the reason that the proposal had when it came to the tier stands
-- again. So nothing of what was taken back is read as the reason of a proposal that waits.
DROP FUNCTION app_recall_proposal(text, uuid, int, text, text, int, uuid, uuid, text, timestamptz, timestamptz, boolean,
  text, timestamptz, uuid, uuid);
CREATE FUNCTION app_recall_proposal(
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
  PERFORM app_enqueue('rollup-village', json_build_object('regencyCode', p_regency, 'villageCode', village), 'rollup:' || village);
  RETURN 'OK';
END $$;
REVOKE EXECUTE ON FUNCTION app_recall_proposal(text, uuid, int, text, text, int, uuid, uuid, text, timestamptz, timestamptz, boolean,
  text, text, text, timestamptz, uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_recall_proposal(text, uuid, int, text, text, int, uuid, uuid, text, timestamptz, timestamptz, boolean,
  text, text, text, timestamptz, uuid, uuid) TO mutakhir_app;

-- The same for why proposals came back: a return that was taken back is none.
CREATE OR REPLACE FUNCTION app_return_reasons(p_regencies text[], p_lo text, p_hi text, p_since timestamptz)
RETURNS TABLE (reason text, returned int, rejected int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT coalesce(e.reason_code, ''), (count(*) FILTER (WHERE e.event = 'return'))::int, (count(*) FILTER (WHERE e.event = 'reject'))::int
  FROM proposal_event e
  WHERE app_figures_reach(p_lo, p_hi) AND e.regency_code = ANY (p_regencies) AND e.village_code >= p_lo AND e.village_code < p_hi
    AND e.from_state IN ('submitted', 'endorsed', 'verified', 'signed', 'validated') AND e.at >= p_since
    AND e.event IN ('return', 'reject')
    AND NOT EXISTS (SELECT 1 FROM proposal_event r WHERE r.regency_code = e.regency_code AND r.proposal_id = e.proposal_id
      AND r.event = 'recall' AND r.actor_id = e.actor_id AND r.from_state = e.to_state AND r.at >= e.at)
  GROUP BY 1 ORDER BY count(*) DESC, 1
$$;
