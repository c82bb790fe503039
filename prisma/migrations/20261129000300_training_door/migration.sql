-- A person named to a duty by decree: what opens their access hangs on it, by the clock.
CREATE TABLE appointment (
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  role text NOT NULL,
  region_code text COLLATE "C" NOT NULL,
  rt text,
  rw text,
  is_deputy boolean NOT NULL,
  decree_number text NOT NULL,
  decree_date date NOT NULL,
  -- Why somebody below the minimum profile is named; null: they meet it.
  profile_exception text,
  starts_at timestamptz(3) NOT NULL,
  ends_at timestamptz(3),
  end_reason text,
  barred_at timestamptz(3),
  created_by uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  CONSTRAINT appointment_pkey PRIMARY KEY (id),
  CONSTRAINT appointment_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT appointment_region_shape CHECK (region_code = '0' OR region_code ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{10})$'),
  CONSTRAINT appointment_rt CHECK ((role = 'rt-head') = (rt IS NOT NULL) AND (rt IS NOT NULL OR rw IS NULL)),
  CONSTRAINT appointment_window CHECK (ends_at IS NULL OR ends_at >= starts_at),
  CONSTRAINT appointment_end CHECK ((ends_at IS NULL) = (end_reason IS NULL)),
  CONSTRAINT appointment_decree CHECK (length(decree_number) BETWEEN 3 AND 100),
  CONSTRAINT appointment_exception CHECK (profile_exception IS NULL OR length(profile_exception) BETWEEN 5 AND 500)
);
COMMENT ON TABLE appointment IS 'Penugasan seseorang dengan SK; hak aksesnya mengikuti pelatihan';
-- One post of a kind a person and region at a time.
CREATE UNIQUE INDEX appointment_open_key ON appointment (user_id, role, region_code) WHERE ends_at IS NULL;
-- Every request of a signed-in person asks for theirs.
CREATE INDEX appointment_user_id_idx ON appointment (user_id);
CREATE INDEX appointment_region_code_idx ON appointment (region_code, id);
GRANT SELECT, INSERT, UPDATE ON appointment TO mutakhir_app;

-- What a person has signed, as they read it.
CREATE TABLE pact_signature (
  user_id uuid NOT NULL,
  version smallint NOT NULL,
  locale text NOT NULL,
  wording text NOT NULL,
  signed_at timestamptz(3) NOT NULL,
  CONSTRAINT pact_signature_pkey PRIMARY KEY (user_id, version),
  CONSTRAINT pact_signature_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT pact_signature_locale_known CHECK (locale IN ('id', 'en'))
);
COMMENT ON TABLE pact_signature IS 'Pakta integritas dan kerahasiaan sebagaimana dibaca saat ditandatangani; hanya bisa ditambah';
GRANT SELECT, INSERT ON pact_signature TO mutakhir_app;

CREATE TABLE training_session (
  id uuid NOT NULL,
  region_code text COLLATE "C" NOT NULL,
  title text NOT NULL,
  mode text NOT NULL,
  place text NOT NULL,
  trainer_id uuid NOT NULL,
  capacity smallint NOT NULL,
  starts_at timestamptz(3) NOT NULL,
  ends_at timestamptz(3) NOT NULL,
  note text NOT NULL,
  cancelled_at timestamptz(3),
  cancel_reason text,
  created_by uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT training_session_pkey PRIMARY KEY (id),
  CONSTRAINT training_session_trainer_id_fkey FOREIGN KEY (trainer_id) REFERENCES app_user (id) ON UPDATE NO ACTION ON DELETE NO ACTION,
  CONSTRAINT training_session_region_shape CHECK (region_code = '0' OR region_code ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{10})$'),
  CONSTRAINT training_session_mode_known CHECK (mode IN ('on-site', 'online')),
  CONSTRAINT training_session_capacity CHECK (capacity BETWEEN 1 AND 200),
  CONSTRAINT training_session_times CHECK (ends_at > starts_at),
  CONSTRAINT training_session_words CHECK (length(title) BETWEEN 3 AND 120 AND length(place) BETWEEN 3 AND 300 AND length(note) <= 1000),
  CONSTRAINT training_session_cancelled CHECK ((cancelled_at IS NULL) = (cancel_reason IS NULL))
);
COMMENT ON TABLE training_session IS 'Pelatihan yang dijadwalkan';
CREATE INDEX training_session_region_code_idx ON training_session (region_code, starts_at DESC, id DESC);
CREATE INDEX training_session_trainer_id_idx ON training_session (trainer_id);
GRANT SELECT, INSERT, UPDATE ON training_session TO mutakhir_app;

CREATE TABLE training_enrolment (
  id uuid NOT NULL,
  session_id uuid NOT NULL,
  appointment_id uuid NOT NULL,
  state text NOT NULL,
  invited_by uuid NOT NULL,
  invited_at timestamptz(3) NOT NULL,
  confirmed_at timestamptz(3),
  waiting_since timestamptz(3),
  declined_at timestamptz(3),
  attended_at timestamptz(3),
  attended_by uuid,
  -- Percentage of right answers; who wrote it down, or the person's own id where the portal held the test.
  theory_score smallint,
  theory_at timestamptz(3),
  theory_by uuid,
  -- The practical part: three families without an error, one double and one unmatched number settled.
  practice_passed_at timestamptz(3),
  practice_by uuid,
  CONSTRAINT training_enrolment_pkey PRIMARY KEY (id),
  CONSTRAINT training_enrolment_session_id_fkey FOREIGN KEY (session_id) REFERENCES training_session (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT training_enrolment_appointment_id_fkey FOREIGN KEY (appointment_id) REFERENCES appointment (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT training_enrolment_state_known CHECK (state IN ('invited', 'confirmed', 'waiting', 'declined')),
  CONSTRAINT training_enrolment_confirmed CHECK ((state = 'confirmed') = (confirmed_at IS NOT NULL)),
  CONSTRAINT training_enrolment_waiting CHECK ((state = 'waiting') = (waiting_since IS NOT NULL)),
  CONSTRAINT training_enrolment_attended CHECK ((attended_at IS NULL) = (attended_by IS NULL)),
  CONSTRAINT training_enrolment_theory CHECK ((theory_score IS NULL) = (theory_at IS NULL) AND (theory_at IS NULL) = (theory_by IS NULL)
    AND (theory_score IS NULL OR theory_score BETWEEN 0 AND 100)),
  CONSTRAINT training_enrolment_practice CHECK ((practice_passed_at IS NULL) = (practice_by IS NULL))
);
COMMENT ON TABLE training_enrolment IS 'Kursi seorang yang ditugaskan dalam satu pelatihan, dengan kehadiran dan hasilnya';
CREATE UNIQUE INDEX training_enrolment_session_id_appointment_id_key ON training_enrolment (session_id, appointment_id);
CREATE INDEX training_enrolment_appointment_id_idx ON training_enrolment (appointment_id);
GRANT SELECT, INSERT, UPDATE ON training_enrolment TO mutakhir_app;

CREATE TABLE certificate (
  id uuid NOT NULL,
  appointment_id uuid NOT NULL,
  enrolment_id uuid,
  number text NOT NULL,
  -- Of the address that anybody may ask; printed on the certificate.
  token text NOT NULL,
  theory_score smallint NOT NULL,
  passed_at timestamptz(3) NOT NULL,
  valid_to timestamptz(3) NOT NULL,
  revoked_at timestamptz(3),
  revoked_by uuid,
  revoke_reason text,
  CONSTRAINT certificate_pkey PRIMARY KEY (id),
  CONSTRAINT certificate_appointment_id_fkey FOREIGN KEY (appointment_id) REFERENCES appointment (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT certificate_enrolment_id_fkey FOREIGN KEY (enrolment_id) REFERENCES training_enrolment (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT certificate_window CHECK (valid_to > passed_at),
  CONSTRAINT certificate_revoked CHECK ((revoked_at IS NULL) = (revoked_by IS NULL) AND (revoked_at IS NULL) = (revoke_reason IS NULL))
);
COMMENT ON TABLE certificate IS 'Sertifikat kelulusan; dua belas bulan';
CREATE INDEX certificate_appointment_id_idx ON certificate (appointment_id, passed_at DESC);
-- One pass a seat.
CREATE UNIQUE INDEX certificate_enrolment_id_key ON certificate (enrolment_id) WHERE enrolment_id IS NOT NULL;
CREATE UNIQUE INDEX certificate_number_key ON certificate (number);
GRANT SELECT, INSERT, UPDATE ON certificate TO mutakhir_app;

-- What anybody may ask of a certificate: whether it holds. No name, no region, no score.
CREATE TABLE certificate_fact (
  regency_code text COLLATE "C" NOT NULL,
  token text NOT NULL,
  certificate_id uuid NOT NULL,
  passed_at timestamptz(3) NOT NULL,
  valid_to timestamptz(3) NOT NULL,
  revoked_at timestamptz(3),
  CONSTRAINT certificate_fact_pkey PRIMARY KEY (regency_code, token),
  CONSTRAINT certificate_fact_once UNIQUE (regency_code, certificate_id),
  CONSTRAINT certificate_fact_shelf CHECK (regency_code ~ '^[0-9]{4}$')
);
COMMENT ON TABLE certificate_fact IS 'Fakta publik sertifikat: berlaku atau tidak, tanpa nama dan wilayah';
ALTER TABLE certificate_fact ENABLE ROW LEVEL SECURITY;
CREATE POLICY certificate_fact_public ON certificate_fact FOR SELECT TO mutakhir_app USING (current_setting('app.mode', true) = 'public');
-- Whoever acts under a scope of their own writes; what they wrote is read by the token alone.
CREATE POLICY certificate_fact_written ON certificate_fact FOR INSERT TO mutakhir_app WITH CHECK (current_setting('app.mode', true) IN ('area', 'aggregate', 'assigned', 'none'));
GRANT SELECT, INSERT ON certificate_fact TO mutakhir_app;
-- A revocation is written through this alone.
CREATE FUNCTION app_end_certificate_fact(p_certificate uuid, p_at timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  UPDATE certificate_fact f SET revoked_at = p_at
  FROM certificate c JOIN appointment a ON a.id = c.appointment_id
  WHERE c.id = p_certificate AND c.revoked_at = p_at AND f.certificate_id = c.id
    AND f.regency_code = CASE WHEN a.region_code = '0' THEN '0000' ELSE rpad(left(a.region_code, 4), 4, '0') END
    AND f.revoked_at IS NULL
$$;
REVOKE EXECUTE ON FUNCTION app_end_certificate_fact(uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_end_certificate_fact(uuid, timestamptz) TO mutakhir_app;

-- The grant that a door is.
ALTER TABLE access_grant ADD COLUMN appointment_id uuid;
COMMENT ON COLUMN access_grant.appointment_id IS 'Penugasan yang membuka hak akses ini; kosong bila diberikan langsung atau dilimpahkan';
ALTER TABLE access_grant
  ADD CONSTRAINT access_grant_appointment_id_fkey FOREIGN KEY (appointment_id) REFERENCES appointment (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  ADD CONSTRAINT access_grant_by_training CHECK ((source IN ('training-scheduled', 'training-passed')) = (appointment_id IS NOT NULL)),
  ADD CONSTRAINT access_grant_by_training_ends CHECK (appointment_id IS NULL OR valid_to IS NOT NULL);
CREATE INDEX access_grant_appointment_id_idx ON access_grant (appointment_id) WHERE appointment_id IS NOT NULL;
-- What the portal tells of trainings.
ALTER TABLE notice DROP CONSTRAINT notice_kind_known;
ALTER TABLE notice ADD CONSTRAINT notice_kind_known CHECK (kind IN ('delegation-given', 'delegation-ended', 'reminder-tier', 'reminder-returned',
  'reminder-draft', 'reminder-meeting', 'digest', 'training-invited', 'training-seat', 'training-moved', 'training-cancelled', 'training-passed',
  'post-ended', 'reminder-training', 'reminder-answer', 'reminder-test', 'reminder-certificate'));
ALTER TABLE mail_outbox DROP CONSTRAINT mail_outbox_kind_known;
ALTER TABLE mail_outbox ADD CONSTRAINT mail_outbox_kind_known CHECK (kind IN ('confirm', 'reminder', 'digest', 'delegation', 'decision', 'training'));
-- What was done to a person is found by this index; posts and certificates are of it.
DROP INDEX audit_people_idx;
CREATE INDEX audit_people_idx ON audit (regency_code, at DESC) WHERE subject_kind IN ('user', 'grant', 'appointment', 'certificate');
