-- How early access came before trainings, counted each hour from the seats, doors and certificates (worker, count-access-times).
-- Medians do not add up, so each area has its own row; a page then reads one row and its parts.
CREATE TABLE access_time (
  area_code text COLLATE "C" NOT NULL,
  -- Posts of this very code alone, as a part beside the areas below it; otherwise the area with all below.
  is_own boolean NOT NULL,
  -- Window: trainings that began, and passes, in so many days before the count.
  days smallint NOT NULL,
  -- The area whose part this is; empty for the nation's total.
  above_code text COLLATE "C" NOT NULL,
  people int NOT NULL,
  opened int NOT NULL,
  in_time int NOT NULL,
  -- Median and nine of ten, in hours; null where nobody's access was opened.
  from_confirmed real[],
  from_ready real[],
  before real[],
  passes int NOT NULL,
  -- Median and nine of ten, in seconds; null where nobody passed.
  begins real[],
  written real[],
  -- Of the nation's total: when all were counted last; of another row: when it last changed.
  counted_at timestamptz(3) NOT NULL,
  CONSTRAINT access_time_pkey PRIMARY KEY (area_code, is_own, days)
);
COMMENT ON TABLE access_time IS 'Waktu akses per wilayah dan rentang; jumlah dan median tanpa nama, dihitung ulang tiap jam';
CREATE INDEX access_time_above_code_idx ON access_time (above_code, days);
GRANT SELECT, INSERT, UPDATE, DELETE ON access_time TO mutakhir_app;
-- A count reads the trainings of a year whatever their region.
CREATE INDEX training_session_starts_at_idx ON training_session (starts_at);
CREATE INDEX certificate_passed_at_idx ON certificate (passed_at);
-- People of the whole country are listed in the order of their names.
CREATE INDEX app_user_name_idx ON app_user (lower(display_name), id);
