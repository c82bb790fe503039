-- A device takes along the families of chosen places: read by their place, not by going through the whole village. `CASE` and not
-- `coalesce`: only what is known as leakproof may be looked up in an index under a policy.
CREATE INDEX household_by_place ON household (regency_code, village_code, (CASE WHEN dusun IS NULL THEN '' ELSE dusun END),
  (CASE WHEN rw IS NULL THEN '' ELSE rw END), (CASE WHEN rt IS NULL THEN '' ELSE rt END));
