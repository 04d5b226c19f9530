import { Logger } from '@nestjs/common';
import type { Config } from '../../platform/config/config.token.js';
import { type Claim, CLAIM_LIFE_MS } from '../../schedule/claims/claim.rules.js';
import type { ClaimRound, ClaimService } from '../../schedule/claims/claim.service.js';
import { Dispatcher } from './dispatcher.service.js';
import type { SenderService } from './sender.service.js';
import { WorkerLease } from './worker-lease.js';

const claim: Claim = {
  ...{ publicationId: 'p', token: 't', departmentId: 'd', accountId: 'a', channel: 'web', sealId: 's' },
  ...{ waitMs: 0, dueAt: 0 },
};

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A dispatcher that is given one round of claims, and what became of them. */
function house({ ageMs = 0, open }: { ageMs?: number; open?: SenderService['open'] } = {}) {
  const [sent, givenBack]: [string[], string[]] = [[], []];
  const rounds: ClaimRound[] = [{ claims: [claim], looked: 1, since: performance.now() - ageMs }];
  let asked = 0;
  const claims = {
    claimDue: () => {
      asked += 1;
      return Promise.resolve(rounds.pop() ?? { claims: [], looked: 0, since: performance.now() });
    },
    nextSlot: () => Promise.resolve({ slotAt: null, now: 0 }),
    releaseAll: (tokens: string[]) => Promise.resolve(givenBack.push(...tokens)),
  };
  const sender = {
    open: open ?? (() => Promise.resolve(({ token }: Claim) => Promise.resolve(void sent.push(token)))),
  };
  const lease = { id: 'w', alive: true, end: () => Promise.resolve() };
  jest.spyOn(WorkerLease, 'take').mockResolvedValue(lease as unknown as WorkerLease);
  const dispatcher = new Dispatcher(
    claims as unknown as ClaimService,
    sender as unknown as SenderService,
    { databaseUrl: '' } as Config,
  );
  return { dispatcher, sent, givenBack, asked: () => asked };
}

describe('Dispatcher', () => {
  Logger.overrideLogger(false);
  // Nothing here waits for a clock that the test does not turn.
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['setImmediate', 'performance'] }));
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  async function turns(): Promise<void> {
    for (let n = 0; n < 20; n += 1) await turn();
  }

  it('sends a claim that stands', async () => {
    const { dispatcher, sent, givenBack } = house();
    dispatcher.start();
    await turns();
    await dispatcher.stop();
    expect({ sent, givenBack }).toEqual({ sent: ['t'], givenBack: [] });
  });

  it('gives back, as if never taken, a claim that has outlived its deadline by the time it gets a place', async () => {
    const { dispatcher, sent, givenBack } = house({ ageMs: CLAIM_LIFE_MS });
    dispatcher.start();
    await turns();
    await dispatcher.stop();
    expect({ sent, givenBack }).toEqual({ sent: [], givenBack: ['t'] });
  });

  it('asks for the next claims while the packages of the last are being opened', async () => {
    let opened = (): void => undefined;
    const opening = new Promise<void>((resolve) => (opened = resolve));
    const sent: string[] = [];
    const { dispatcher, asked } = house({
      open: async () => {
        await opening;
        return ({ token }) => Promise.resolve(void sent.push(token));
      },
    });
    dispatcher.start();
    await turns();
    dispatcher.wake();
    await turns();
    expect({ asked: asked(), sent }).toEqual({ asked: 2, sent: [] });
    opened();
    await turns();
    expect(sent).toEqual(['t']);
    await dispatcher.stop();
  });

  it('gives back at a stop what is still being opened', async () => {
    let opened = (): void => undefined;
    const opening = new Promise<void>((resolve) => (opened = resolve));
    const sent: string[] = [];
    const { dispatcher, givenBack } = house({
      open: async () => {
        await opening;
        return ({ token }) => Promise.resolve(void sent.push(token));
      },
    });
    dispatcher.start();
    await turns();
    const stopped = dispatcher.stop();
    await turns();
    opened();
    await stopped;
    expect({ sent, givenBack }).toEqual({ sent: [], givenBack: ['t'] });
  });

  it('works no more when packages have been opening for half a minute without an end', async () => {
    const { dispatcher } = house({ open: () => new Promise(() => undefined) });
    dispatcher.start();
    await turns();
    expect(dispatcher.working).toBe(true);
    const later = performance.now() + 31_000;
    jest.spyOn(performance, 'now').mockReturnValue(later);
    // It goes on asking meanwhile, and finds nothing.
    dispatcher.wake();
    await turns();
    expect(dispatcher.working).toBe(false);
  });

  it('gives back what could not be opened, and takes a breath before the next round, as after one that failed itself', async () => {
    const { dispatcher, sent, givenBack, asked } = house({
      open: () => Promise.reject(new Error('the packages cannot be opened')),
    });
    dispatcher.start();
    await turns();
    const before = asked();
    expect({ sent, givenBack }).toEqual({ sent: [], givenBack: ['t'] });
    jest.advanceTimersByTime(900);
    await turns();
    expect(asked()).toBe(before);
    jest.advanceTimersByTime(200);
    await turns();
    expect(asked()).toBe(before + 1);
    await dispatcher.stop();
  });
});
