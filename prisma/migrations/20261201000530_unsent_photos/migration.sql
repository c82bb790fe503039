-- Photos that a device still has, beside the operations: they may wait alone, for days, while everything written has arrived.
ALTER TABLE field_device ADD COLUMN unsent_photos int NOT NULL DEFAULT 0,
  ADD CONSTRAINT field_device_photos CHECK (unsent_photos >= 0);
GRANT UPDATE (unsent_photos) ON field_device TO mutakhir_app;
