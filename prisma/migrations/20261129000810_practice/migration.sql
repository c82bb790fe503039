-- What somebody makes of a practice task: of made-up families alone, seen by nobody else.
CREATE TABLE practice_work (
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  -- The seat whose practical part it is; null: practice that counts for nothing.
  enrolment_id uuid,
  task text NOT NULL,
  -- As of a proposal, identifiers sealed; null for pairs.
  payload jsonb,
  -- Which drawing of pairs is being judged.
  round smallint NOT NULL DEFAULT 1,
  version int NOT NULL DEFAULT 1,
  begun_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  done_at timestamptz(3),
  CONSTRAINT practice_work_pkey PRIMARY KEY (id),
  CONSTRAINT practice_work_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT practice_work_enrolment_id_fkey FOREIGN KEY (enrolment_id) REFERENCES training_enrolment (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT practice_work_task CHECK (length(task) BETWEEN 2 AND 30),
  CONSTRAINT practice_work_round CHECK (round >= 1)
);
COMMENT ON TABLE practice_work IS 'Latihan seseorang pada keluarga contoh; bukan data keluarga sesungguhnya';
CREATE UNIQUE INDEX practice_work_once ON practice_work (user_id, enrolment_id, task) NULLS NOT DISTINCT;
CREATE INDEX practice_work_enrolment_id_idx ON practice_work (enrolment_id);
-- What nobody has touched for long is taken away: somebody may have typed a real name.
CREATE INDEX practice_work_updated_at_idx ON practice_work (updated_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON practice_work TO mutakhir_app;
