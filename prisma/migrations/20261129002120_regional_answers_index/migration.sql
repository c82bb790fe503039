-- A region's own items are answered in few villages; counting them anew read every member of every village to find none.
CREATE INDEX household_regional_idx ON household (regency_code, village_code) WHERE regional <> '{}';
CREATE INDEX member_regional_idx ON member (regency_code, household_id) WHERE regional <> '{}';
