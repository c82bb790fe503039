-- Proposals drafted by another system wait for their village's operator like any draft.
ALTER TABLE proposal DROP CONSTRAINT proposal_channel_known;
ALTER TABLE proposal ADD CONSTRAINT proposal_channel_known CHECK (channel IN ('desk', 'visit', 'self', 'import', 'api')) NOT VALID;
ALTER TABLE proposal VALIDATE CONSTRAINT proposal_channel_known;

-- Who writes about families by machine is two people's decision, as who reads them.
ALTER TABLE api_client DROP CONSTRAINT api_client_families;
ALTER TABLE api_client ADD CONSTRAINT api_client_families CHECK (state <> 'active' OR approved_by IS NOT NULL
  OR NOT scopes && ARRAY['households:read', 'households:identify', 'proposals:read', 'proposals:draft', 'changes:read']);
