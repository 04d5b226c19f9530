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

/** A dispatcher that is given one round of claims. @returns what came of them once it has stopped */
async function oneRound(ageMs: number): Promise<{ sent: string[]; givenBack: string[] }> {
  const [sent, givenBack]: [string[], string[]] = [[], []];
  const rounds: ClaimRound[] = [{ claims: [claim], looked: 1, since: performance.now() - ageMs }];
  let askedAgain = (): void => undefined;
  const done = new Promise<void>((resolve) => (askedAgain = resolve));
  const claims = {
    claimDue: () => Promise.resolve(rounds.pop() ?? { claims: [], looked: 0, since: performance.now() }),
    nextSlot: () => (askedAgain(), Promise.resolve({ slotAt: null, now: 0 })),
    releaseAll: (tokens: string[]) => Promise.resolve(givenBack.push(...tokens)),
  };
  const sender = { open: () => Promise.resolve(({ token }: Claim) => Promise.resolve(void sent.push(token))) };
  const lease = { id: 'w', alive: true, end: () => Promise.resolve() };
  jest.spyOn(WorkerLease, 'take').mockResolvedValue(lease as unknown as WorkerLease);
  const dispatcher = new Dispatcher(
    claims as unknown as ClaimService,
    sender as unknown as SenderService,
    { databaseUrl: '' } as Config,
  );
  dispatcher.start();
  await done;
  await dispatcher.stop();
  return { sent, givenBack };
}

describe('Dispatcher', () => {
  Logger.overrideLogger(false);
  afterEach(() => jest.restoreAllMocks());

  it('sends a claim that stands', async () => {
    expect(await oneRound(0)).toEqual({ sent: ['t'], givenBack: [] });
  });

  it('gives back, as if never taken, a claim that has outlived its deadline by the time it gets a place', async () => {
    expect(await oneRound(CLAIM_LIFE_MS)).toEqual({ sent: [], givenBack: ['t'] });
  });
});
