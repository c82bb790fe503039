-- How events fared is looked up for their thirty days, also when the address they went to was changed or taken away since.
ALTER TABLE api_hook_event DROP CONSTRAINT api_hook_event_client_id_fkey;
ALTER TABLE api_hook_event ADD CONSTRAINT api_hook_event_client_id_fkey FOREIGN KEY (client_id) REFERENCES api_client (id)
  ON UPDATE NO ACTION ON DELETE CASCADE;
