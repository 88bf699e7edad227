-- What several servers on one database must agree on.

-- Who may do what is done by one at a time. A row stays, so that `fence` only ever grows.
CREATE TABLE leases (
  name text COLLATE "C" PRIMARY KEY,
  fence bigint NOT NULL DEFAULT 0,
  -- Null where nobody has it.
  holder text,
  until timestamptz NOT NULL DEFAULT '-infinity',
  -- Who has asked in vain and is next, for as long as they go on asking.
  wanted_by text,
  wanted_until timestamptz NOT NULL DEFAULT '-infinity'
);

-- What people have begun and not ended, for some minutes: signing in at a provider, setting up a second factor.
CREATE TABLE unfinished (
  position bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  kind text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  value text NOT NULL,
  -- Milliseconds since 1970.
  until bigint NOT NULL,
  PRIMARY KEY (kind, key)
);

-- How often what is guessed at was tried. `key` is a hash; the names are those of the library that counts.
CREATE TABLE attempts (
  key text COLLATE "C" PRIMARY KEY,
  points integer NOT NULL DEFAULT 0,
  expire bigint
);
