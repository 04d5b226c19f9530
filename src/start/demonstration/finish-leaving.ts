import { DataSource } from 'typeorm';
import { databaseOptions } from '../../database.js';
import { forgetSandbox } from '../sandbox-process.js';
import { DemoMark } from './demo-mark.js';
import { ChangedMeanwhile, clearInstallation, isCleared } from './leaving/clear-installation.js';

/**
 * Carries out what somebody ordered in the console and a loss of power (or kill -9) cut off, before anything else works on the database.
 * Only for the embedded one.
 * @param databaseUrl the embedded database, migrated
 */
export async function finishLeaving(
  { dataDir }: { dataDir: string },
  databaseUrl: string,
  log: (message: string) => void,
): Promise<void> {
  const mark = new DemoMark(dataDir);
  const order = mark.read();
  if (order.state !== 'leaving') return;
  const database = await new DataSource(databaseOptions(databaseUrl, 2)).initialize();
  try {
    await database.transaction(async (tx) => {
      if (!(await isCleared(tx, order))) await clearInstallation(tx, order.since, order);
    });
  } catch (error) {
    if (!(error instanceof ChangedMeanwhile)) throw error;
    mark.finish(order.since);
    log(
      '上次清空示例数据时被中断，其间又有内容变动，因此没有清空，也没有解除紧急停发；请在工作台重新清空。 ' +
        'Clearing the demonstration away was cut off, and things were changed in the meantime: nothing was cleared, and the freeze stands. Clear it again from the desk.',
    );
    return;
  } finally {
    await database.destroy();
  }
  forgetSandbox({ dataDir });
  mark.left();
  log('上次清空示例数据时被中断，现已完成。 Clearing the demonstration away was cut off last time; it is done now.');
}
