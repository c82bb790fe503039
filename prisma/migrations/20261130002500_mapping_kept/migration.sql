-- Whoever keeps a mapping may name it anew or forget it: it holds headings and codes, nobody's data. The audit keeps that it was done.
GRANT UPDATE (name), DELETE ON import_mapping TO mutakhir_app;
