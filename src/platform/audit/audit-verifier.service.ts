import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { follow, GENESIS, headBreak, type ChainBreak, type ChainHead, type LinkedRow } from './audit-chain.rules.js';
import { COUNT_UNLINKED, LINKS_AFTER, READ_HEAD } from './audit-chain.queries.js';

const PAGE = 2_000;
const BEFORE_EVERYTHING = '-9223372036854775808';

export interface AuditVerdict {
  ok: boolean;
  /** Links that were followed and found right. */
  checked: number;
  /** Rows committed but not linked yet; they are protected from then on. */
  unlinked: number;
  /** Where following ended: worth keeping outside of the database, and given back to a later run. `hash` is hex. */
  head: { seq: string; hash: string };
  /** The first broken link; absent when ok. */
  brokenAt?: ChainBreak;
}

/** Follows the audit chain from its beginning, over one snapshot, and finds the first link that does not hold. */
@Injectable()
export class AuditVerifier {
  constructor(private readonly database: DataSource) {}

  /**
   * What it cannot see by itself: someone who may do everything in the database, rewrites a row and every hash after
   * it. Against that, keep a head outside and hand it in: the chain must pass through it.
   *
   * @param kept a head printed by an earlier run; `hash` is hex
   */
  async verify(kept?: { seq: string; hash: string }): Promise<AuditVerdict> {
    return this.database.transaction('REPEATABLE READ', async (tx) => {
      const anchor: ChainHead | null = kept ? { seq: BigInt(kept.seq), hash: Buffer.from(kept.hash, 'hex') } : null;
      const [unlinked] = await tx.query<{ n: number }[]>(COUNT_UNLINKED);
      const [stored] = await tx.query<{ seq: string; hash: Buffer }[]>(READ_HEAD);

      let head: ChainHead = { seq: 0n, hash: GENESIS };
      let broken: ChainBreak | null = null;
      let after = BEFORE_EVERYTHING;
      for (;;) {
        const rows = await tx.query<LinkedRow[]>(LINKS_AFTER, [after, PAGE]);
        for (const row of rows) {
          const next = follow(head, row);
          if ('reason' in next) broken = next;
          else head = next;
          if (!broken && anchor && head.seq === anchor.seq) broken = headBreak(head, anchor);
          if (broken) break;
          after = row.seq;
        }
        if (broken || rows.length < PAGE) break;
      }
      broken ??= stored
        ? headBreak(head, { seq: BigInt(stored.seq), hash: stored.hash })
        : { seq: head.seq.toString(), id: null, reason: 'head' };
      if (!broken && anchor && anchor.seq > head.seq) broken = headBreak(head, anchor);

      return {
        ok: broken === null,
        checked: Number(head.seq),
        unlinked: unlinked?.n ?? 0,
        head: { seq: head.seq.toString(), hash: head.hash.toString('hex') },
        ...(broken ? { brokenAt: broken } : {}),
      };
    });
  }
}
