import type { TestingModule } from '@nestjs/testing';
import { v4 as uuid } from 'uuid';
import { catalog, type JobName } from '../../src/jobs.js';
import { CanaryService } from '../../src/platform/canary/canary.service.js';
import { OutboxService } from '../../src/platform/outbox/outbox.service.js';
import { Dispatcher } from '../../src/publishing/dispatch/dispatcher.service.js';
import { Reconciler } from '../../src/publishing/dispatch/reconciler.service.js';
import { PrepareService } from '../../src/publishing/prepare/prepare.service.js';
import { PollService } from '../../src/publishing/settle/poll.service.js';
import { SettleService } from '../../src/publishing/settle/settle.service.js';
import { ReviewWithdrawalService } from '../../src/review/review-withdrawal.service.js';
import { SweepService } from '../../src/schedule/claims/sweep.service.js';
import { PublicationReader } from '../../src/schedule/publications/publication-reader.service.js';
import { approveStory, type Newsroom, openAccount, openNewsroom, scheduleStory } from '../factories/newsroom.js';
import { BACKENDS, queueStore } from '../support/backends.js';
import { until } from '../support/until.js';
import { buildWorker } from '../support/worker.js';

/** What each alarm sets going. */
const WORK: Record<JobName, [service: new (...args: never[]) => object, method: string]> = {
  'publication.wake': [Dispatcher, 'wake'],
  'worker.canary': [CanaryService, 'answer'],
  'approval.voided': [SweepService, 'sweep'],
  'publication.prepare': [PrepareService, 'prepareDue'],
  'publication.settle': [SettleService, 'lookUp'],
  'publication.poll': [PollService, 'pollDue'],
};

/** The reconciler and the dispatcher's own clock rest here: what happens, the queue has set going. */
describe.each(BACKENDS)('alarms alone, queue on %s', (backend) => {
  let room: Newsroom;
  let worker: TestingModule;

  beforeAll(async () => {
    room = await openNewsroom();
    worker = await buildWorker(room.databaseUrl, { redis: await queueStore(backend) });
    const reconciler = worker.get(Reconciler, { strict: false });
    jest.spyOn(reconciler, 'onApplicationBootstrap').mockImplementation(() => undefined);
    jest.spyOn(reconciler, 'reconcile').mockImplementation(() => undefined);
    // A canary is answered by who may send.
    jest.spyOn(worker.get(Dispatcher, { strict: false }), 'working', 'get').mockReturnValue(true);
    await worker.init();
  });
  afterAll(async () => {
    await worker.close();
    await room.close();
    jest.restoreAllMocks();
  });

  it.each(Object.keys(catalog.jobs) as JobName[])('%s brings its word to those who act on it', async (name) => {
    const [service, method] = WORK[name];
    const acted = jest.spyOn(worker.get<Record<string, () => unknown>>(service, { strict: false }), method);
    const before = acted.mock.calls.length;
    const payload = Object.fromEntries(catalog.jobs[name].payload.map((id) => [id, uuid()]));
    await room.api.dataSource.transaction((tx) => worker.get(OutboxService, { strict: false }).emit(tx, name, payload));
    await until(`${method} was called`, () => acted.mock.calls.length > before);
  });

  it('a word of withdrawal holds what was scheduled without anybody looking', async () => {
    const web = await openAccount(room, 'web');
    const storyId = await approveStory(room, { web });
    const id = await scheduleStory(room, storyId, web);
    const read = () => room.api.app.get(PublicationReader).require(id);
    expect((await read()).state).toBe('scheduled');
    const [round] = await room.api.dataSource.query<{ id: string }[]>(
      `SELECT id FROM review_round WHERE story_id = $1`,
      [storyId],
    );
    await room.api.app.get(ReviewWithdrawalService).voidApproval(room.people.final, round?.id ?? '', '示例：数据有误');
    await until('it is held', async () => (await read()).state === 'held');
  });
});
