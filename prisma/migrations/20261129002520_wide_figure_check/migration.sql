-- A province and the nation are checked as well: of them the sums.
ALTER TABLE figure_check DROP CONSTRAINT figure_check_area_code_check;
ALTER TABLE figure_check ADD CONSTRAINT figure_check_area_code_check CHECK (area_code ~ '^(0|[0-9]{2}|[0-9]{4}([0-9]{2}([0-9]{4})?)?)$');
