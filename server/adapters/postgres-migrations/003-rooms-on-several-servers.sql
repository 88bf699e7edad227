-- Several servers on one database.

-- Seals what servers tell each other elsewhere.
ALTER TABLE workspace ADD COLUMN relay_key text NOT NULL
  DEFAULT encode(sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea), 'hex');

-- Until then nobody but this writer appends to the document.
ALTER TABLE documents ADD COLUMN held_by text, ADD COLUMN held_until timestamptz;

-- By its connection, a writer that is gone for good is told from one that has lost its line for a while.
ALTER TABLE writers
  ADD COLUMN pid integer,
  ADD COLUMN started timestamptz,
  ADD COLUMN seen timestamptz NOT NULL DEFAULT now();
