-- Who wrote a field of a draft last, by field: [user, milliseconds].
ALTER TABLE proposal ADD COLUMN field_writers jsonb NOT NULL DEFAULT '{}';

-- Two people wrote in one field of a draft: both values stand until a person decides.
CREATE TABLE draft_conflict (
  regency_code text NOT NULL,
  id uuid NOT NULL,
  village_code text NOT NULL,
  household_id uuid NOT NULL,
  proposal_id uuid NOT NULL,
  -- As in histories: household.x, member:<uid>.x.
  field text NOT NULL,
  level text NOT NULL,
  uid uuid,
  key text NOT NULL,
  -- What the first saw, what they wrote, what stands there. Identifiers sealed, as in payloads.
  before jsonb,
  mine jsonb,
  theirs jsonb,
  mine_by uuid NOT NULL,
  mine_at timestamptz(3) NOT NULL,
  theirs_by uuid,
  theirs_at timestamptz(3),
  state text NOT NULL DEFAULT 'open',
  decided_by uuid,
  decided_at timestamptz(3),
  CONSTRAINT draft_conflict_pkey PRIMARY KEY (regency_code, id),
  -- settled: both came to say the same, or the proposal ended.
  CONSTRAINT draft_conflict_state CHECK (state IN ('open', 'mine', 'theirs', 'settled')),
  CONSTRAINT draft_conflict_decided CHECK ((state = 'open') = (decided_at IS NULL))
);
COMMENT ON TABLE draft_conflict IS 'Dua orang mengisi satu isian: keduanya disimpan sampai ada yang memutuskan';
CREATE UNIQUE INDEX draft_conflict_open_key ON draft_conflict (regency_code, proposal_id, field, mine_by) WHERE state = 'open';

ALTER TABLE draft_conflict ENABLE ROW LEVEL SECURITY;
DO $$
DECLARE
  in_area constant text := $e$(
    (village_code >= current_setting('app.lo1', true) AND village_code < current_setting('app.hi1', true))
    OR (village_code >= current_setting('app.lo2', true) AND village_code < current_setting('app.hi2', true))
    OR (village_code >= current_setting('app.lo3', true) AND village_code < current_setting('app.hi3', true))
    OR (village_code >= current_setting('app.lo4', true) AND village_code < current_setting('app.hi4', true))
  )$e$;
  is_area constant text := $e$current_setting('app.mode', true) = 'area'$e$;
  me constant text := $e$nullif(current_setting('app.actor', true), '')::uuid$e$;
BEGIN
  EXECUTE format(
    $p$CREATE POLICY draft_conflict_in_scope ON draft_conflict FOR ALL TO mutakhir_app USING (%1$s AND (
      %2$s
      OR (current_setting('app.mode', true) = 'assigned' AND EXISTS (
        SELECT 1 FROM assignment a WHERE a.regency_code = draft_conflict.regency_code AND a.household_id = draft_conflict.household_id AND a.user_id = %3$s))
      OR (current_setting('app.mode', true) = 'single'
        AND draft_conflict.regency_code = current_setting('app.household_regency', true)
        AND draft_conflict.household_id = nullif(current_setting('app.household', true), '')::uuid)
    ))$p$, in_area, is_area, me);
END $$;
REVOKE ALL ON draft_conflict FROM PUBLIC;
GRANT SELECT, INSERT ON draft_conflict TO mutakhir_app;
GRANT UPDATE (before, mine, mine_at, theirs, theirs_by, theirs_at, state, decided_by, decided_at) ON draft_conflict TO mutakhir_app;

-- As before, and what stood against each other in a draft that ended is settled by that.
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
