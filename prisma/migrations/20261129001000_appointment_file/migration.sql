-- The decree behind a post, as paper: sealed as attachments are. A replaced one stays; the newest counts.
CREATE TABLE appointment_file (
  id uuid NOT NULL,
  appointment_id uuid NOT NULL,
  kind text NOT NULL,
  size_bytes int NOT NULL,
  -- Of the file as it is kept, before sealing.
  sha256 bytea NOT NULL,
  content bytea NOT NULL,
  uploaded_by uuid NOT NULL,
  uploaded_at timestamptz(3) NOT NULL,
  CONSTRAINT appointment_file_pkey PRIMARY KEY (id),
  CONSTRAINT appointment_file_appointment_id_fkey FOREIGN KEY (appointment_id) REFERENCES appointment (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT appointment_file_kind_known CHECK (kind IN ('image/jpeg', 'image/png', 'application/pdf')),
  CONSTRAINT appointment_file_size CHECK (size_bytes BETWEEN 1 AND 5242880)
);
COMMENT ON TABLE appointment_file IS 'Berkas SK sebuah penugasan, tersegel; yang diganti tetap disimpan';
CREATE INDEX appointment_file_appointment_id_idx ON appointment_file (appointment_id, uploaded_at DESC, id DESC);
GRANT SELECT, INSERT ON appointment_file TO mutakhir_app;
