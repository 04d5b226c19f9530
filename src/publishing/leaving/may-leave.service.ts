import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { SealService } from '../../review/seal/seal.service.js';
import { BucketService } from '../../schedule/throttle/bucket.service.js';
import { LEAVING_BY_ID } from './leaving.queries.js';
import { type Leaving, type Stop, stopsOf } from './may-leave.rules.js';

/** Says of publications whether they may leave now, and why not. */
@Injectable()
export class MayLeave {
  constructor(
    private readonly database: DataSource,
    private readonly seals: SealService,
    private readonly buckets: BucketService,
  ) {}

  /**
   * Takes the gate of freezes shared: what is read later in the transaction has seen every freeze that has committed.
   * @returns the version of the rules, for `stopsUnder`
   */
  async passGate(tx: EntityManager): Promise<string> {
    return this.buckets.passFreezeGate(tx);
  }

  /**
   * The last look, behind the gate, at rows that are locked: their approvals stay locked, too, so that the answer stands until the
   * transaction ends. @returns in the order given
   */
  async stopsUnder(tx: EntityManager, version: string, rows: readonly Leaving[]): Promise<Stop[][]> {
    if (rows.length === 0) return [];
    const seals = await this.seals.standings(tx, rows.flatMap(sealsOf));
    const scopes = await this.buckets.scopesUnder(tx, version, rows);
    const stands = (sealId: string, digest: string): boolean => {
      const seal = seals.get(sealId);
      return seal?.ok === true && seal.digest === digest;
    };
    const fallen = rows.flatMap(sealsOf).filter((id) => seals.get(id)?.ok !== true);
    const renamed = await this.seals.renamedOf(tx, fallen);
    return rows.map((row, index) => stopsOf(row, stands, scopes[index] ?? [], renamed));
  }

  /** The same of publications that are locked already, by id. */
  async stopsOfLocked(tx: EntityManager, version: string, ids: readonly string[]): Promise<Map<string, Stop[]>> {
    const rows: Leaving[] = await tx.query(LEAVING_BY_ID, [ids]);
    const stops = await this.stopsUnder(tx, version, rows);
    return new Map(rows.map(({ id }, index) => [id, stops[index] ?? []]));
  }

  /** As things look now, or will at slots that are still to come. Locks nothing: for what is shown and for reminders. By id. */
  async look(ids: readonly string[], tx: EntityManager = this.database.manager): Promise<Map<string, Stop[]>> {
    if (ids.length === 0) return new Map();
    const rows: Leaving[] = await tx.query(LEAVING_BY_ID, [ids]);
    const marks = await this.seals.marksOf(tx, rows.flatMap(sealsOf));
    const scopes = await this.buckets.scopesOf(tx, rows);
    const fallen = rows.flatMap(sealsOf).filter((id) => !marks.has(id));
    const renamed = await this.seals.renamedOf(tx, fallen);
    const stands = (id: string): boolean => marks.has(id);
    return new Map(rows.map((row, index) => [row.id, stopsOf(row, stands, scopes[index] ?? [], renamed)]));
  }
}

function sealsOf({ sealId, travelling }: Leaving): string[] {
  return [sealId, ...(travelling ?? []).map((one) => one.sealId)];
}
