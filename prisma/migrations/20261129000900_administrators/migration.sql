-- What the portal tells of access itself.
ALTER TABLE notice DROP CONSTRAINT notice_kind_known;
ALTER TABLE notice ADD CONSTRAINT notice_kind_known CHECK (kind IN ('delegation-given', 'delegation-ended', 'reminder-tier', 'reminder-returned',
  'reminder-draft', 'reminder-meeting', 'digest', 'training-invited', 'training-seat', 'training-moved', 'training-cancelled', 'training-passed',
  'post-ended', 'reminder-training', 'reminder-answer', 'reminder-test', 'reminder-certificate', 'grant-extended'));
ALTER TABLE mail_outbox DROP CONSTRAINT mail_outbox_kind_known;
ALTER TABLE mail_outbox ADD CONSTRAINT mail_outbox_kind_known CHECK (kind IN ('confirm', 'reminder', 'digest', 'delegation', 'decision', 'training',
  'access'));
