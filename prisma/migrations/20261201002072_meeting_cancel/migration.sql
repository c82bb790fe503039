-- A planned meeting that will not be held is called off with a reason, and stays to be seen.
ALTER TABLE village_meeting DROP CONSTRAINT village_meeting_state_known;
ALTER TABLE village_meeting ADD CONSTRAINT village_meeting_state_known CHECK (state IN ('planned', 'held', 'cancelled'));
ALTER TABLE village_meeting ADD COLUMN cancel_reason text CHECK (length(cancel_reason) BETWEEN 5 AND 500);
ALTER TABLE village_meeting ADD CONSTRAINT village_meeting_cancelled CHECK ((state = 'cancelled') = (cancel_reason IS NOT NULL));
