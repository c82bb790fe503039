-- A person's place on a device that works without network. The id comes from the device; who shares a phone has an id each.
CREATE TABLE field_device (
  regency_code text NOT NULL,
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  grant_id uuid NOT NULL,
  role text NOT NULL,
  -- Where the grant is.
  region_code text NOT NULL,
  label text NOT NULL,
  -- Browser and system as a word, as in the list of sessions.
  kind text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  last_contact_at timestamptz(3) NOT NULL,
  unsent_count int NOT NULL DEFAULT 0,
  unsent_since timestamptz(3),
  app_version text NOT NULL DEFAULT '',
  -- Device clock less server clock, milliseconds.
  skew_ms bigint NOT NULL DEFAULT 0,
  pass_hash bytea NOT NULL,
  -- The share that the device was given last (field_share).
  share_id uuid NOT NULL,
  share_state text NOT NULL DEFAULT 'active',
  -- Private key that hand-over files are opened with: the same for good, so that an old file still opens.
  handover_sealed bytea NOT NULL,
  revoked_at timestamptz(3),
  revoked_by uuid,
  revoked_reason text,
  wiped_at timestamptz(3),
  CONSTRAINT field_device_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT field_device_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT field_device_label CHECK (length(label) BETWEEN 1 AND 60),
  CONSTRAINT field_device_version CHECK (length(app_version) <= 60),
  CONSTRAINT field_device_unsent CHECK (unsent_count >= 0),
  CONSTRAINT field_device_share CHECK (share_state IN ('active', 'withdrawn')),
  CONSTRAINT field_device_reason CHECK (revoked_reason IN ('revoked', 'lost')),
  CONSTRAINT field_device_sealed CHECK ((revoked_at IS NULL) = (revoked_reason IS NULL) AND (revoked_at IS NOT NULL OR wiped_at IS NULL))
);
COMMENT ON TABLE field_device IS 'Perangkat lapangan seseorang: kapan terakhir terhubung, berapa yang belum terkirim, dicabut atau belum';
-- A pass names the device alone.
CREATE UNIQUE INDEX field_device_id_key ON field_device (id);
CREATE INDEX field_device_user_id_idx ON field_device (user_id);
CREATE INDEX field_device_region_idx ON field_device (region_code, unsent_since, id);

-- Halves of the keys to what lies on devices. All that were ever given stay: what is sealed under an earlier one opens again.
CREATE TABLE field_share (
  regency_code text NOT NULL,
  id uuid NOT NULL,
  device_id uuid NOT NULL,
  user_id uuid NOT NULL,
  share_sealed bytea NOT NULL,
  given_at timestamptz(3) NOT NULL,
  CONSTRAINT field_share_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT field_share_device_fkey FOREIGN KEY (regency_code, device_id) REFERENCES field_device (regency_code, id) ON DELETE CASCADE
);
COMMENT ON TABLE field_share IS 'Separuh kunci data di perangkat lapangan, tersegel; yang lama tetap disimpan';
CREATE INDEX field_share_device_idx ON field_share (regency_code, device_id);

ALTER TABLE field_device ENABLE ROW LEVEL SECURITY;
ALTER TABLE field_share ENABLE ROW LEVEL SECURITY;
DO $$
DECLARE
  in_area constant text := $e$(
    (region_code >= current_setting('app.alo1', true) AND region_code < current_setting('app.ahi1', true))
    OR (region_code >= current_setting('app.alo2', true) AND region_code < current_setting('app.ahi2', true))
    OR (region_code >= current_setting('app.alo3', true) AND region_code < current_setting('app.ahi3', true))
    OR (region_code >= current_setting('app.alo4', true) AND region_code < current_setting('app.ahi4', true))
  )$e$;
  me constant text := $e$nullif(current_setting('app.actor', true), '')::uuid$e$;
BEGIN
  EXECUTE format('CREATE POLICY field_device_own ON field_device FOR ALL TO mutakhir_app USING (user_id = %s)', me);
  -- Who watches over an area; which roles do, the permissions say.
  EXECUTE format('CREATE POLICY field_device_in_area ON field_device FOR SELECT TO mutakhir_app USING (%s)', in_area);
  EXECUTE format('CREATE POLICY field_device_seal ON field_device FOR UPDATE TO mutakhir_app USING (%s)', in_area);
  EXECUTE format('CREATE POLICY field_share_own ON field_share FOR ALL TO mutakhir_app USING (user_id = %s)', me);
END $$;
REVOKE ALL ON field_device, field_share FROM PUBLIC;
GRANT SELECT, INSERT ON field_device, field_share TO mutakhir_app;
GRANT UPDATE (grant_id, role, region_code, label, kind, last_contact_at, unsent_count, unsent_since, app_version, skew_ms, pass_hash,
  share_id, share_state, revoked_at, revoked_by, revoked_reason, wiped_at) ON field_device TO mutakhir_app;
