-- A session that sent its update is over, and still answers the same sending: a second tap, or a phone whose line broke before the receipt came.
ALTER TABLE self_session ADD COLUMN sent_id uuid;
COMMENT ON COLUMN self_session.sent_id IS 'Kiriman yang mengakhiri sesi ini; hanya kiriman itu yang masih dijawab';
