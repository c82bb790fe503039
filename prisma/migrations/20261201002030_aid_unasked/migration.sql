-- A family that nobody asked about aid is neither with nor without it (2026's form asks no programme).
ALTER TABLE household_decile ALTER COLUMN has_aid DROP NOT NULL;
