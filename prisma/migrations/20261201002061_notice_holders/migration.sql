-- What is told of work whose holders are not there: to who stands in, to administrators, of objections and of ground checks.
ALTER TABLE notice DROP CONSTRAINT notice_kind_known;
ALTER TABLE notice ADD CONSTRAINT notice_kind_known CHECK (kind IN ('delegation-given', 'delegation-ended', 'reminder-tier', 'reminder-returned',
  'reminder-draft', 'reminder-meeting', 'digest', 'training-invited', 'training-seat', 'training-moved', 'training-cancelled', 'training-passed',
  'post-ended', 'reminder-training', 'reminder-answer', 'reminder-test', 'reminder-certificate', 'grant-extended', 'glass-given', 'glass-opened',
  'glass-closed', 'reminder-review', 'retest-announced', 'retest-due',
  'access-given', 'access-extended', 'access-got', 'code-got', 'code-given',
  'data-request', 'reminder-data-request', 'reminder-use-report', 'reminder-rights', 'rights-late',
  'reminder-stand-in', 'reminder-holders', 'reminder-objection', 'reminder-check'));
