-- Two versions of Samplan on one database, while servers are upgraded one after the other.

-- A new generation is a copy of what the server that makes it knows: an older one would leave out what it does not.
CREATE FUNCTION refuse_older_generation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM writers, workspace, pg_stat_activity AS live
    WHERE live.pid = pg_backend_pid() AND writers.pid = live.pid AND writers.started = live.backend_start
      AND writers.form < workspace.newest_form
  ) THEN
    RAISE EXCEPTION 'a newer Samplan is on this database: only such a one may begin a new generation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER newest_alone BEFORE UPDATE OF epoch ON documents
  FOR EACH ROW WHEN (OLD.epoch IS DISTINCT FROM NEW.epoch) EXECUTE FUNCTION refuse_older_generation();

-- The form of documents (SCHEMA_VERSION) that each writer knows; servers from before this say nothing of it.
ALTER TABLE writers ADD COLUMN form integer NOT NULL DEFAULT 0;
-- The newest of any server that has been here.
ALTER TABLE workspace ADD COLUMN newest_form integer NOT NULL DEFAULT 0;
