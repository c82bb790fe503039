-- A sitting of the test. The paper holds codes and the order of the options: never the right ones.
CREATE TABLE exam_attempt (
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  appointment_id uuid NOT NULL,
  enrolment_id uuid NOT NULL,
  try_number smallint NOT NULL,
  role text NOT NULL,
  paper jsonb NOT NULL,
  started_at timestamptz(3) NOT NULL,
  ends_at timestamptz(3) NOT NULL,
  finished_at timestamptz(3),
  ended_by text,
  right_count smallint,
  -- Percentage of right answers, rounded down.
  score smallint,
  passed boolean,
  CONSTRAINT exam_attempt_pkey PRIMARY KEY (id),
  CONSTRAINT exam_attempt_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT exam_attempt_appointment_id_fkey FOREIGN KEY (appointment_id) REFERENCES appointment (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT exam_attempt_enrolment_id_fkey FOREIGN KEY (enrolment_id) REFERENCES training_enrolment (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT exam_attempt_try CHECK (try_number BETWEEN 1 AND 3),
  CONSTRAINT exam_attempt_times CHECK (ends_at > started_at AND (finished_at IS NULL OR finished_at BETWEEN started_at AND ends_at)),
  CONSTRAINT exam_attempt_ended_by_known CHECK (ended_by IN ('person', 'clock')),
  CONSTRAINT exam_attempt_score_range CHECK (score BETWEEN 0 AND 100 AND right_count >= 0),
  CONSTRAINT exam_attempt_finished CHECK (num_nulls(finished_at, ended_by, right_count, score, passed) IN (0, 5))
);
COMMENT ON TABLE exam_attempt IS 'Pengerjaan ujian: lembar soal (kode saja), waktu menurut server, dan nilainya';
-- One open attempt a person, whatever the seat.
CREATE UNIQUE INDEX exam_attempt_open_key ON exam_attempt (user_id) WHERE finished_at IS NULL;
CREATE UNIQUE INDEX exam_attempt_enrolment_id_try_number_key ON exam_attempt (enrolment_id, try_number);
CREATE INDEX exam_attempt_user_id_idx ON exam_attempt (user_id);
CREATE INDEX exam_attempt_appointment_id_idx ON exam_attempt (appointment_id);
-- What the clock closes, and the newest finished ones that the figures of the questions are counted from.
CREATE INDEX exam_attempt_ends_at_idx ON exam_attempt (ends_at) WHERE finished_at IS NULL;
CREATE INDEX exam_attempt_finished_at_idx ON exam_attempt (finished_at DESC, id DESC) WHERE finished_at IS NOT NULL;
GRANT SELECT, INSERT, UPDATE ON exam_attempt TO mutakhir_app;

CREATE TABLE exam_answer (
  attempt_id uuid NOT NULL,
  place smallint NOT NULL,
  -- As the paper shows it.
  option smallint NOT NULL,
  answered_at timestamptz(3) NOT NULL,
  CONSTRAINT exam_answer_pkey PRIMARY KEY (attempt_id, place),
  CONSTRAINT exam_answer_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES exam_attempt (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT exam_answer_place CHECK (place BETWEEN 0 AND 29),
  CONSTRAINT exam_answer_option CHECK (option BETWEEN 0 AND 3)
);
COMMENT ON TABLE exam_answer IS 'Jawaban sebuah pengerjaan ujian, menurut urutan pilihan yang dilihat';
GRANT SELECT, INSERT, UPDATE ON exam_answer TO mutakhir_app;
