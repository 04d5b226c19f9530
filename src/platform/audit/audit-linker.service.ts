import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { linkHash, type ChainRow } from './audit-chain.rules.js';
import { ANY_UNLINKED, LOCK_HEAD, MOVE_HEAD, NEXT_UNLINKED, READ_HEAD, WRITE_LINKS } from './audit-chain.queries.js';

const BATCH = 500;

/**
 * Links committed audit rows into the hash chain, a moment after the acts themselves: chaining inside an act would make
 * every writer wait for every other.
 *
 * The order of the chain is the order in which rows became visible to the linker (`seq`), not `id`: ids are handed out
 * before commit, so they have holes (rolled-back acts) and a smaller one may commit after a larger one. The linker keeps
 * no "up to this id" mark; it takes whatever is committed and not linked yet, so nothing is passed over and holes in the
 * ids mean nothing. `seq` has no holes: it is given under the lock of the head row, in the transaction that moves it.
 */
@Injectable()
export class AuditLinker {
  constructor(private readonly database: DataSource) {}

  /**
   * Links one batch. Any number of processes may call it; one works, the others return at once.
   * @returns how many rows were linked; 0 also when another linker is at work
   * @throws Error when the head of the chain is gone: linking on would hide that
   */
  async linkBatch(limit = BATCH): Promise<number> {
    return this.database.transaction(async (tx) => {
      const [head] = await tx.query<{ seq: string; hash: Buffer }[]>(LOCK_HEAD);
      if (!head) {
        const kept = await tx.query<unknown[]>(READ_HEAD);
        if (kept.length === 0) throw new Error('the head of the audit chain is gone: run the verification');
        return 0;
      }
      const rows = await tx.query<ChainRow[]>(NEXT_UNLINKED, [limit]);
      if (rows.length === 0) return 0;

      let seq = BigInt(head.seq);
      let last = head.hash;
      const links: { id: string; seq: string; previous: Buffer; hash: Buffer }[] = [];
      for (const row of rows) {
        seq += 1n;
        const hash = linkHash(last, seq, row);
        links.push({ id: row.id, seq: seq.toString(), previous: last, hash });
        last = hash;
      }
      await tx.query(WRITE_LINKS, [
        links.map((link) => link.id),
        links.map((link) => link.seq),
        links.map((link) => link.previous),
        links.map((link) => link.hash),
      ]);
      await tx.query(MOVE_HEAD, [seq.toString(), last]);
      return rows.length;
    });
  }

  /** Whether anything committed is not linked yet: a question that costs next to nothing. */
  async waiting(): Promise<boolean> {
    const [row] = await this.database.query<{ waiting: boolean }[]>(ANY_UNLINKED);
    return row?.waiting ?? false;
  }

  /** Links until nothing committed is left unlinked; returns how many. */
  async link(): Promise<number> {
    let total = 0;
    for (;;) {
      const linked = await this.linkBatch(BATCH);
      total += linked;
      if (linked < BATCH) return total;
    }
  }
}
