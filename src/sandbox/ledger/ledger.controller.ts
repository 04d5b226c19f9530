import type { FastifyInstance } from 'fastify';
import type { Ledger, Platform, PostFate, PostRecord } from './ledger.service.js';

/** A post as `GET /ledger` shows it; stamps are ISO 8601 with milliseconds, UTC. */
function toView({ post, fate }: { post: PostRecord; fate: PostFate }, baseUrl: string) {
  return {
    id: `${post.platform}-${post.seq}`,
    seq: post.seq,
    platform: post.platform,
    account: post.account,
    ref: post.ref,
    url: baseUrl + post.path,
    ...(post.title === null ? {} : { title: post.title }),
    text: post.text,
    ...(post.html === null ? {} : { html: post.html }),
    ...(post.link === null ? {} : { link: post.link }),
    images: post.images.map((address) => (address.startsWith('/') ? baseUrl + address : address)),
    sha256: post.sha256,
    arrivedAt: iso(post.arrivedAt),
    at: iso(post.at),
    answer: fate.answer,
    answeredAt: fate.answeredAt === null ? null : iso(fate.answeredAt),
    status: fate.status,
    statusAt: iso(fate.statusAt),
    ...post.details,
  };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

interface LedgerQuery {
  since?: string;
  platform?: string;
  account?: string;
}

/** `since`: ISO 8601 or epoch ms; posts and refusals at or after it. Throws a RangeError on nonsense. */
function parseFilter(query: LedgerQuery): { since?: number; platform?: Platform; account?: string } {
  const { since, platform, account } = query;
  const at = since === undefined ? undefined : /^\d+$/.test(since) ? Number(since) : Date.parse(since);
  if (Number.isNaN(at)) throw new RangeError('since: ISO 8601 or epoch milliseconds expected');
  if (platform !== undefined && platform !== 'wechat' && platform !== 'weibo') {
    throw new RangeError('platform: wechat or weibo expected');
  }
  return {
    ...(at === undefined ? {} : { since: at }),
    ...(platform ? { platform } : {}),
    ...(account ? { account } : {}),
  };
}

/** The platforms' own record over HTTP: what a drill counts on. `settle` brings due publish jobs up to date first. */
export function ledgerController(
  app: FastifyInstance,
  ledger: Ledger,
  baseUrl: () => string,
  settle: () => void,
): void {
  app.get<{ Querystring: LedgerQuery }>('/ledger', (request) => {
    settle();
    const filter = parseFilter(request.query);
    const calls: Record<Platform, Record<string, number>> = { wechat: {}, weibo: {} };
    for (const row of ledger.calls()) {
      if (filter.account && row.account !== filter.account) continue;
      const byPath = calls[row.platform];
      byPath[row.path] = (byPath[row.path] ?? 0) + row.calls;
    }
    return {
      posts: [...ledger.list(filter)].map((entry) => toView(entry, baseUrl())),
      calls,
      rejected: ledger.rejected(filter).map((row) => ({ ...row, at: iso(row.at) })),
    };
  });

  app.get<{ Querystring: LedgerQuery }>('/ledger/summary', (request) => {
    settle();
    const filter = parseFilter(request.query);
    const posts = { total: 0, wechat: 0, weibo: 0, lostAnswers: 0 };
    const status: Record<string, number> = {};
    const repeats = new Map<string, number>();
    let firstAt: number | null = null;
    let lastAt: number | null = null;
    for (const { post, fate } of ledger.list(filter)) {
      posts.total += 1;
      posts[post.platform] += 1;
      if (fate.answer === 'lost') posts.lostAnswers += 1;
      status[fate.status] = (status[fate.status] ?? 0) + 1;
      if (fate.status !== 'failed') {
        const key = `${post.platform} ${post.account} ${post.sha256}`;
        repeats.set(key, (repeats.get(key) ?? 0) + 1);
      }
      firstAt ??= post.at;
      lastAt = post.at;
    }
    const rejected: Record<string, number> = {};
    for (const row of ledger.rejected(filter)) {
      const key = `${row.platform} ${row.code}`;
      rejected[key] = (rejected[key] ?? 0) + 1;
    }
    return {
      posts,
      status,
      /** Posts beyond the first with the same content on the same account, failed ones aside. */
      sameContentAgain: [...repeats.values()].reduce((sum, count) => sum + count - 1, 0),
      rejected,
      firstAt: firstAt === null ? null : iso(firstAt),
      lastAt: lastAt === null ? null : iso(lastAt),
    };
  });
}
