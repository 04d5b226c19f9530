import { createHash } from 'node:crypto';

/** The link before the first: 32 zero bytes. */
export const GENESIS = Buffer.alloc(32);

/** One audit row exactly as PostgreSQL spells it; nothing passes through a JavaScript Date or number, which would round. */
export interface ChainRow {
  /** Decimal text of the bigint. */
  id: string;
  /** UTC, microseconds: `YYYY-MM-DDTHH:MM:SS.ssssssZ`. */
  at: string;
  actorId: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  /** The jsonb as text. */
  data: string;
  requestId: string | null;
}

/** A row together with its place in the chain as stored. */
export interface LinkedRow extends ChainRow {
  /** Decimal text of the bigint, 1 for the first. */
  seq: string;
  prevHash: Buffer;
  hash: Buffer;
}

/** The last link: what the next one is hashed onto, and what is worth keeping outside of the database. */
export interface ChainHead {
  /** 0 before the first link. */
  seq: bigint;
  hash: Buffer;
}

/**
 * The hash of one link: sha256(previous hash ‖ canonical row), where the canonical row is the UTF-8 JSON array
 * `["v1", seq, id, at, actorId, action, subjectType, subjectId, data, requestId]`, every member a string or null,
 * so no value can run over into its neighbour.
 */
export function linkHash(previous: Buffer, seq: bigint, row: ChainRow): Buffer {
  const canonical = JSON.stringify([
    'v1',
    seq.toString(),
    row.id,
    row.at,
    row.actorId,
    row.action,
    row.subjectType,
    row.subjectId,
    row.data,
    row.requestId,
  ]);
  return createHash('sha256').update(previous).update(canonical, 'utf8').digest();
}

/** Why a chain is broken at a place. */
export type BreakReason =
  /** A number of the sequence is not there: a row was removed (or a forged one put between). */
  | 'gap'
  /** The row does not point at the hash of the row before it: rows were moved or an earlier one re-hashed. */
  | 'previous'
  /** The row's own hash is not that of its content: the row was altered. */
  | 'content'
  /** The chain ends before (or elsewhere than) the head says: rows were removed from the end. */
  | 'head';

export interface ChainBreak {
  /** Place in the chain at which following it fails first. */
  seq: string;
  /** Id of the row found there, null when none is. */
  id: string | null;
  reason: BreakReason;
}

/** Takes one step along the chain; returns the new head, or what is wrong with the row. */
export function follow(head: ChainHead, row: LinkedRow): ChainHead | ChainBreak {
  const seq = head.seq + 1n;
  if (row.seq !== seq.toString()) return { seq: seq.toString(), id: row.id, reason: 'gap' };
  if (!row.prevHash.equals(head.hash)) return { seq: row.seq, id: row.id, reason: 'previous' };
  if (!row.hash.equals(linkHash(head.hash, seq, row))) return { seq: row.seq, id: row.id, reason: 'content' };
  return { seq, hash: row.hash };
}

/** Compares where following the chain ended with the head that was kept beside it; null = they agree. */
export function headBreak(reached: ChainHead, kept: ChainHead): ChainBreak | null {
  if (reached.seq === kept.seq) {
    return reached.hash.equals(kept.hash) ? null : { seq: kept.seq.toString(), id: null, reason: 'head' };
  }
  const agreed = reached.seq < kept.seq ? reached.seq : kept.seq;
  return { seq: (agreed + 1n).toString(), id: null, reason: 'head' };
}
