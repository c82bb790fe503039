-- Nobody is decided about unheard: what somebody else says against a family is answered only after the family was asked, and what it said, or
-- that it would not or could not be asked, is kept beside it. What was decided before this holds.
ALTER TABLE objection ADD COLUMN hearing text CHECK (hearing IN ('spoke', 'declined', 'unreached'));
ALTER TABLE objection ADD COLUMN hearing_on date;
ALTER TABLE objection ADD COLUMN hearing_note text CHECK (length(hearing_note) BETWEEN 10 AND 1000);
ALTER TABLE objection ADD COLUMN hearing_by uuid;
ALTER TABLE objection ADD CONSTRAINT objection_hearing CHECK (num_nulls(hearing, hearing_on, hearing_note, hearing_by) IN (0, 4));

ALTER TABLE objection_event DROP CONSTRAINT objection_event_event_check;
ALTER TABLE objection_event ADD CONSTRAINT objection_event_event_check CHECK (event IN ('file', 'take', 'hear', 'accept', 'refuse', 'withdraw'));

GRANT UPDATE (hearing, hearing_on, hearing_note, hearing_by) ON objection TO mutakhir_app;
