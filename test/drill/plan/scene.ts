import type { Pool } from 'pg';
import type { PrivateSandbox } from '../../engine/private-sandbox.js';
import type { ChannelDriver } from '../../../src/accounts/channels/channel-driver.rules.js';
import { seedIssues } from '../../engine/seed/issues.js';
import {
  type NewsroomPlan,
  type SeededAccount,
  type SeededNewsroom,
  seedNewsroom,
} from '../../engine/seed/newsroom.js';
import { seedPolicy } from '../../engine/seed/policies.js';
import { type SeededPublication, seedPublications, type StoryRequest } from '../../engine/seed/publications.js';
import type { ThrottledScope } from '../judge/throttle-windows.rules.js';
import type { DrillScale } from './drill-scale.js';
import { accountsFor, invite, numberOf } from './guests.js';
import { SeededRandom } from './seeded-random.js';

/** Posts an account is given at most: below the platform's 30 an hour, for a lost answer holds a place too. */
const POSTS_PER_ACCOUNT = 22;
/** On the crowded account: more than the platform takes in an hour. */
const CROWD = 33;
/** What one department may say on Weibo in a calendar day: less than it has. */
const DAILY = 8;
/** Calls that one account may have under way at once. */
const IN_FLIGHT = 2;
/** How long that account's platform takes before it acts, ms: with less, no two calls would ever be seen at once. */
const IN_FLIGHT_CALL_MS = 300;
/** Which of the accounts it is. */
const SLOW = 2;
/** The last slot that is asked for: share of the storm. */
const LAST_SLOT = 0.9;
/** When half of that account's posts come due together: share of the storm. */
const IN_FLIGHT_BURST = 0.15;

export interface Scene {
  newsroom: SeededNewsroom;
  publications: SeededPublication[];
  /** References of posts that were there before. */
  earlier: ReadonlySet<string>;
  /** What may not be exceeded, as the platforms' own record must show. */
  throttles: ThrottledScope[];
  /** The policy that is changed in the middle, with its scope; none in aimed runs. */
  changing: { policyId: string; throttle: ThrottledScope } | null;
  /** Faults of the platforms that last from beginning to end, the calm too. */
  standingFaults: Record<string, unknown>[];
}

/** Departments, accounts, policies and a schedule for the storm, all from the seed. */
export async function setScene(
  database: Pool,
  sandbox: PrivateSandbox,
  options: {
    scale: DrillScale;
    seed: number;
    secretKey: Buffer;
    beginsAt: number;
    wordpress?: NewsroomPlan['wordpress'];
    webhook?: NewsroomPlan['webhook'];
  },
): Promise<Scene> {
  const { scale, secretKey, beginsAt } = options;
  const random = new SeededRandom(options.seed ^ 0x5ce9e);
  const triples = Math.round(scale.publications * 0.06);
  const crowd = scale.publications >= 200 ? CROWD : 0;
  const singles = scale.publications - 3 * triples - crowd - numberOf(scale.guests);
  const weiboAccounts = Math.ceil((singles + triples) / POSTS_PER_ACCOUNT) + 1;
  const newsroom = await seedNewsroom(database, sandbox, {
    departments: Math.max(4, Math.round(scale.publications / 25)),
    accounts: { web: 1, weibo: weiboAccounts, wechat: Math.max(1, Math.ceil(triples / 20)) },
    others: accountsFor(scale.guests),
    ...(options.wordpress ? { wordpress: options.wordpress } : {}),
    ...(options.webhook ? { webhook: options.webhook } : {}),
    secretKey,
  });
  const of = (driver: ChannelDriver): SeededAccount[] =>
    newsroom.accounts.filter((account) => account.driver === driver);
  const [web, crowded, ...weibo] = [...of('site'), ...of('share')];
  const wechat = of('publish');
  if (!web || !crowded) throw new Error('the scene lacks an account');
  const slot = (upTo = LAST_SLOT): Date => {
    // A quarter comes in bursts of one second, the rest evenly.
    const share = random.chance(0.25) ? random.pick([0, 0.25, 0.5]) : random.next() * LAST_SLOT;
    return new Date(beginsAt + Math.round(share * (upTo / LAST_SLOT) * scale.stormMs));
  };
  const until = new Date(beginsAt + scale.stormMs + scale.settleMs * 0.2);
  const slow = weibo[SLOW];
  const together = new Date(beginsAt + Math.round(IN_FLIGHT_BURST * scale.stormMs));
  // The one that keeps a gap has a quarter of what the others have: at its pace a storm has room for no more.
  const department = () => {
    const one = random.pick(newsroom.departments);
    return one === newsroom.departments[0] && random.chance(0.75) ? random.pick(newsroom.departments) : one;
  };
  const requests: StoryRequest[] = [];
  for (let n = 0; n < singles; n += 1) {
    const account = weibo[n % weibo.length] ?? crowded;
    const priority = random.chance(0.05) ? 'urgent' : 'normal';
    const owner = department();
    // What the day has no room for is meant for a short time only: it is missed, and does not wait for tomorrow.
    const validity = owner === newsroom.departments[1] ? { validUntil: until } : {};
    const own = slot();
    const slotAt = account === slow && random.chance(0.5) ? together : own;
    requests.push({ department: owner, releases: [{ account, slotAt, priority, ...validity }] });
  }
  for (let n = 0; n < triples; n += 1) {
    const at = slot();
    const accounts = [web, weibo[n % weibo.length] ?? crowded, wechat[n % wechat.length] ?? web];
    const owner = department();
    const short = owner === newsroom.departments[1] ? { validUntil: until } : {};
    const releases = accounts.map((account) => ({
      ...{ account, slotAt: at },
      ...(account.channel === 'weibo' ? short : {}),
    }));
    requests.push({ department: owner, releases });
  }
  for (let n = 0; n < crowd; n += 1)
    requests.push({ department: department(), releases: [{ account: crowded, slotAt: slot(), validUntil: until }] });
  const invited = invite({
    ...{ newsroom, guests: scale.guests, slot, department },
    validUntil: (owner, { channel }) => (channel === 'weibo' && owner === newsroom.departments[1] ? until : null),
  });
  const stories = random.shuffle([...requests, ...invited.requests]);
  const policies = await setPolicies(database, newsroom);
  const publications = [
    ...(await seedPublications(database, newsroom, stories)),
    ...(await seedIssues(database, newsroom, invited.issues, stories.length + 1)),
  ];
  const earlier = await postEarlier(sandbox, [crowded, ...weibo, ...of('biz')]);
  const standingFaults = slow ? [slowness(slow)] : [];
  return { newsroom, publications, earlier, standingFaults, ...policies };
}

function slowness({ platformId }: SeededAccount): Record<string, unknown> {
  const call = { platform: 'weibo', path: '/2/statuses/share.json', account: platformId };
  return { ...call, kind: 'latency', when: 'before', ms: IN_FLIGHT_CALL_MS, times: null };
}

/** Accounts in use have posts: a list that does not reach back before a send proves nothing about it. */
async function postEarlier(sandbox: PrivateSandbox, accounts: readonly SeededAccount[]): Promise<Set<string>> {
  const refs = new Set<string>();
  for (const [n, { accessToken }] of accounts.entries())
    refs.add(
      await sandbox.shareOnWeibo(
        accessToken ?? '',
        `早先的一条示例微博，第 ${n + 1} 个账号 http://localhost/earlier/${n + 1}`,
      ),
    );
  return refs;
}

async function setPolicies(database: Pool, newsroom: SeededNewsroom): Promise<Pick<Scene, 'throttles' | 'changing'>> {
  const weibo = newsroom.accounts.filter(({ driver }) => driver === 'share').slice(1);
  const [first, second] = weibo;
  const third = weibo[SLOW];
  const [gapped, thrifty] = newsroom.departments;
  const everybody = newsroom.departments.map(({ id }) => id);
  const throttles: ThrottledScope[] = [];
  const perDepartment = await seedPolicy(database, [{ type: 'limit', max: 4, per: 'PT2S', window: 'sliding' }], {
    channel: 'weibo',
    departmentId: newsroom.root.id,
    spread: 'each',
  });
  const changing: ThrottledScope = {
    name: 'each department on Weibo',
    buckets: everybody.map((departmentId) => ({ departments: [departmentId], channel: 'weibo' as const })),
    windows: [{ max: 4, perMs: 2_000, from: 0, to: Number.POSITIVE_INFINITY }],
    urgentFree: true,
  };
  throttles.push(changing);
  for (const account of [first, second]) {
    if (!account) continue;
    await seedPolicy(database, [{ type: 'limit', max: 3, per: 'PT2S', window: 'sliding' }], {
      accountId: account.id,
      spread: 'shared',
    });
    throttles.push({
      name: 'an account that departments share',
      buckets: [{ accounts: [account.id] }],
      windows: [{ max: 3, perMs: 2_000, from: 0, to: Number.POSITIVE_INFINITY }],
    });
  }
  if (gapped) {
    await seedPolicy(database, [{ type: 'minGap', gap: 'PT1S' }], { departmentId: gapped.id, channel: 'weibo' });
    throttles.push({
      name: 'a department that keeps a gap',
      buckets: [{ departments: [gapped.id], channel: 'weibo' }],
      windows: [{ max: 1, perMs: 1_000, from: 0, to: Number.POSITIVE_INFINITY }],
      urgentFree: true,
    });
  }
  if (thrifty) {
    const zone = 'Asia/Shanghai';
    await seedPolicy(database, [{ type: 'limit', max: DAILY, per: 'day', window: 'calendar' }], {
      departmentId: thrifty.id,
      channel: 'weibo',
    });
    throttles.push({
      name: 'a department with so many posts a day',
      buckets: [{ departments: [thrifty.id], channel: 'weibo' }],
      windows: [],
      quota: { max: DAILY, per: 'day', zone },
      urgentFree: true,
    });
  }
  if (third) {
    await seedPolicy(database, [{ type: 'maxInFlight', max: IN_FLIGHT }], { accountId: third.id, spread: 'shared' });
    throttles.push({
      name: 'an account with so many calls at once',
      buckets: [{ accounts: [third.id] }],
      windows: [],
      maxInFlight: IN_FLIGHT,
    });
  }
  await seedPolicy(database, [{ type: 'limit', max: 80, per: 'PT1S', window: 'sliding' }], {
    departmentId: newsroom.root.id,
    spread: 'shared',
  });
  throttles.push({
    name: 'all departments together',
    buckets: [{}],
    windows: [{ max: 80, perMs: 1_000, from: 0, to: Number.POSITIVE_INFINITY }],
    urgentFree: true,
  });
  throttles.push({
    name: 'what Weibo takes of one account in an hour',
    buckets: newsroom.accounts.filter(({ channel }) => channel === 'weibo').map(({ id }) => ({ accounts: [id] })),
    windows: [{ max: 30, perMs: 3_600_000, from: 0, to: Number.POSITIVE_INFINITY }],
  });
  return { throttles, changing: { policyId: perDepartment, throttle: changing } };
}
