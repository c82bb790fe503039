-- Invitations: one letter a family and year, with a code that opens the self-update. Of a code only its keyed hash is kept, so whoever reads the
-- database opens no letter.

CREATE TABLE invitation (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  household_id uuid NOT NULL,
  year smallint NOT NULL CHECK (year BETWEEN 2025 AND 2199),
  state text NOT NULL CHECK (state IN ('issued', 'delivered', 'answered', 'exempt', 'unreached')),
  version integer NOT NULL CHECK (version >= 1),
  -- The print set that its last letter came out of, and its place in the order of walking. None: served or exempt without a letter.
  set_id uuid,
  place integer CHECK (place >= 1),
  printed_at timestamptz(3),
  answer_by date,
  delivered_on date,
  delivered_how text CHECK (delivered_how IN ('hand', 'rt', 'kin', 'post')),
  reminded smallint NOT NULL DEFAULT 0 CHECK (reminded >= 0),
  reminded_on date,
  unreached_reason text CHECK (unreached_reason IN ('moved', 'unknown', 'away', 'empty', 'refused', 'died', 'no-access')),
  unreached_on date,
  answered_how text CHECK (answered_how IN ('self', 'desk', 'visit')),
  answered_at timestamptz(3),
  -- The proof that made a letter needless.
  proof_id uuid,
  exempt_at timestamptz(3),
  made_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  CONSTRAINT invitation_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT invitation_household_fkey FOREIGN KEY (regency_code, household_id) REFERENCES household (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT,
  CONSTRAINT invitation_one_a_year UNIQUE (regency_code, household_id, year),
  CONSTRAINT invitation_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4)),
  CONSTRAINT invitation_printed CHECK (num_nulls(set_id, place, printed_at, answer_by) IN (0, 4)
    AND (printed_at IS NOT NULL OR state IN ('answered', 'exempt'))),
  CONSTRAINT invitation_delivered CHECK ((delivered_on IS NULL) = (delivered_how IS NULL) AND (state <> 'delivered' OR delivered_on IS NOT NULL)),
  CONSTRAINT invitation_reminded CHECK ((reminded = 0) = (reminded_on IS NULL)),
  CONSTRAINT invitation_unreached CHECK ((unreached_on IS NULL) = (unreached_reason IS NULL) AND (state <> 'unreached' OR unreached_on IS NOT NULL)),
  CONSTRAINT invitation_answered CHECK ((state = 'answered') = (answered_how IS NOT NULL) AND (answered_how IS NULL) = (answered_at IS NULL)),
  CONSTRAINT invitation_exempt CHECK (state <> 'exempt' OR exempt_at IS NOT NULL)
);
COMMENT ON TABLE invitation IS 'Undangan pemutakhiran: satu keluarga satu tahun';
CREATE INDEX invitation_of_village ON invitation (regency_code, village_code, year, state);
CREATE INDEX invitation_of_set ON invitation (regency_code, set_id, place);

-- Which letter a code opens. National, as codes are typed without a region: one row an invitation, the last letter's.
CREATE TABLE invitation_code (
  code_hash bytea NOT NULL CHECK (octet_length(code_hash) = 32),
  regency_code text COLLATE "C" NOT NULL,
  invitation_id uuid NOT NULL,
  CONSTRAINT invitation_code_pkey PRIMARY KEY (code_hash)
);
COMMENT ON TABLE invitation_code IS 'Sidik kode surat undangan; kode sendiri tidak disimpan';
CREATE INDEX invitation_code_of ON invitation_code (regency_code, invitation_id);

CREATE TABLE invitation_event (
  regency_code text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  invitation_id uuid NOT NULL,
  at timestamptz(3) NOT NULL,
  -- Without a grant: the family itself.
  actor_id uuid NOT NULL,
  grant_id uuid,
  event text NOT NULL CHECK (event IN ('print', 'deliver', 'remind', 'miss', 'answer', 'exempt')),
  -- Way of delivery or reminder, channel of the answer, reason of a miss.
  how text,
  happened_on date,
  CONSTRAINT invitation_event_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT invitation_event_of FOREIGN KEY (regency_code, invitation_id) REFERENCES invitation (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT,
  CONSTRAINT invitation_event_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4))
);
COMMENT ON TABLE invitation_event IS 'Riwayat undangan; hanya bisa ditambah';
CREATE INDEX invitation_event_of_invitation ON invitation_event (regency_code, invitation_id, at);

-- A print set: letters of one village in the order of walking, drawn by a job, kept sealed until they are printed.
CREATE TABLE invitation_set (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  year smallint NOT NULL,
  -- What was chosen, as it is said on the page: {dusun, rw, rt}.
  chosen jsonb NOT NULL CHECK (jsonb_typeof(chosen) = 'object'),
  letters integer NOT NULL CHECK (letters >= 1),
  exempt integer NOT NULL CHECK (exempt >= 0),
  state text NOT NULL CHECK (state IN ('building', 'ready', 'failed', 'ended')),
  done integer NOT NULL DEFAULT 0 CHECK (done >= 0),
  made_by uuid NOT NULL,
  grant_id uuid NOT NULL,
  made_at timestamptz(3) NOT NULL,
  built_at timestamptz(3),
  expires_at timestamptz(3) NOT NULL,
  CONSTRAINT invitation_set_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT invitation_set_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4)),
  CONSTRAINT invitation_set_built CHECK (state <> 'ready' OR built_at IS NOT NULL)
);
COMMENT ON TABLE invitation_set IS 'Berkas cetak surat undangan satu desa';
CREATE INDEX invitation_set_list ON invitation_set (regency_code, village_code, made_at DESC, id DESC);
CREATE INDEX invitation_set_held ON invitation_set (expires_at) WHERE state <> 'ended';

CREATE TABLE invitation_set_file (
  regency_code text COLLATE "C" NOT NULL,
  set_id uuid NOT NULL,
  ordinal integer NOT NULL CHECK (ordinal >= 1),
  village_code text COLLATE "C" NOT NULL,
  letters integer NOT NULL CHECK (letters >= 1),
  -- Sealed.
  content bytea NOT NULL,
  CONSTRAINT invitation_set_file_pkey PRIMARY KEY (regency_code, set_id, ordinal),
  CONSTRAINT invitation_set_file_of FOREIGN KEY (regency_code, set_id) REFERENCES invitation_set (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT,
  CONSTRAINT invitation_set_file_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4))
);
COMMENT ON TABLE invitation_set_file IS 'Surat undangan siap cetak, tersegel; dihapus setelah masa unduhnya berakhir';

DO $$
DECLARE
  name text;
  in_area constant text := $e$(
    (village_code >= current_setting('app.lo1', true) AND village_code < current_setting('app.hi1', true))
    OR (village_code >= current_setting('app.lo2', true) AND village_code < current_setting('app.hi2', true))
    OR (village_code >= current_setting('app.lo3', true) AND village_code < current_setting('app.hi3', true))
    OR (village_code >= current_setting('app.lo4', true) AND village_code < current_setting('app.hi4', true))
  )$e$;
  is_area constant text := $e$current_setting('app.mode', true) = 'area'$e$;
BEGIN
  FOREACH name IN ARRAY ARRAY['invitation', 'invitation_code', 'invitation_event', 'invitation_set', 'invitation_set_file'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
  END LOOP;
  -- As a family's own rows: for those of its area, its companion, and the family itself.
  EXECUTE format($p$CREATE POLICY invitation_in_scope ON invitation FOR ALL TO mutakhir_app USING (
    (%s AND (%s OR (current_setting('app.mode', true) = 'assigned' AND EXISTS (
      SELECT 1 FROM assignment a WHERE a.regency_code = invitation.regency_code AND a.household_id = invitation.household_id
        AND a.user_id = nullif(current_setting('app.actor', true), '')::uuid))))
    OR (current_setting('app.mode', true) = 'single' AND invitation.regency_code = current_setting('app.household_regency', true)
      AND invitation.household_id = nullif(current_setting('app.household', true), '')::uuid))$p$, in_area, is_area);
  CREATE POLICY invitation_event_in_scope ON invitation_event FOR ALL TO mutakhir_app USING (EXISTS (
    SELECT 1 FROM invitation i WHERE i.regency_code = invitation_event.regency_code AND i.id = invitation_event.invitation_id));
  -- Who prints letters makes codes; a family does not.
  EXECUTE format($p$CREATE POLICY invitation_code_in_scope ON invitation_code FOR ALL TO mutakhir_app USING (%s AND EXISTS (
    SELECT 1 FROM invitation i WHERE i.regency_code = invitation_code.regency_code AND i.id = invitation_code.invitation_id))$p$, is_area);
  FOREACH name IN ARRAY ARRAY['invitation_set', 'invitation_set_file'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR ALL TO mutakhir_app USING (%s AND %s)', name || '_in_scope', name, in_area, is_area);
  END LOOP;
END $$;

REVOKE ALL ON invitation, invitation_code, invitation_event, invitation_set, invitation_set_file FROM PUBLIC;
GRANT SELECT, INSERT ON invitation, invitation_event, invitation_set TO mutakhir_app;
GRANT UPDATE (village_code, state, version, set_id, place, printed_at, answer_by, delivered_on, delivered_how, reminded, reminded_on,
  unreached_reason, unreached_on, answered_how, answered_at, proof_id, exempt_at, updated_at) ON invitation TO mutakhir_app;
GRANT SELECT, INSERT, DELETE ON invitation_code, invitation_set_file TO mutakhir_app;
GRANT UPDATE (state, done, built_at) ON invitation_set TO mutakhir_app;

-- Which family a letter's code is of: asked by nobody who is signed in, and answers ids and states, no name. A family whose record was closed has no letter.
CREATE FUNCTION app_find_invitation(p_hash bytea)
RETURNS TABLE (regency_code text, invitation_id uuid, household_id uuid, village_code text, year smallint, state text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT i.regency_code, i.id, i.household_id, h.village_code, i.year, i.state
  FROM invitation_code c
  JOIN invitation i ON i.regency_code = c.regency_code AND i.id = c.invitation_id
  JOIN household h ON h.regency_code = i.regency_code AND h.id = i.household_id AND h.status <> 3
  WHERE c.code_hash = p_hash
$$;
REVOKE EXECUTE ON FUNCTION app_find_invitation(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_find_invitation(bytea) TO mutakhir_app;

CREATE FUNCTION app_enqueue_invitations(p_payload json, p_key text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM graphile_worker.add_job('invitation-letters', p_payload, job_key => p_key, job_key_mode => 'preserve_run_at');
END $$;
REVOKE EXECUTE ON FUNCTION app_enqueue_invitations(json, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_enqueue_invitations(json, text) TO mutakhir_app;

-- Letters that nobody needs any more go; a letter is printed anew with another code.
CREATE FUNCTION app_end_invitation_sets(p_now timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  ended integer;
BEGIN
  WITH over AS (
    UPDATE invitation_set SET state = 'ended' WHERE state <> 'ended' AND expires_at <= p_now RETURNING regency_code, id
  ), files AS (
    DELETE FROM invitation_set_file f USING over o WHERE f.regency_code = o.regency_code AND f.set_id = o.id
  )
  SELECT count(*)::int INTO ended FROM over;
  RETURN ended;
END $$;
REVOKE EXECUTE ON FUNCTION app_end_invitation_sets(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_end_invitation_sets(timestamptz) TO mutakhir_app;
