-- What a job has done for a time zone and local day: run twice, it tells once.
CREATE TABLE daily_run (
  kind text NOT NULL,
  time_zone text NOT NULL,
  day text NOT NULL,
  ran_at timestamptz(3) NOT NULL,
  CONSTRAINT daily_run_pkey PRIMARY KEY (kind, time_zone, day),
  CONSTRAINT daily_run_kind_known CHECK (kind IN ('reminder', 'digest')),
  CONSTRAINT daily_run_day_shape CHECK (day ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$')
);
COMMENT ON TABLE daily_run IS 'Pekerjaan harian yang sudah dijalankan, per zona waktu dan hari';
GRANT SELECT, INSERT ON daily_run TO mutakhir_app;

-- A week of one duty in counts: no name, no family.
CREATE TABLE weekly_digest (
  user_id uuid NOT NULL,
  role text NOT NULL,
  region_code text COLLATE "C" NOT NULL,
  week text NOT NULL,
  facts jsonb NOT NULL,
  made_at timestamptz(3) NOT NULL,
  CONSTRAINT weekly_digest_pkey PRIMARY KEY (user_id, week, role, region_code),
  CONSTRAINT weekly_digest_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT weekly_digest_region_shape CHECK (region_code = '0' OR region_code ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{10})$'),
  CONSTRAINT weekly_digest_week_shape CHECK (week ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$')
);
COMMENT ON TABLE weekly_digest IS 'Ringkasan sepekan satu tugas: jumlah saja';
GRANT SELECT, INSERT ON weekly_digest TO mutakhir_app;
