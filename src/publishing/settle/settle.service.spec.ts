import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { RecordService } from '../attempts/record.service.js';
import type { ChannelRegistry } from '../channels/channel-registry.js';
import type { PackageService } from '../prepare/package.service.js';
import { OPEN_SENDS, TAKE_UNCONFIRMED } from './settle.queries.js';
import { SettleService } from './settle.service.js';

describe('settling, when the process closes', () => {
  Logger.overrideLogger(false); // looks break on purpose

  /** As many are due as are asked for, in every round. */
  function scene(onLook: () => void) {
    let takes = 0;
    const recorded: string[] = [];
    const rows = Array.from({ length: 8 }, (_, n) => ({
      ...{ id: `attempt ${n}`, publicationId: `post ${n}`, looks: [], channel: 'web', lockKey: null },
      ...{ now: new Date(86_400_000), beganAt: new Date(0) },
    }));
    const database = {
      query: (sql: string) => {
        if (sql === TAKE_UNCONFIRMED) takes += 1;
        return Promise.resolve(sql === TAKE_UNCONFIRMED || sql === OPEN_SENDS ? rows : []);
      },
    };
    let looked = 0;
    const packages = {
      open: () => {
        looked += 1;
        onLook();
        return Promise.reject(Object.assign(new Error('away'), { code: 'ECONNREFUSED' }));
      },
    };
    const records = {
      record: (id: string) => {
        recorded.push(id);
        onLook();
        return Promise.resolve(true);
      },
    };
    const connectors = { of: () => ({ traits: { longestCallMs: 1_000 } }) };
    const service = new SettleService(
      database as unknown as DataSource,
      packages as unknown as PackageService,
      connectors as unknown as ChannelRegistry,
      records as unknown as RecordService,
    );
    return { service, recorded, seen: () => ({ takes, looked }) };
  }

  it('finishes the looks of the round under way and takes no more', async () => {
    const { service, seen } = scene(() => service.onModuleDestroy());
    await service.lookUp();
    expect(seen()).toEqual({ takes: 1, looked: 8 });
    await service.lookUp();
    expect(seen()).toEqual({ takes: 1, looked: 8 });
  });

  it('takes ten rounds in one go otherwise', async () => {
    const { service, seen } = scene(() => undefined);
    await service.lookUp();
    expect(seen()).toEqual({ takes: 10, looked: 80 });
  });

  it('gives up no more silent sends than the one it is at', async () => {
    const { service, recorded } = scene(() => service.onModuleDestroy());
    expect(await service.giveUpSilent()).toBe(1);
    expect(recorded).toEqual(['attempt 0']);
  });
});
