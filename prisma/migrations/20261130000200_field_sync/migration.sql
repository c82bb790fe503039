-- What a device's pass opens, and what devices send.

-- Of which device an operation came, in which shape, when its person did it by the device's clock, and what it puts right.
ALTER TABLE operation ADD COLUMN device_id uuid, ADD COLUMN schema smallint, ADD COLUMN made_at timestamptz(3), ADD COLUMN supersedes uuid;
CREATE INDEX operation_supersedes_idx ON operation (regency_code, supersedes) WHERE supersedes IS NOT NULL;

-- Changes at a restore, without anybody remembering: another cluster has another number, and a recovery ends on another timeline.
-- What this does not see (files of the same cluster put back) the devices' probe does.
CREATE FUNCTION app_epoch() RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  cluster text := '0';
BEGIN
  BEGIN
    cluster := (SELECT system_identifier::text FROM pg_control_system());
  EXCEPTION WHEN insufficient_privilege THEN
    NULL; -- a managed server keeps it to itself; the timeline is still told
  END;
  RETURN cluster || '.' || CASE WHEN pg_is_in_recovery() THEN '0' ELSE left(pg_walfile_name(pg_current_wal_lsn()), 8) END;
END $$;

-- A device as its pass is looked up: before it is known whose it is, so under no scope. The secret's hash is compared by the caller.
CREATE FUNCTION app_field_device(p_id uuid) RETURNS TABLE (
  regency_code text, id uuid, user_id uuid, grant_id uuid, role text, region_code text, pass_hash bytea, share_sealed bytea,
  share_state text, revoked_at timestamptz, wiped_at timestamptz, last_contact_at timestamptz, epoch text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT d.regency_code, d.id, d.user_id, d.grant_id, d.role, d.region_code, d.pass_hash, s.share_sealed, d.share_state, d.revoked_at,
    d.wiped_at, d.last_contact_at, app_epoch()
  FROM field_device d JOIN field_share s ON s.regency_code = d.regency_code AND s.id = d.share_id
  WHERE d.id = p_id
$$;

-- What became of a family that somebody worked on and no longer sees: told to whom it was given, or to the village that sent it.
-- To anybody else nothing is known of it, whatever they guess.
CREATE FUNCTION app_field_story(p_regency text, p_proposal uuid, p_household uuid)
RETURNS TABLE (kind text, at timestamptz, name text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  me constant uuid := nullif(current_setting('app.actor', true), '')::uuid;
  family uuid := p_household;
  own record;
BEGIN
  IF me IS NULL THEN RETURN; END IF;
  IF family IS NULL THEN
    SELECT p.household_id INTO family FROM proposal p WHERE p.regency_code = p_regency AND p.id = p_proposal;
  END IF;
  SELECT e.event, e.at, e.village_code INTO own FROM assignment_event e
    WHERE e.regency_code = p_regency AND e.household_id = family AND e.user_id = me ORDER BY e.at DESC, e.id DESC LIMIT 1;
  RETURN QUERY SELECT 'moved', t.state_since::timestamptz, r.name FROM transfer t JOIN region r ON r.code = t.other_village_code
    WHERE t.regency_code = p_regency AND t.side = 'out' AND t.household_id = family AND t.whole AND t.state = 'done'
      AND t.village_code >= current_setting('app.lo1', true) AND t.village_code < current_setting('app.hi1', true)
      AND (current_setting('app.mode', true) = 'area' OR own.event IS NOT NULL)
    ORDER BY t.state_since DESC LIMIT 1;
  IF FOUND THEN RETURN; END IF;
  IF own.event = 'take' AND own.village_code >= current_setting('app.lo1', true) AND own.village_code < current_setting('app.hi1', true) THEN
    RETURN QUERY SELECT 'not-mine', own.at::timestamptz, NULL::text;
  END IF;
END $$;

-- What was typed in the field and refused: kept beside, sealed, until somebody decides.
CREATE TABLE field_set_aside (
  regency_code text NOT NULL,
  id uuid NOT NULL,
  op_id uuid NOT NULL,
  payload_sha256 bytea NOT NULL,
  village_code text NOT NULL,
  user_id uuid NOT NULL,
  device_id uuid NOT NULL,
  command text NOT NULL,
  record_id uuid NOT NULL,
  -- Why: the refusal's code, PARKED behind another, or REVOKED with its device.
  code text NOT NULL,
  made_at timestamptz(3),
  kept_at timestamptz(3) NOT NULL,
  content_sealed bytea NOT NULL,
  state text NOT NULL DEFAULT 'open',
  closed_by uuid,
  closed_at timestamptz(3),
  CONSTRAINT field_set_aside_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT field_set_aside_once UNIQUE (regency_code, op_id, payload_sha256),
  CONSTRAINT field_set_aside_state CHECK (state IN ('open', 'taken', 'superseded', 'discarded')),
  CONSTRAINT field_set_aside_closed CHECK ((state = 'open') = (closed_at IS NULL))
);
COMMENT ON TABLE field_set_aside IS 'Isian lapangan yang ditolak: disimpan tersegel sampai penulisnya atau operator desa memutuskan';
CREATE INDEX field_set_aside_open_idx ON field_set_aside (regency_code, village_code, kept_at) WHERE state = 'open';
CREATE INDEX field_set_aside_own_idx ON field_set_aside (user_id) WHERE state = 'open';

-- Pieces of a photo under way.
CREATE TABLE field_chunk (
  regency_code text NOT NULL,
  id uuid NOT NULL,
  at_byte int NOT NULL,
  user_id uuid NOT NULL,
  device_id uuid NOT NULL,
  total_bytes int NOT NULL,
  total_sha256 bytea NOT NULL,
  piece_bytes int NOT NULL,
  content_sealed bytea NOT NULL,
  stored_at timestamptz(3) NOT NULL,
  CONSTRAINT field_chunk_pkey PRIMARY KEY (regency_code, user_id, id, at_byte),
  CONSTRAINT field_chunk_inside CHECK (at_byte >= 0 AND piece_bytes > 0 AND at_byte + piece_bytes <= total_bytes)
);
COMMENT ON TABLE field_chunk IS 'Potongan foto dari perangkat lapangan yang belum lengkap, tersegel';
CREATE INDEX field_chunk_stored_at_idx ON field_chunk (stored_at);

ALTER TABLE field_set_aside ENABLE ROW LEVEL SECURITY;
ALTER TABLE field_chunk ENABLE ROW LEVEL SECURITY;
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
  EXECUTE format('CREATE POLICY field_set_aside_own ON field_set_aside FOR ALL TO mutakhir_app USING (user_id = %s)', me);
  EXECUTE format('CREATE POLICY field_set_aside_in_scope ON field_set_aside FOR SELECT TO mutakhir_app USING (%s AND %s)', in_area, is_area);
  EXECUTE format('CREATE POLICY field_set_aside_decide ON field_set_aside FOR UPDATE TO mutakhir_app USING (%s AND %s)', in_area, is_area);
  EXECUTE format('CREATE POLICY field_chunk_own ON field_chunk FOR ALL TO mutakhir_app USING (user_id = %s)', me);
END $$;
REVOKE ALL ON field_set_aside, field_chunk FROM PUBLIC;
GRANT SELECT, INSERT ON field_set_aside TO mutakhir_app;
GRANT UPDATE (code, state, closed_by, closed_at) ON field_set_aside TO mutakhir_app;
GRANT SELECT, INSERT, DELETE ON field_chunk TO mutakhir_app;

-- What nobody finished in a month goes.
CREATE FUNCTION app_prune_chunks(p_at timestamptz, p_limit int) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  gone int;
BEGIN
  DELETE FROM field_chunk c USING (SELECT o.regency_code, o.user_id, o.id, o.at_byte FROM field_chunk o
      WHERE o.stored_at < p_at - interval '30 days' ORDER BY o.stored_at LIMIT least(greatest(p_limit, 1), 5000) FOR UPDATE SKIP LOCKED) old
    WHERE c.regency_code = old.regency_code AND c.user_id = old.user_id AND c.id = old.id AND c.at_byte = old.at_byte;
  GET DIAGNOSTICS gone = ROW_COUNT;
  RETURN gone;
END $$;

REVOKE EXECUTE ON FUNCTION app_epoch(), app_field_device(uuid), app_field_story(text, uuid, uuid), app_prune_chunks(timestamptz, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_epoch(), app_field_device(uuid), app_field_story(text, uuid, uuid), app_prune_chunks(timestamptz, int) TO mutakhir_app;
