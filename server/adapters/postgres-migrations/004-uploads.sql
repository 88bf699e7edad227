-- What people have uploaded: what is known of each, and each content once, under its SHA-256.

CREATE TABLE upload_contents (
  sha256 text COLLATE "C" PRIMARY KEY,
  bytes bytea NOT NULL
);
-- Most of them are packed already.
ALTER TABLE upload_contents ALTER COLUMN bytes SET STORAGE EXTERNAL;

CREATE TABLE uploads (
  position bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  id text COLLATE "C" PRIMARY KEY,
  sha256 text COLLATE "C" NOT NULL,
  is_withdrawn boolean NOT NULL DEFAULT false,
  document text NOT NULL
);
CREATE INDEX uploads_by_content ON uploads (sha256) WHERE NOT is_withdrawn;
