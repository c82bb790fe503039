-- Requests for data of offices and others: who asks for what, at which level, for how long; which desks have agreed; what was handed over, taken
-- away and told of its use. A request stands on the shelf of the regency whose data it asks for.

-- Reference data: names nobody. Rows are only ever added; the nearest region's newest that has begun counts.
CREATE TABLE data_request_rules (
  id uuid NOT NULL,
  region_code text COLLATE "C" NOT NULL CHECK (region_code ~ '^(0|[0-9]{2}|[0-9]{4})$'),
  rules jsonb NOT NULL CHECK (jsonb_typeof(rules) = 'object'),
  reason text NOT NULL CHECK (length(reason) BETWEEN 5 AND 500),
  effective_from date NOT NULL,
  set_by uuid NOT NULL,
  set_at timestamptz(3) NOT NULL,
  CONSTRAINT data_request_rules_pkey PRIMARY KEY (id)
);
COMMENT ON TABLE data_request_rules IS 'Jenjang dan tingkat permintaan data satu wilayah; hanya bisa ditambah';
CREATE INDEX data_request_rules_region ON data_request_rules (region_code, effective_from DESC, set_at DESC);
REVOKE ALL ON data_request_rules FROM PUBLIC;
GRANT SELECT, INSERT ON data_request_rules TO mutakhir_app;

CREATE TABLE data_request (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  version integer NOT NULL CHECK (version >= 1),
  year smallint,
  number integer CHECK (number >= 1),
  state text NOT NULL CHECK (state IN ('draft', 'submitted', 'returned', 'granted', 'refused', 'withdrawn', 'revoked')),
  -- How often it was sent; approvals count within one.
  round smallint NOT NULL DEFAULT 0 CHECK (round >= 0),
  -- Place of the desk that holds it, from 0.
  tier smallint CHECK (tier >= 0),
  office text NOT NULL CHECK (length(office) <= 150),
  title text NOT NULL CHECK (length(title) <= 150),
  purpose text CHECK (purpose ~ '^[a-z]+(-[a-z]+)*$'),
  use_note text NOT NULL CHECK (length(use_note) <= 1000),
  basis text NOT NULL CHECK (length(basis) <= 150),
  level text CHECK (level IN ('L0', 'L1', 'L2', 'L3', 'L4')),
  variables text[] NOT NULL CHECK (cardinality(variables) <= 40),
  areas text[] NOT NULL CHECK (cardinality(areas) <= 60),
  days smallint NOT NULL CHECK (days BETWEEN 0 AND 366),
  reshare_asked boolean NOT NULL,
  reshare_to text NOT NULL CHECK (length(reshare_to) <= 150),
  -- What it was sent under: desks, levels and days between reports, and the version they are from (none: the standard ones).
  rules jsonb,
  rules_id uuid,
  asked_by uuid NOT NULL,
  -- Region of the duty under which it was asked.
  asked_from text COLLATE "C" NOT NULL CHECK (asked_from ~ '^(0|[0-9]{2}|[0-9]{4})$'),
  created_at timestamptz(3) NOT NULL,
  changed_at timestamptz(3) NOT NULL,
  granted_at timestamptz(3),
  granted_on date,
  expires_on date,
  expires_at timestamptz(3),
  content_state text NOT NULL DEFAULT 'none' CHECK (content_state IN ('none', 'building', 'ready', 'failed')),
  content_failure text,
  progress_done integer NOT NULL DEFAULT 0,
  progress_total integer NOT NULL DEFAULT 0,
  families integer,
  people integer,
  content_sha256 bytea CHECK (octet_length(content_sha256) = 32),
  built_at timestamptz(3),
  purged_at timestamptz(3),
  CONSTRAINT data_request_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT data_request_number UNIQUE (regency_code, year, number),
  CONSTRAINT data_request_sent CHECK ((round = 0) = (number IS NULL) AND (year IS NULL) = (number IS NULL)),
  CONSTRAINT data_request_held CHECK ((state = 'submitted') = (tier IS NOT NULL)),
  CONSTRAINT data_request_under CHECK (state IN ('draft', 'withdrawn') OR rules IS NOT NULL),
  CONSTRAINT data_request_granted CHECK ((state IN ('granted', 'revoked')) = (granted_at IS NOT NULL)
    AND num_nulls(granted_at, granted_on, expires_on, expires_at) IN (0, 4)),
  CONSTRAINT data_request_ready CHECK ((content_state = 'ready') = (content_sha256 IS NOT NULL AND built_at IS NOT NULL)),
  CONSTRAINT data_request_failed CHECK ((content_state = 'failed') = (content_failure IS NOT NULL)),
  CONSTRAINT data_request_given CHECK (content_state = 'none' OR state IN ('granted', 'revoked'))
);
COMMENT ON TABLE data_request IS 'Permintaan data oleh dinas dan pihak lain, beserta keadaan dan isinya';
CREATE INDEX data_request_list ON data_request (regency_code, changed_at DESC, id DESC);
CREATE INDEX data_request_own ON data_request (asked_by, changed_at DESC);
CREATE INDEX data_request_held_until ON data_request (expires_at) WHERE state IN ('granted', 'revoked') AND purged_at IS NULL;

CREATE TABLE data_request_step (
  regency_code text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  request_id uuid NOT NULL,
  round smallint NOT NULL CHECK (round >= 0),
  event text NOT NULL CHECK (event IN ('submit', 'approve', 'return', 'refuse', 'withdraw', 'revoke')),
  tier smallint,
  tier_name text,
  reason text CHECK (length(reason) BETWEEN 5 AND 500),
  actor_id uuid NOT NULL,
  grant_id uuid NOT NULL,
  role text NOT NULL,
  at timestamptz(3) NOT NULL,
  CONSTRAINT data_request_step_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT data_request_step_of FOREIGN KEY (regency_code, request_id) REFERENCES data_request (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT,
  CONSTRAINT data_request_step_reason CHECK (event NOT IN ('return', 'refuse', 'revoke') OR reason IS NOT NULL),
  CONSTRAINT data_request_step_tier CHECK ((event IN ('approve', 'return', 'refuse')) = (tier IS NOT NULL) AND (tier IS NULL) = (tier_name IS NULL))
);
COMMENT ON TABLE data_request_step IS 'Riwayat permintaan data; hanya bisa ditambah';
CREATE INDEX data_request_step_of_request ON data_request_step (regency_code, request_id, at);
-- Nobody agrees at two desks, and no desk twice, whatever the portal's rule says.
CREATE UNIQUE INDEX data_request_step_one_person ON data_request_step (regency_code, request_id, round, actor_id) WHERE event = 'approve';
CREATE UNIQUE INDEX data_request_step_one_tier ON data_request_step (regency_code, request_id, round, tier) WHERE event = 'approve';

CREATE TABLE data_request_paper (
  regency_code text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  request_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('letter', 'statement', 'terms', 'team', 'regulation', 'signed-bast')),
  mime text NOT NULL CHECK (mime IN ('image/jpeg', 'image/png', 'application/pdf')),
  size_bytes integer NOT NULL CHECK (size_bytes > 0),
  sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
  -- Sealed.
  content bytea NOT NULL,
  kept_by uuid NOT NULL,
  kept_at timestamptz(3) NOT NULL,
  CONSTRAINT data_request_paper_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT data_request_paper_of FOREIGN KEY (regency_code, request_id) REFERENCES data_request (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT
);
COMMENT ON TABLE data_request_paper IS 'Surat permintaan data, tersegel; hanya bisa ditambah, yang terakhir dari tiap jenis yang berlaku';
CREATE INDEX data_request_paper_of_request ON data_request_paper (regency_code, request_id, kind, kept_at DESC);

CREATE TABLE data_request_file (
  regency_code text COLLATE "C" NOT NULL,
  request_id uuid NOT NULL,
  name text COLLATE "C" NOT NULL CHECK (name ~ '^[A-Za-z0-9-]{1,40}(\.[a-z]{3,4})?$'),
  ordinal smallint NOT NULL,
  row_count integer NOT NULL CHECK (row_count >= 0),
  size_bytes bigint NOT NULL CHECK (size_bytes >= 0),
  crc32 bigint NOT NULL CHECK (crc32 >= 0),
  sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
  CONSTRAINT data_request_file_pkey PRIMARY KEY (regency_code, request_id, name),
  CONSTRAINT data_request_file_of FOREIGN KEY (regency_code, request_id) REFERENCES data_request (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT
);
COMMENT ON TABLE data_request_file IS 'Berkas yang diserahkan untuk satu permintaan data: ukuran dan sidiknya';

CREATE TABLE data_request_part (
  regency_code text COLLATE "C" NOT NULL,
  request_id uuid NOT NULL,
  name text COLLATE "C" NOT NULL,
  ordinal integer NOT NULL CHECK (ordinal >= 1),
  -- Packed, then sealed.
  content bytea NOT NULL,
  CONSTRAINT data_request_part_pkey PRIMARY KEY (regency_code, request_id, name, ordinal),
  CONSTRAINT data_request_part_of FOREIGN KEY (regency_code, request_id) REFERENCES data_request (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT
);
COMMENT ON TABLE data_request_part IS 'Potongan berkas permintaan data, tersegel; dihapus setelah masa pakainya berakhir';

-- Whose records are in the files: each of them is told, with every download, that somebody took them away.
CREATE TABLE data_request_family (
  regency_code text COLLATE "C" NOT NULL,
  request_id uuid NOT NULL,
  household_id uuid NOT NULL,
  CONSTRAINT data_request_family_pkey PRIMARY KEY (regency_code, request_id, household_id),
  CONSTRAINT data_request_family_of FOREIGN KEY (regency_code, request_id) REFERENCES data_request (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT
);
COMMENT ON TABLE data_request_family IS 'Keluarga yang datanya ada di berkas satu permintaan data';

CREATE TABLE data_request_download (
  regency_code text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  request_id uuid NOT NULL,
  user_id uuid NOT NULL,
  grant_id uuid NOT NULL,
  session_id uuid NOT NULL,
  taken_by text NOT NULL CHECK (char_length(taken_by) BETWEEN 1 AND 200),
  asked_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  used_at timestamptz(3),
  ended_at timestamptz(3),
  is_whole boolean,
  CONSTRAINT data_request_download_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT data_request_download_of FOREIGN KEY (regency_code, request_id) REFERENCES data_request (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT,
  CONSTRAINT data_request_download_window CHECK (expires_at > asked_at),
  CONSTRAINT data_request_download_used CHECK (used_at IS NOT NULL OR ended_at IS NULL),
  CONSTRAINT data_request_download_ended CHECK ((ended_at IS NULL) = (is_whole IS NULL))
);
COMMENT ON TABLE data_request_download IS 'Unduhan data permintaan: satu baris satu kali unduh, oleh siapa dan kapan';
CREATE INDEX data_request_download_of_request ON data_request_download (regency_code, request_id, asked_at DESC);

CREATE TABLE data_request_report (
  regency_code text COLLATE "C" NOT NULL,
  request_id uuid NOT NULL,
  number smallint NOT NULL CHECK (number >= 1),
  due_on date NOT NULL,
  used_for text NOT NULL CHECK (length(used_for) BETWEEN 10 AND 1000),
  families_reached integer CHECK (families_reached >= 0),
  incident text CHECK (length(incident) BETWEEN 1 AND 1000),
  reshared boolean NOT NULL,
  reshared_to text CHECK (length(reshared_to) BETWEEN 1 AND 150),
  destroyed boolean NOT NULL,
  written_by uuid NOT NULL,
  written_at timestamptz(3) NOT NULL,
  CONSTRAINT data_request_report_pkey PRIMARY KEY (regency_code, request_id, number),
  CONSTRAINT data_request_report_of FOREIGN KEY (regency_code, request_id) REFERENCES data_request (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT,
  CONSTRAINT data_request_report_reshared CHECK (reshared = (reshared_to IS NOT NULL))
);
COMMENT ON TABLE data_request_report IS 'Laporan pemanfaatan data yang diterima; hanya bisa ditambah';

DO $$
DECLARE
  name text;
  here constant text := $e$((regency_code >= current_setting('app.alo1', true) AND regency_code < current_setting('app.ahi1', true))
    OR (regency_code >= current_setting('app.alo2', true) AND regency_code < current_setting('app.ahi2', true))
    OR (regency_code >= current_setting('app.alo3', true) AND regency_code < current_setting('app.ahi3', true))
    OR (regency_code >= current_setting('app.alo4', true) AND regency_code < current_setting('app.ahi4', true)))$e$;
  me constant text := $e$NULLIF(current_setting('app.actor', true), '')::uuid$e$;
  -- A draft is its writer's alone, and so is whatever hangs on it.
  mine constant text := $e$EXISTS (SELECT 1 FROM data_request r WHERE r.regency_code = %1$I.regency_code AND r.id = %1$I.request_id
    AND r.asked_by = NULLIF(current_setting('app.actor', true), '')::uuid)$e$;
  shown constant text := $e$EXISTS (SELECT 1 FROM data_request r WHERE r.regency_code = %1$I.regency_code AND r.id = %1$I.request_id)$e$;
  being_built constant text := $e$EXISTS (SELECT 1 FROM data_request r WHERE r.regency_code = %1$I.regency_code AND r.id = %1$I.request_id
    AND r.content_state = 'building' AND r.asked_by = NULLIF(current_setting('app.actor', true), '')::uuid)$e$;
BEGIN
  FOREACH name IN ARRAY ARRAY['data_request', 'data_request_step', 'data_request_paper', 'data_request_file', 'data_request_part',
      'data_request_family', 'data_request_download', 'data_request_report'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
  END LOOP;
  EXECUTE format('CREATE POLICY data_request_read ON data_request FOR SELECT TO mutakhir_app USING (%s AND (state <> ''draft'' OR asked_by = %s))', here, me);
  EXECUTE format('CREATE POLICY data_request_write ON data_request FOR INSERT TO mutakhir_app
    WITH CHECK (%s AND state = ''draft'' AND asked_by = %s)', here, me);
  EXECUTE format('CREATE POLICY data_request_change ON data_request FOR UPDATE TO mutakhir_app
    USING (%1$s AND (state <> ''draft'' OR asked_by = %2$s)) WITH CHECK (%1$s)', here, me);
  FOREACH name IN ARRAY ARRAY['data_request_step', 'data_request_paper', 'data_request_file', 'data_request_download', 'data_request_report'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO mutakhir_app USING (%s AND %s)', name || '_read', name, here, format(shown, name));
  END LOOP;
  EXECUTE format('CREATE POLICY data_request_step_write ON data_request_step FOR INSERT TO mutakhir_app WITH CHECK (%s AND actor_id = %s AND %s)',
    here, me, format(shown, 'data_request_step'));
  EXECUTE format('CREATE POLICY data_request_paper_write ON data_request_paper FOR INSERT TO mutakhir_app WITH CHECK (%s AND kept_by = %s AND %s)',
    here, me, format(mine, 'data_request_paper'));
  EXECUTE format('CREATE POLICY data_request_report_write ON data_request_report FOR INSERT TO mutakhir_app WITH CHECK (%s AND written_by = %s AND %s)',
    here, me, format(mine, 'data_request_report'));
  EXECUTE format('CREATE POLICY data_request_download_ask ON data_request_download FOR INSERT TO mutakhir_app
    WITH CHECK (%s AND user_id = %s AND used_at IS NULL AND %s)', here, me, format(mine, 'data_request_download'));
  EXECUTE format('CREATE POLICY data_request_download_use ON data_request_download FOR UPDATE TO mutakhir_app
    USING (%1$s AND user_id = %2$s) WITH CHECK (%1$s AND user_id = %2$s)', here, me);
  -- The data themselves are whose request it is, and nobody else's: who agrees sees what was asked, not the records.
  FOREACH name IN ARRAY ARRAY['data_request_part', 'data_request_family'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO mutakhir_app USING (%s AND %s)', name || '_read', name, here, format(mine, name));
  END LOOP;
  FOREACH name IN ARRAY ARRAY['data_request_file', 'data_request_part', 'data_request_family'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR INSERT TO mutakhir_app WITH CHECK (%s AND %s)', name || '_write', name, here, format(being_built, name));
    EXECUTE format('CREATE POLICY %I ON %I FOR DELETE TO mutakhir_app USING (%s AND %s)', name || '_again', name, here, format(being_built, name));
  END LOOP;
END $$;

REVOKE ALL ON data_request, data_request_step, data_request_paper, data_request_file, data_request_part, data_request_family, data_request_download,
  data_request_report FROM PUBLIC;
GRANT SELECT, INSERT ON data_request, data_request_step, data_request_paper, data_request_download, data_request_report TO mutakhir_app;
GRANT SELECT, INSERT, DELETE ON data_request_file, data_request_part, data_request_family TO mutakhir_app;
GRANT UPDATE (version, year, number, state, round, tier, office, title, purpose, use_note, basis, level, variables, areas, days, reshare_asked,
  reshare_to, rules, rules_id, changed_at, granted_at, granted_on, expires_on, expires_at, content_state, content_failure, progress_done,
  progress_total, families, people, content_sha256, built_at) ON data_request TO mutakhir_app;
GRANT UPDATE (used_at, ended_at, is_whole) ON data_request_download TO mutakhir_app;

CREATE FUNCTION app_enqueue_data_request(p_task text, p_payload json, p_key text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF p_task NOT IN ('data-request-build') THEN RAISE EXCEPTION 'unknown task'; END IF;
  PERFORM graphile_worker.add_job(p_task, p_payload, job_key => p_key, job_key_mode => 'preserve_run_at');
END $$;
REVOKE EXECUTE ON FUNCTION app_enqueue_data_request(text, json, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_enqueue_data_request(text, json, text) TO mutakhir_app;

-- Takes the data of requests away that are over: their rows are nobody's who runs the clock. Nothing depends on when it runs; a download asks the time itself.
CREATE FUNCTION app_purge_data_requests(p_now timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  purged integer;
BEGIN
  WITH ended AS (
    UPDATE data_request SET purged_at = p_now
    WHERE purged_at IS NULL AND (state = 'revoked' OR (state = 'granted' AND expires_at <= p_now)) AND content_state <> 'building'
    RETURNING regency_code, id
  ), parts AS (
    DELETE FROM data_request_part p USING ended e WHERE p.regency_code = e.regency_code AND p.request_id = e.id
  ), families AS (
    DELETE FROM data_request_family f USING ended e WHERE f.regency_code = e.regency_code AND f.request_id = e.id
  )
  SELECT count(*)::int INTO purged FROM ended;
  RETURN purged;
END $$;
REVOKE EXECUTE ON FUNCTION app_purge_data_requests(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_purge_data_requests(timestamptz) TO mutakhir_app;
