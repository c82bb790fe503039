-- A family moves its booking once; after that it takes it back, or the desk moves it. The number that it moved to says so.
ALTER TABLE desk_ticket ADD COLUMN family_moved boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN desk_ticket.family_moved IS 'Pesanan ini sudah pernah dipindah oleh keluarganya';
