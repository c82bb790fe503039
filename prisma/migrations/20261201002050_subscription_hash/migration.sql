-- What a subscription listens to was hashed without a key, and sixteen digits are guessed. What is left of that says nothing; the same
-- subscription asked for again is a second one until the first is ended.
UPDATE api_subscription SET filter_hash = uuid_send(gen_random_uuid());
