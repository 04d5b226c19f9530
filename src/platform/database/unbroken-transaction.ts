import type { DataSource, EntityManager } from 'typeorm';
import { isTakenBack } from './database-away.rules.js';

const TRIES = 5;

/**
 * A transaction that is made again when the server took it back to let others through: of a deadlock it ends one side, and an act that
 * people do in an emergency is not told so.
 * @param work may run several times; nothing of an earlier time stands
 */
export async function unbrokenTransaction<T>(
  database: Pick<DataSource, 'transaction'>,
  work: (tx: EntityManager) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await database.transaction(work);
    } catch (error) {
      if (tries === TRIES || !(error instanceof Error) || !isTakenBack(error)) throw error;
    }
  }
}
