-- Of two letters of the centre the newer one's word on a family holds, whichever is read first; the older one is history.
ALTER TABLE delivery_item ADD COLUMN replied_on date;
COMMENT ON COLUMN delivery_item.replied_on IS 'Tanggal surat terbaru yang menjawab keluarganya; kosong bila tidak diketahui';
GRANT UPDATE (replied_on) ON delivery_item TO mutakhir_app;
ALTER TABLE delivery_event ADD COLUMN replied_on date, ADD COLUMN holds boolean NOT NULL DEFAULT true;
COMMENT ON COLUMN delivery_event.holds IS 'Salah: isi surat yang lebih lama dari yang sudah berlaku; hanya riwayat';

-- Somebody who moved between two families of one package is answered in both.
ALTER TABLE delivery_person_reply DROP CONSTRAINT delivery_person_reply_once,
  ADD CONSTRAINT delivery_person_reply_once UNIQUE (regency_code, reply_id, household_id, person_uid);

-- unnamed: a family that waits for an answer, of which the reply says nothing.
ALTER TABLE delivery_reply_item DROP CONSTRAINT delivery_reply_item_outcome_check,
  ADD CONSTRAINT delivery_reply_item_outcome_check
    CHECK (outcome IN ('accepted', 'refused', 'in-snapshot', 'older', 'waiting', 'same', 'final', 'unnamed'));

ALTER TABLE delivery_reply ADD COLUMN report_removed_at timestamptz(3);
COMMENT ON COLUMN delivery_reply.report_removed_at IS 'Kapan laporan per barisnya dihapus karena masa simpannya berakhir';
-- Files and reports that have served their time are found by their age.
CREATE INDEX delivery_reply_age ON delivery_reply (updated_at) WHERE report_removed_at IS NULL AND state <> 'cancelled';
