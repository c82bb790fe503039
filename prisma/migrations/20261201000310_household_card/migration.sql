-- The cards of one regency in their order: the first load counts, by ranges of them, families that an extract lacks. The index on the card
-- alone reads the nation's for it.
CREATE INDEX household_card_idx ON household (regency_code, kk_bidx);
