-- The list of families reads in the order of the index: by village, then by the head's name. Keyset paging on the same.
CREATE INDEX household_by_name_idx ON household (regency_code, village_code, head_name, id);
-- The latest proposal of a family in a period, for lists.
CREATE INDEX proposal_of_household_idx ON proposal (regency_code, household_id, period_id, state_since DESC);
-- What an operator has on their desk.
CREATE INDEX proposal_desk_idx ON proposal (regency_code, village_code, state_since DESC, id);
