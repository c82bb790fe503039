-- What came back may be mended for some working days also when its period has ended meanwhile (lib/domain/workflow/deadline.ts):
-- due_at of a returned proposal says until when. Those that came back before keep two weeks from their return.
UPDATE proposal p SET due_at = ((p.state_since AT TIME ZONE r.time_zone)::date + 15)::timestamp AT TIME ZONE r.time_zone
  FROM region r WHERE r.code = p.village_code AND p.state = 'returned' AND p.due_at IS NULL;

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
      AND (p.state = 'draft' OR p.due_at IS NULL OR p.due_at <= p_at)
    FOR UPDATE OF p SKIP LOCKED
  ), moved AS (
    UPDATE proposal p SET state = 'expired', version = p.version + 1, state_since = p_at, updated_at = p_at, due_at = NULL
    FROM ended e WHERE p.regency_code = e.regency_code AND p.id = e.id
    RETURNING p.regency_code, p.id, p.village_code, e.was
  ), settled AS (
    UPDATE draft_conflict c SET state = 'settled', decided_by = nobody, decided_at = p_at
    FROM moved m WHERE c.regency_code = m.regency_code AND c.proposal_id = m.id AND c.state = 'open'
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
