-- An office speaks for its own questions alone: a scope for each sector. A client that holds the former scope for all of them is not known
-- to be of one; that scope opens nothing any more, and the client is made anew.
ALTER TABLE api_client DROP CONSTRAINT api_client_families;
ALTER TABLE api_client ADD CONSTRAINT api_client_families CHECK (state <> 'active' OR approved_by IS NOT NULL
  OR NOT scopes && ARRAY['households:read', 'households:identify', 'proposals:read', 'proposals:draft', 'hints:school', 'hints:jkn',
    'hints:pln', 'hints:stunting', 'changes:read', 'registry:search', 'registry:subscribe']);
