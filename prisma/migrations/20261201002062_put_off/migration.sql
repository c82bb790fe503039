-- A day without work or a pause that is declared while proposals wait puts their deadlines off: a job's work, because who declares
-- it sees no family.
CREATE FUNCTION app_enqueue_put_off(p_region text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM graphile_worker.add_job('put-off-deadlines', json_build_object('regionCode', p_region), job_key => 'put-off:' || p_region);
END $$;

REVOKE EXECUTE ON FUNCTION app_enqueue_put_off(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_enqueue_put_off(text) TO mutakhir_app;
