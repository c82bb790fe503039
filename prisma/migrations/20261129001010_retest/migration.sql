-- A test that is asked again of somebody who has passed: announced, then due by the clock, until something clears it.
CREATE TABLE retest (
  id uuid NOT NULL,
  appointment_id uuid NOT NULL,
  why text NOT NULL,
  announced_at timestamptz(3) NOT NULL,
  -- From here on full access is reading and drafting alone.
  due_at timestamptz(3) NOT NULL,
  cleared_at timestamptz(3),
  -- The test, own work before it bit, or a certificate of another training.
  cleared_by text,
  CONSTRAINT retest_pkey PRIMARY KEY (id),
  CONSTRAINT retest_appointment_id_fkey FOREIGN KEY (appointment_id) REFERENCES appointment (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT retest_why_known CHECK (why IN ('idle', 'errors')),
  CONSTRAINT retest_told_before CHECK (due_at > announced_at AND (cleared_at IS NULL OR cleared_at >= announced_at)),
  CONSTRAINT retest_cleared CHECK ((cleared_at IS NULL) = (cleared_by IS NULL) AND cleared_by IN ('test', 'work', 'certificate'))
);
COMMENT ON TABLE retest IS 'Ujian ulang sebuah penugasan: diumumkan, lalu jatuh tempo menurut jam';
-- One at a time a post.
CREATE UNIQUE INDEX retest_open_key ON retest (appointment_id) WHERE cleared_at IS NULL;
CREATE INDEX retest_appointment_id_idx ON retest (appointment_id, announced_at DESC);
GRANT SELECT, INSERT ON retest TO mutakhir_app;
GRANT UPDATE (cleared_at, cleared_by) ON retest TO mutakhir_app;

-- A try is of a seat or of a test again.
ALTER TABLE exam_attempt ALTER COLUMN enrolment_id DROP NOT NULL;
ALTER TABLE exam_attempt ADD COLUMN retest_id uuid;
COMMENT ON COLUMN exam_attempt.retest_id IS 'Ujian ulang yang dikerjakan; kosong bila ujian sebuah kursi pelatihan';
ALTER TABLE exam_attempt
  ADD CONSTRAINT exam_attempt_retest_id_fkey FOREIGN KEY (retest_id) REFERENCES retest (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  ADD CONSTRAINT exam_attempt_of_one CHECK (num_nonnulls(enrolment_id, retest_id) = 1);
CREATE UNIQUE INDEX exam_attempt_retest_id_try_number_key ON exam_attempt (retest_id, try_number) WHERE retest_id IS NOT NULL;

-- Whatever kinds of notices there are by now stay.
ALTER TABLE notice DROP CONSTRAINT notice_kind_known;
ALTER TABLE notice ADD CONSTRAINT notice_kind_known CHECK (kind IN ('delegation-given', 'delegation-ended', 'reminder-tier', 'reminder-returned',
  'reminder-draft', 'reminder-meeting', 'digest', 'training-invited', 'training-seat', 'training-moved', 'training-cancelled', 'training-passed',
  'post-ended', 'reminder-training', 'reminder-answer', 'reminder-test', 'reminder-certificate', 'grant-extended', 'glass-given', 'glass-opened',
  'glass-closed', 'reminder-review', 'retest-announced', 'retest-due'));
