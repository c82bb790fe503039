-- Taking a package's files away: the password is asked again, each download is a grant of its own, good once and for a quarter of an hour.

-- When the person last confirmed the password in this session.
ALTER TABLE auth_session ADD COLUMN stepped_up_at timestamptz(3);

CREATE TABLE delivery_download (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  package_id uuid NOT NULL,
  user_id uuid NOT NULL,
  grant_id uuid NOT NULL,
  session_id uuid NOT NULL,
  -- Who it was when the file was made, for its watermark.
  taken_by text NOT NULL CHECK (char_length(taken_by) BETWEEN 1 AND 200),
  asked_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  used_at timestamptz(3),
  ended_at timestamptz(3),
  is_whole boolean,
  CONSTRAINT delivery_download_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT delivery_download_package_fkey FOREIGN KEY (regency_code, package_id) REFERENCES delivery_package (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT,
  CONSTRAINT delivery_download_window CHECK (expires_at > asked_at),
  CONSTRAINT delivery_download_used CHECK (used_at IS NOT NULL OR ended_at IS NULL),
  CONSTRAINT delivery_download_ended CHECK ((ended_at IS NULL) = (is_whole IS NULL))
);
COMMENT ON TABLE delivery_download IS 'Unduhan data paket: satu baris satu kali unduh, oleh siapa dan kapan';
CREATE INDEX delivery_download_of_package ON delivery_download (regency_code, package_id, asked_at DESC);

DO $$
DECLARE
  in_scope constant text := $e$((regency_code >= current_setting('app.lo1', true) AND regency_code < current_setting('app.hi1', true))
    OR (regency_code >= current_setting('app.lo2', true) AND regency_code < current_setting('app.hi2', true))
    OR (regency_code >= current_setting('app.lo3', true) AND regency_code < current_setting('app.hi3', true))
    OR (regency_code >= current_setting('app.lo4', true) AND regency_code < current_setting('app.hi4', true)))
    AND current_setting('app.mode', true) = 'area'$e$;
  own constant text := $e$user_id = NULLIF(current_setting('app.actor', true), '')::uuid$e$;
BEGIN
  ALTER TABLE delivery_download ENABLE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY delivery_download_read ON delivery_download FOR SELECT TO mutakhir_app USING (%s)', in_scope);
  EXECUTE format('CREATE POLICY delivery_download_ask ON delivery_download FOR INSERT TO mutakhir_app WITH CHECK (%s AND %s AND used_at IS NULL)',
    in_scope, own);
  EXECUTE format('CREATE POLICY delivery_download_use ON delivery_download FOR UPDATE TO mutakhir_app USING (%1$s AND %2$s) WITH CHECK (%1$s AND %2$s)',
    in_scope, own);
END $$;
REVOKE ALL ON delivery_download FROM PUBLIC;
GRANT SELECT, INSERT ON delivery_download TO mutakhir_app;
GRANT UPDATE (used_at, ended_at, is_whole) ON delivery_download TO mutakhir_app;
