-- Which parts of a device's hand-over the office has read in, so that it can say which are missing. Nothing of what was in them.
CREATE TABLE field_handover_part (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  device_id uuid NOT NULL,
  set_id uuid NOT NULL,
  number int NOT NULL,
  of_parts int NOT NULL,
  -- Of the device: whose it is, and where they work.
  user_id uuid NOT NULL,
  region_code text COLLATE "C" NOT NULL,
  read_by uuid NOT NULL,
  read_at timestamptz(3) NOT NULL,
  CONSTRAINT field_handover_part_pkey PRIMARY KEY (regency_code, device_id, set_id, number),
  CONSTRAINT field_handover_part_number CHECK (number BETWEEN 1 AND of_parts AND of_parts BETWEEN 2 AND 500),
  CONSTRAINT field_handover_part_device_fkey FOREIGN KEY (regency_code, device_id) REFERENCES field_device (regency_code, id)
    ON UPDATE NO ACTION ON DELETE CASCADE
);
COMMENT ON TABLE field_handover_part IS 'Bagian berkas serah terima yang sudah dibaca di kantor';
CREATE INDEX field_handover_part_region_idx ON field_handover_part (region_code, read_at);

ALTER TABLE field_handover_part ENABLE ROW LEVEL SECURITY;
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
  EXECUTE format('CREATE POLICY field_handover_part_own ON field_handover_part FOR ALL TO mutakhir_app USING (user_id = %s)', me);
  EXECUTE format('CREATE POLICY field_handover_part_in_area ON field_handover_part FOR SELECT TO mutakhir_app USING (%s)', in_area);
  EXECUTE format('CREATE POLICY field_handover_part_read_in ON field_handover_part FOR INSERT TO mutakhir_app WITH CHECK (%s AND read_by = %s)',
    in_area, me);
END $$;
REVOKE ALL ON field_handover_part FROM PUBLIC;
GRANT SELECT, INSERT ON field_handover_part TO mutakhir_app;
