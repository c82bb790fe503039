-- What a package holds: files for the centre, made once by a job from the revisions that were frozen, sealed, with their checksums. What lacks a
-- NIK (and a reason for it) or a name does not go out, and the package says how many were left out.

-- The revision of the family's record when the package was made: its content, whatever is applied later.
ALTER TABLE delivery_item
  ADD COLUMN content_revision integer CHECK (content_revision >= 1),
  -- Of the family then: revisions do not tell it.
  ADD COLUMN content_status smallint CHECK (content_status IN (1, 2, 3));

ALTER TABLE delivery_package
  ADD COLUMN left_out integer NOT NULL DEFAULT 0 CHECK (left_out >= 0),
  -- none: made before contents were kept.
  ADD COLUMN content_state text NOT NULL DEFAULT 'none' CHECK (content_state IN ('none', 'building', 'ready', 'failed')),
  ADD COLUMN content_failure text,
  ADD COLUMN progress_done integer NOT NULL DEFAULT 0,
  ADD COLUMN progress_total integer NOT NULL DEFAULT 0,
  ADD COLUMN families integer,
  ADD COLUMN people integer,
  -- Of the list of the files' checksums.
  ADD COLUMN content_sha256 bytea CHECK (octet_length(content_sha256) = 32),
  ADD COLUMN built_at timestamptz(3),
  ADD CONSTRAINT delivery_package_ready CHECK ((content_state = 'ready') = (content_sha256 IS NOT NULL AND built_at IS NOT NULL
    AND families IS NOT NULL AND people IS NOT NULL)),
  ADD CONSTRAINT delivery_package_failed CHECK ((content_state = 'failed') = (content_failure IS NOT NULL));

CREATE TABLE delivery_file (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  package_id uuid NOT NULL,
  name text COLLATE "C" NOT NULL CHECK (name ~ '^[A-Za-z0-9-]{1,40}(\.[a-z]{3,4})?$'),
  ordinal smallint NOT NULL,
  row_count integer NOT NULL CHECK (row_count >= 0),
  -- Of the plain file; an archive is written around the parts without unpacking them.
  size_bytes bigint NOT NULL CHECK (size_bytes >= 0),
  crc32 bigint NOT NULL CHECK (crc32 >= 0),
  sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
  CONSTRAINT delivery_file_pkey PRIMARY KEY (regency_code, package_id, name),
  CONSTRAINT delivery_file_package_fkey FOREIGN KEY (regency_code, package_id) REFERENCES delivery_package (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT
);
COMMENT ON TABLE delivery_file IS 'Berkas di dalam satu paket kiriman: ukuran dan sidiknya';

CREATE TABLE delivery_part (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  package_id uuid NOT NULL,
  name text COLLATE "C" NOT NULL,
  ordinal integer NOT NULL CHECK (ordinal >= 1),
  -- Packed, then sealed.
  content bytea NOT NULL,
  CONSTRAINT delivery_part_pkey PRIMARY KEY (regency_code, package_id, name, ordinal),
  CONSTRAINT delivery_part_package_fkey FOREIGN KEY (regency_code, package_id) REFERENCES delivery_package (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT
);
COMMENT ON TABLE delivery_part IS 'Potongan berkas paket kiriman, tersegel';

DO $$
DECLARE
  name text;
  in_scope constant text := $e$((regency_code >= current_setting('app.lo1', true) AND regency_code < current_setting('app.hi1', true))
    OR (regency_code >= current_setting('app.lo2', true) AND regency_code < current_setting('app.hi2', true))
    OR (regency_code >= current_setting('app.lo3', true) AND regency_code < current_setting('app.hi3', true))
    OR (regency_code >= current_setting('app.lo4', true) AND regency_code < current_setting('app.hi4', true)))
    AND current_setting('app.mode', true) = 'area'$e$;
  being_built constant text := $e$EXISTS (SELECT 1 FROM delivery_package p WHERE p.regency_code = %1$I.regency_code AND p.id = %1$I.package_id
    AND p.content_state <> 'ready')$e$;
BEGIN
  DROP POLICY delivery_package_in_scope ON delivery_package;
  EXECUTE format('CREATE POLICY delivery_package_read ON delivery_package FOR SELECT TO mutakhir_app USING (%s)', in_scope);
  EXECUTE format('CREATE POLICY delivery_package_write ON delivery_package FOR INSERT TO mutakhir_app WITH CHECK (%s)', in_scope);
  -- What is ready is not made again.
  EXECUTE format($p$CREATE POLICY delivery_package_build ON delivery_package FOR UPDATE TO mutakhir_app
    USING (content_state <> 'ready' AND %1$s) WITH CHECK (%1$s)$p$, in_scope);
  FOREACH name IN ARRAY ARRAY['delivery_file', 'delivery_part'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO mutakhir_app USING (%s)', name || '_read', name, in_scope);
    EXECUTE format('CREATE POLICY %I ON %I FOR INSERT TO mutakhir_app WITH CHECK (%s AND %s)', name || '_write', name, in_scope,
      format(being_built, name));
    EXECUTE format('CREATE POLICY %I ON %I FOR DELETE TO mutakhir_app USING (%s AND %s)', name || '_again', name, in_scope,
      format(being_built, name));
  END LOOP;
END $$;

REVOKE ALL ON delivery_file, delivery_part FROM PUBLIC;
GRANT SELECT, INSERT, DELETE ON delivery_file, delivery_part TO mutakhir_app;
GRANT UPDATE (content_state, content_failure, progress_done, progress_total, families, people, content_sha256, built_at)
  ON delivery_package TO mutakhir_app;

CREATE FUNCTION app_enqueue_delivery(p_task text, p_payload json, p_key text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF p_task NOT IN ('delivery-build') THEN RAISE EXCEPTION 'unknown task'; END IF;
  PERFORM graphile_worker.add_job(p_task, p_payload, job_key => p_key, job_key_mode => 'preserve_run_at');
END $$;
REVOKE EXECUTE ON FUNCTION app_enqueue_delivery(text, json, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_enqueue_delivery(text, json, text) TO mutakhir_app;
