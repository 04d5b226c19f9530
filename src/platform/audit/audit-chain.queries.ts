/**
 * A row as the chain hashes it. Everything is text made by PostgreSQL: a Date would lose the microseconds, a number the
 * digits of the jsonb. (Order by the table's columns, `e.id`: a bare `id` is this text, where 10 comes before 2.)
 */
const CHAIN_COLUMNS = `
  id::text AS "id",
  to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "at",
  actor_id::text AS "actorId",
  action,
  subject_type AS "subjectType",
  subject_id AS "subjectId",
  data::text AS "data",
  request_id AS "requestId"`;

/** The head, unless another linker is at work: then no row. */
export const LOCK_HEAD = `SELECT seq::text AS seq, hash FROM audit_chain_head FOR UPDATE SKIP LOCKED`;

export const READ_HEAD = `SELECT seq::text AS seq, hash FROM audit_chain_head`;

/** Whether a look at the chain is worth a transaction. */
export const ANY_UNLINKED = `SELECT EXISTS (SELECT FROM audit_entry WHERE hash IS NULL) AS waiting`;

/** $1 limit. Found by the partial index on unlinked rows, so a late commit with a small id is met like any other. */
export const NEXT_UNLINKED = `
  SELECT ${CHAIN_COLUMNS} FROM audit_entry e WHERE e.hash IS NULL ORDER BY e.id LIMIT $1`;

/** $1 ids, $2 seqs, $3 previous hashes, $4 hashes: arrays of one length. */
export const WRITE_LINKS = `
  UPDATE audit_entry e SET seq = l.seq, prev_hash = l.prev_hash, hash = l.hash
  FROM unnest($1::bigint[], $2::bigint[], $3::bytea[], $4::bytea[]) AS l(id, seq, prev_hash, hash)
  WHERE e.id = l.id AND e.hash IS NULL`;

/** $1 seq, $2 hash. */
export const MOVE_HEAD = `UPDATE audit_chain_head SET seq = $1, hash = $2`;

/** $1 the last seq read, $2 limit. */
export const LINKS_AFTER = `
  SELECT ${CHAIN_COLUMNS}, seq::text AS "seq", prev_hash AS "prevHash", hash
  FROM audit_entry e WHERE e.seq > $1 ORDER BY e.seq LIMIT $2`;

export const COUNT_UNLINKED = `SELECT count(*)::int AS n FROM audit_entry WHERE seq IS NULL`;
