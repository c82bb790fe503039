-- A photo and a place with an objection. The photo is a private file of the family like any other, of no proposal; it is stored before
-- the objection is filed and named by it then.
ALTER TABLE attachment ALTER COLUMN proposal_id DROP NOT NULL;
-- Only a picture belongs to no proposal.
ALTER TABLE attachment ADD CONSTRAINT attachment_of_objection CHECK (proposal_id IS NOT NULL OR kind <> 'application/pdf');

ALTER TABLE objection ADD COLUMN photo_id uuid;
-- Where what is said can be seen: as precise as a household's own place.
ALTER TABLE objection ADD COLUMN lat numeric(9,6) CHECK (lat BETWEEN -11.5 AND 6.5);
ALTER TABLE objection ADD COLUMN lng numeric(9,6) CHECK (lng BETWEEN 94.5 AND 141.5);
ALTER TABLE objection ADD COLUMN accuracy_m integer CHECK (accuracy_m BETWEEN 0 AND 100000);
ALTER TABLE objection ADD CONSTRAINT objection_place CHECK ((lat IS NULL) = (lng IS NULL) AND (accuracy_m IS NULL OR lat IS NOT NULL));
ALTER TABLE objection ADD CONSTRAINT objection_photo_fkey FOREIGN KEY (regency_code, photo_id) REFERENCES attachment (regency_code, id)
  ON UPDATE NO ACTION ON DELETE RESTRICT;
-- A photo tells of one objection.
CREATE UNIQUE INDEX objection_photo ON objection (regency_code, photo_id) WHERE photo_id IS NOT NULL;
