import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { AuditService } from '../../platform/audit/audit.service.js';
import { openSecrets, sealSecrets } from './credential-seal.rules.js';

/** A column of sealed secrets. Its rows are sealed for their ids. */
export interface SealedColumn {
  /** Names of the database; never an input. */
  table: string;
  column: string;
  /** What its rows are in the audit log. */
  subjectType: string;
}

export const ACCOUNT_CREDENTIALS: SealedColumn = { table: 'account', column: 'credentials', subjectType: 'account' };

export interface RotationKeys {
  /** 32 bytes: everything is sealed with it in the end. */
  current: Buffer;
  old: readonly Buffer[];
}

export interface RotationResult {
  /** Sealed anew by this run. */
  resealed: number;
  /** Those that already were. */
  current: number;
}

/** What none of the keys opens, by audit subject and id. */
export class SecretsUnreadable extends Error {
  constructor(readonly subjects: readonly string[]) {
    super(`no key opens ${subjects.join(', ')}`);
  }
}

interface Sealed {
  id: string;
  sealed: Buffer;
}

/** Rows sealed anew in one transaction: what one failure, or an end by force, takes back. */
export const ROTATION_BATCH = 100;

/**
 * Seals every stored secret anew with the installation's present key, while processes that hold both keys go on reading and writing.
 * A run that was cut off is simply run again: what is sealed with the present key stays as it is.
 */
export class SecretRotation {
  constructor(
    private readonly database: DataSource,
    private readonly audit: AuditService,
    private readonly keys: RotationKeys,
  ) {}

  /**
   * Everything is opened once before anything is written.
   * @throws SecretsUnreadable when a key is missing; nothing was written then, unless a row was sealed with a third key meanwhile
   */
  async run(columns: readonly SealedColumn[]): Promise<RotationResult> {
    await this.requireReadable(columns);
    const total = { resealed: 0, current: 0 };
    for (let pass = 1; ; pass += 1) {
      const { resealed, current } = await this.pass(columns);
      total.resealed += resealed;
      if (pass === 1) total.current = current;
      // A process that has only the old key may have sealed something behind our back.
      if (resealed === 0) return total;
    }
  }

  private async pass(columns: readonly SealedColumn[]): Promise<RotationResult> {
    const result = { resealed: 0, current: 0 };
    for (const column of columns) {
      for await (const batch of this.batches(column)) {
        const { resealed, current } = await this.reseal(column, batch);
        result.resealed += resealed;
        result.current += current;
      }
    }
    return result;
  }

  private async requireReadable(columns: readonly SealedColumn[]): Promise<void> {
    const unreadable: string[] = [];
    for (const column of columns)
      for await (const batch of this.batches(column))
        for (const row of batch) if (this.opened(row) === null) unreadable.push(`${column.subjectType} ${row.id}`);
    if (unreadable.length > 0) throw new SecretsUnreadable(unreadable);
  }

  /** All rows of a column that hold secrets, in the order of their ids; what is added meanwhile is sealed with the present key. */
  private async *batches({ table, column }: SealedColumn): AsyncGenerator<Sealed[]> {
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const rows: Sealed[] = await this.database.query(
        `SELECT id, ${column} AS sealed FROM ${table} WHERE id > $1 AND ${column} IS NOT NULL ORDER BY id LIMIT $2`,
        [after, ROTATION_BATCH],
      );
      const last = rows.at(-1);
      if (!last) return;
      yield rows;
      after = last.id;
    }
  }

  private reseal({ table, column, subjectType }: SealedColumn, batch: readonly Sealed[]): Promise<RotationResult> {
    return this.database.transaction(async (tx) => {
      // As they stand now: somebody may have entered new ones since they were read.
      const rows: Sealed[] = await tx.query(
        `SELECT id, ${column} AS sealed FROM ${table} WHERE id = ANY ($1::uuid[]) AND ${column} IS NOT NULL ORDER BY id FOR UPDATE`,
        [batch.map(({ id }) => id)],
      );
      const stale = rows.filter(({ id, sealed }) => openSecrets(sealed, id, [this.keys.current]) === null);
      const anew = stale.map((row) => ({ id: row.id, sealed: this.sealedAnew(row, subjectType) }));
      await tx.query(
        `UPDATE ${table} t SET ${column} = n.sealed FROM unnest($1::uuid[], $2::bytea[]) AS n(id, sealed) WHERE t.id = n.id`,
        [anew.map(({ id }) => id), anew.map(({ sealed }) => sealed)],
      );
      const act = { actorId: null, action: `${subjectType}.reseal`, subjectType, data: { where: 'command-line' } };
      await this.audit.recordAll(
        tx,
        stale.map(({ id }) => ({ ...act, subjectId: id })),
      );
      return { resealed: stale.length, current: rows.length - stale.length };
    });
  }

  private sealedAnew(row: Sealed, subjectType: string): Buffer {
    const secrets = this.opened(row);
    if (!secrets) throw new SecretsUnreadable([`${subjectType} ${row.id}`]);
    return sealSecrets(secrets, row.id, this.keys.current, randomBytes(12));
  }

  private opened({ id, sealed }: Sealed): Record<string, string> | null {
    return openSecrets(sealed, id, [this.keys.current, ...this.keys.old]);
  }
}
