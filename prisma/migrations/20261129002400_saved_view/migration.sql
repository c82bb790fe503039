-- A table of the dashboard that a person keeps under a name: the parts of its address, never an address of somebody's own making.
CREATE TABLE saved_view (
  regency_code text NOT NULL,
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  area_code text NOT NULL,
  -- Words of the address: what is counted, by what down, by what across.
  measure text NOT NULL,
  row_cut text NOT NULL,
  column_cut text,
  name text NOT NULL,
  saved_at timestamptz(3) NOT NULL,
  CONSTRAINT saved_view_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT saved_view_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT saved_view_words_short CHECK (length(measure) <= 20 AND length(row_cut) <= 30 AND length(column_cut) <= 30),
  CONSTRAINT saved_view_named CHECK (length(name) BETWEEN 1 AND 80)
);
COMMENT ON TABLE saved_view IS 'Tabel dasbor yang disimpan seseorang dengan nama: bagian-bagian alamatnya, hanya terlihat olehnya';
-- A name means one view to its owner.
CREATE UNIQUE INDEX saved_view_name_key ON saved_view (user_id, lower(name));

ALTER TABLE saved_view ENABLE ROW LEVEL SECURITY;
-- Nobody else's, whatever the scope: what is kept says what its owner looks at.
CREATE POLICY saved_view_own ON saved_view FOR ALL TO mutakhir_app
  USING (user_id = nullif(current_setting('app.actor', true), '')::uuid);
REVOKE ALL ON saved_view FROM PUBLIC;
GRANT SELECT, INSERT, DELETE ON saved_view TO mutakhir_app;
GRANT UPDATE (name) ON saved_view TO mutakhir_app;
