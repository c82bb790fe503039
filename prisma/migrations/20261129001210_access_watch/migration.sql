-- What does not settle by itself in a wide area (a province, the nation), found each hour: a page reads its place in the list here and
-- everything else of its lines where it stands, so that what has settled meanwhile is not shown.
CREATE TABLE access_exception (
  area_code text COLLATE "C" NOT NULL,
  kind text NOT NULL,
  at timestamptz(3) NOT NULL,
  id uuid NOT NULL,
  CONSTRAINT access_exception_pkey PRIMARY KEY (area_code, kind, at, id)
);
COMMENT ON TABLE access_exception IS 'Urutan hal yang perlu perhatian di wilayah luas; dihitung ulang tiap jam';
GRANT SELECT, INSERT, DELETE ON access_exception TO mutakhir_app;
-- How many there are in a wide area of what the lists of access show.
CREATE TABLE access_watch_count (
  area_code text COLLATE "C" NOT NULL,
  kind text NOT NULL,
  count int NOT NULL,
  counted_at timestamptz(3) NOT NULL,
  CONSTRAINT access_watch_count_pkey PRIMARY KEY (area_code, kind)
);
COMMENT ON TABLE access_watch_count IS 'Jumlah dalam daftar akses sebuah wilayah luas; dihitung ulang tiap jam';
GRANT SELECT, INSERT, UPDATE ON access_watch_count TO mutakhir_app;
-- Doors of the whole country, the newest opening first.
CREATE INDEX access_grant_doors_idx ON access_grant (valid_from DESC, id DESC) INCLUDE (valid_to, region_code)
  WHERE appointment_id IS NOT NULL AND revoked_at IS NULL;
