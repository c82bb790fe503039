-- Hints by machine write about families: two people decide on it. The social registry's constraint had left them out.
UPDATE api_client SET state = 'waiting' WHERE state = 'active' AND approved_by IS NULL AND 'hints:write' = ANY (scopes);
ALTER TABLE api_client DROP CONSTRAINT api_client_families;
ALTER TABLE api_client ADD CONSTRAINT api_client_families CHECK (state <> 'active' OR approved_by IS NOT NULL
  OR NOT scopes && ARRAY['households:read', 'households:identify', 'proposals:read', 'proposals:draft', 'hints:write', 'changes:read',
    'registry:search', 'registry:subscribe']);
