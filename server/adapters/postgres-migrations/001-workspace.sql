-- The whole workspace. Instants are the ISO texts that the rest of Samplan compares; text is compared byte by byte.

CREATE TABLE workspace (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  epoch text NOT NULL,
  set_up_token_hash text,
  second_factor_for_directors boolean NOT NULL DEFAULT false,
  most_categories smallint,
  signing_key text,
  audit_head text
);
INSERT INTO workspace (epoch) VALUES (replace(gen_random_uuid()::text, '-', ''));

-- Documents. `head` is the position of the last record there has ever been: whoever appends says which they know.
CREATE TABLE documents (
  document text COLLATE "C" PRIMARY KEY,
  -- Of its present generation; the workspace's own until one is begun.
  epoch text,
  first bigint NOT NULL CHECK (first > 0),
  head bigint NOT NULL CHECK (head >= first),
  owners bigint NOT NULL DEFAULT 0
);
CREATE TABLE updates (
  document text COLLATE "C" NOT NULL REFERENCES documents,
  position bigint NOT NULL,
  bytes bytea NOT NULL,
  checksum bigint NOT NULL,
  author text,
  PRIMARY KEY (document, position)
);
-- Updates are as short as they get.
ALTER TABLE updates ALTER COLUMN bytes SET STORAGE EXTERNAL;
CREATE TABLE client_owners (
  document text COLLATE "C" NOT NULL REFERENCES documents,
  client bigint NOT NULL,
  person text NOT NULL,
  -- Those from before there were checksums have none.
  checksum bigint,
  PRIMARY KEY (document, client)
);
-- Which transaction of a server was its last: what tells, after a lost connection, whether one was committed.
CREATE TABLE writers (
  writer text PRIMARY KEY,
  batch bigint NOT NULL
);

CREATE TABLE versions (
  plan text COLLATE "C" NOT NULL,
  position bigint NOT NULL,
  version text NOT NULL,
  note text NOT NULL,
  parts text NOT NULL,
  checksum bigint NOT NULL,
  PRIMARY KEY (plan, position)
);
CREATE INDEX versions_by_id ON versions (plan, version);
CREATE TABLE version_parts (
  plan text COLLATE "C" NOT NULL,
  hash text COLLATE "C" NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (plan, hash)
);
ALTER TABLE version_parts ALTER COLUMN bytes SET STORAGE EXTERNAL;
CREATE TABLE version_visits (
  plan text COLLATE "C" NOT NULL,
  person text COLLATE "C" NOT NULL,
  visit text NOT NULL,
  PRIMARY KEY (plan, person)
);

CREATE TABLE people (
  position bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  id text COLLATE "C" PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL,
  -- What makes two addresses one.
  email_key text COLLATE "C" NOT NULL CONSTRAINT address_of_one_person UNIQUE,
  party text NOT NULL,
  role text NOT NULL,
  admin boolean NOT NULL,
  password_hash text,
  since text,
  deactivated_at text,
  last_sign_in_at text,
  second_factor_secret text,
  recovery_hashes text[],
  last_step bigint,
  CHECK ((second_factor_secret IS NULL) = (last_step IS NULL)),
  CHECK ((second_factor_secret IS NULL) = (recovery_hashes IS NULL))
);
CREATE TABLE identities (
  position bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  person_id text COLLATE "C" NOT NULL REFERENCES people,
  issuer text COLLATE "C" NOT NULL,
  subject text COLLATE "C" NOT NULL,
  linked_at text NOT NULL,
  PRIMARY KEY (person_id, issuer),
  CONSTRAINT identity_of_one_person UNIQUE (issuer, subject)
);
CREATE TABLE sessions (
  position bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  id text COLLATE "C" PRIMARY KEY,
  secret_hash text COLLATE "C" NOT NULL UNIQUE,
  person_id text COLLATE "C" NOT NULL REFERENCES people,
  started_at text COLLATE "C" NOT NULL,
  device text NOT NULL,
  last_seen_at text,
  expires_at text COLLATE "C" NOT NULL,
  second_factor_at_provider boolean
);
CREATE INDEX sessions_of_person ON sessions (person_id);
CREATE TABLE invitations (
  position bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  id text COLLATE "C" PRIMARY KEY,
  token_hash text COLLATE "C" NOT NULL UNIQUE,
  email text NOT NULL,
  email_key text COLLATE "C" NOT NULL,
  party text NOT NULL,
  role text NOT NULL,
  by_name text NOT NULL,
  by_id text,
  at text NOT NULL,
  expires_at text COLLATE "C" NOT NULL,
  UNIQUE (party, email_key)
);
CREATE TABLE tokens (
  position bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  id text COLLATE "C" PRIMARY KEY,
  secret_hash text COLLATE "C" NOT NULL UNIQUE,
  person_id text COLLATE "C" NOT NULL REFERENCES people,
  name text NOT NULL,
  scopes text[] NOT NULL,
  plan_id text,
  made_at text NOT NULL,
  expires_at text NOT NULL,
  last_used_on text,
  second_factor_at_provider boolean
);
CREATE INDEX tokens_of_person ON tokens (person_id);
CREATE TABLE feeds (
  position bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  id text COLLATE "C" PRIMARY KEY,
  secret_hash text COLLATE "C" NOT NULL UNIQUE,
  person_id text COLLATE "C" NOT NULL REFERENCES people,
  plan_id text,
  party text,
  category smallint,
  responsible text,
  locale text NOT NULL,
  made_at text NOT NULL,
  last_fetched_on text,
  shown_fingerprint text,
  shown_since text,
  second_factor_at_provider boolean,
  CHECK ((shown_fingerprint IS NULL) = (shown_since IS NULL))
);
CREATE INDEX feeds_of_person ON feeds (person_id);
CREATE TABLE plans (
  position bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  id text COLLATE "C" PRIMARY KEY,
  year integer NOT NULL,
  title text NOT NULL,
  status text NOT NULL,
  created_at text COLLATE "C" NOT NULL
);

CREATE TABLE notice_records (
  person_id text COLLATE "C" PRIMARY KEY,
  record jsonb NOT NULL
);
CREATE TABLE mails (
  position bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  id text COLLATE "C" PRIMARY KEY,
  person_id text NOT NULL,
  kind text NOT NULL,
  -- Of news.
  events text[],
  -- Of an invitation to a meeting.
  meeting_id text,
  by_id text,
  locale text,
  queued_at text NOT NULL,
  attempts integer NOT NULL,
  next_at text NOT NULL,
  CHECK ((kind = 'invitation') = (events IS NULL)),
  CHECK ((kind = 'invitation') = (meeting_id IS NOT NULL AND by_id IS NOT NULL AND locale IS NOT NULL))
);

-- The audit trail: each entry as the one line it is written as, added and never changed.
CREATE TABLE audit_entries (
  position bigint PRIMARY KEY CHECK (position > 0),
  line text NOT NULL
);
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'entries of the audit trail are added and never changed'; END $$;
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
