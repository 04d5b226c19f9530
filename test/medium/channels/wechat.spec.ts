import { Logger } from '@nestjs/common';
import type { AccountAccess, SendPackage } from '../../../src/publishing/channels/channel.js';
import { WechatTokens } from '../../../src/publishing/channels/wechat/api/wechat-token.service.js';
import type { WechatChannel } from '../../../src/publishing/channels/wechat/publish/wechat.channel.js';
import { OutboundHttp } from '../../../src/platform/http/outbound-http.js';
import type { WechatContent } from '../../../src/stories/variant-content.rules.js';
import { type ChannelBench, describeChannel, followed, publish } from './channel-contract.js';
import { closedPort, SandboxBench } from './sandbox-bench.js';
import { DayBudget, wechatProcess } from './wechat-scene.js';
import { body, image, LINK, memoryUploads, packageOf, picture, PNG_SHA } from './send-package.js';

let bench: SandboxBench;
let http: OutboundHttp;
let tokens: WechatTokens;
let channel: WechatChannel;
let account: AccountAccess;
let unreachable: string;
const day = new DayBudget();
let serial = 0;
// One for the account, as in production.
const uploads = memoryUploads();

/** A process that knows nothing yet: no token, no connection. */
const freshProcess = () => wechatProcess(http, bench.clock).publish;

beforeAll(async () => {
  Logger.overrideLogger(false); // articles are taken down on purpose
  bench = await SandboxBench.start();
  unreachable = await closedPort();
  http = new OutboundHttp();
  ({ tokens, publish: channel } = wechatProcess(http, bench.clock, day));
  const { wechat } = bench.sandbox.credentials;
  account = {
    id: 'wechat-account',
    channel: 'wechat',
    driver: 'publish',
    name: '示例公众号',
    baseUrl: bench.sandbox.wechatBaseUrl,
    settings: { appId: wechat.appid, appearsWithinMs: 3_000 },
    credentials: { appSecret: wechat.secret },
    allowPrivate: true,
  };
});
afterAll(async () => {
  await http.onApplicationShutdown();
  await bench.close();
});
beforeEach(() => bench.healed());

function article(over: Partial<WechatContent> = {}): WechatContent {
  serial += 1;
  return {
    channel: 'wechat',
    title: `示例：技能成才第 ${serial} 篇`,
    author: '示例学校',
    digest: '示例摘要',
    body: { type: 'doc', content: [...(body('正文第一段。').content ?? []), image()] },
    cover: PNG_SHA,
    sourceLink: LINK,
    ...over,
  };
}

const pack = (over: Partial<WechatContent> = {}, more: Partial<SendPackage> = {}) =>
  packageOf(account, article(over), { uploads, ...more });
const posts = async (of: SendPackage) => bench.posts('wechat', of.marker);
const send = (of: SendPackage) => channel.send(of, () => undefined);
const fault = (path: string, spec: Record<string, unknown>) =>
  bench.fault({ platform: 'wechat', path: `/cgi-bin/${path}`, times: 1, ...spec });

const alone = { connector: () => channel, later: (ms: number) => bench.later(ms) };

interface DraftItem {
  title: string;
  content: string;
  content_source_url: string;
  pic_crop_235_1: string;
  pic_crop_1_1: string;
}

interface DraftList {
  item: {
    media_id: string;
    content: { news_item: DraftItem[] };
  }[];
}

/** The draft box as an editor of the account sees it. */
async function drafts(of: SendPackage): Promise<{ id: string; content: string; crops: unknown[] }[]> {
  const token = await tokens.token(account);
  const query = `access_token=${token.kind === 'token' ? token.token : ''}`;
  const list = await bench.call<DraftList>('POST', `/cgi-bin/draft/batchget?${query}`, {
    offset: 0,
    count: 20,
    no_content: 0,
  });
  return list.item
    .filter((item) => item.content.news_item.some((news) => news.content_source_url.includes(of.marker)))
    .map(({ media_id, content: { news_item } }) => ({
      id: media_id,
      content: news_item[0]?.content ?? '',
      crops: [news_item[0]?.pic_crop_235_1, news_item[0]?.pic_crop_1_1],
    }));
}

async function control(path: string, spec: Record<string, unknown>): Promise<unknown> {
  return bench.call('POST', `/control/wechat/${path}`, spec);
}

describeChannel('WeChat on the sandbox', (): ChannelBench => ({
  connector: () => channel,
  pack: () => pack(),
  invalid: () => {
    const lacking = pack();
    return { ...lacking, account: { ...account, credentials: {} } };
  },
  unreachable: async (of) => {
    // The token is in hand already: only the call itself meets nobody.
    const elsewhere = { ...account, id: 'unreachable', baseUrl: unreachable };
    return { ...of, account: elsewhere };
  },
  refused: async () => ({ pack: pack({ title: '长'.repeat(40) }), code: 'WECHAT_45003' }),
  loseNextAnswer: () => fault('freepublish/submit', { kind: 'drop-after-commit' }),
  busyOnce: () => fault('freepublish/submit', { kind: 'busy' }),
  healed: () => bench.healed(),
  later: (ms) => bench.later(ms),
  now: () => bench.clock.ms,
  posts: async (of) => (await posts(of)).filter(({ status }) => status !== 'deleted').map((post) => post.ref),
  read: (post) => bench.readArticle(post.ref, post.sentAt, { read_user: 12, like_user: 3, share_user: 2 }),
  footprint: async () => {
    const { 'draft/add': _other, ...calls } = (await bench.calls('wechat')) as Record<string, number>;
    return {
      drafts: calls['/cgi-bin/draft/add'],
      pictures: calls['/cgi-bin/media/uploadimg'],
      covers: calls['/cgi-bin/material/add_material'],
    };
  },
}));

describe('preparing on WeChat', () => {
  it('uploads each picture once per account, however many articles show it', async () => {
    expect(await channel.prepare(pack())).toBeNull();
    const before = await bench.calls('wechat');
    expect(await channel.prepare(pack())).toBeNull();
    const after = await bench.calls('wechat');
    expect(after['/cgi-bin/media/uploadimg']).toBe(before['/cgi-bin/media/uploadimg']);
    expect(after['/cgi-bin/material/add_material']).toBe(before['/cgi-bin/material/add_material']);
    expect(after['/cgi-bin/draft/add']).toBe((before['/cgi-bin/draft/add'] ?? 0) + 1);
  });

  it('puts the platform’s own picture addresses, the read-more link and the signature into the draft', async () => {
    const of = pack();
    expect(await channel.prepare(of)).toBeNull();
    const [draft] = await drafts(of);
    expect(draft?.content).toContain('正文第一段。');
    expect(draft?.content).toMatch(/<img[^>]+src="http/);
    expect(draft?.content).toContain('供稿：示例学校');
    expect(draft?.content).toContain('来源：示例来源');
  });

  it.each(['draft/add', 'media/uploadimg', 'material/add_material'])(
    'resumes after %s broke, finished steps stay',
    async (path) => {
      const own = memoryUploads();
      const of = pack({}, { uploads: own });
      await fault(path, { kind: 'error-502' });
      expect(await channel.prepare(of)).toMatchObject({ kind: 'retry' });
      const given = own.given.size;
      expect(await channel.prepare(of)).toBeNull();
      expect(own.given.size).toBeGreaterThanOrEqual(given);
      expect(await drafts(of)).toHaveLength(1);
    },
  );

  it('finds the draft whose answer was lost instead of placing a second one', async () => {
    const of = pack();
    await fault('draft/add', { kind: 'drop-after-commit' });
    expect(await channel.prepare(of)).toMatchObject({ kind: 'retry' });
    const [placed] = await drafts(of);
    expect(await freshProcess().prepare(of)).toBeNull();
    expect((await drafts(of)).map((draft) => draft.id)).toEqual([placed?.id]);
    expect(of.journal.get('draft')).toMatchObject({ mediaId: placed?.id });
  });

  it.each([
    [40001, null],
    [42001, null],
    [-1, { kind: 'retry' }],
  ])(
    'code %i after the draft was placed leaves one draft in the box, and that is the one it goes on with',
    async (value, first) => {
      const of = pack();
      await fault('draft/add', { kind: 'error-code', value, when: 'after' });
      if (first === null) expect(await channel.prepare(of)).toBeNull();
      else expect(await channel.prepare(of)).toMatchObject(first);
      const [placed, ...more] = await drafts(of);
      expect(more).toEqual([]);
      expect(await channel.prepare(of)).toBeNull();
      expect((await drafts(of)).map(({ id }) => id)).toEqual([placed?.id]);
      expect(of.journal.get('draft')).toMatchObject({ mediaId: placed?.id });
    },
  );

  it('a token that dies before the draft is placed is replaced, and the draft placed at once', async () => {
    const of = pack();
    await fault('draft/add', { kind: 'error-code', value: 40001 });
    expect(await channel.prepare(of)).toBeNull();
    expect(await drafts(of)).toHaveLength(1);
    expect(of.journal.get('draft-adding')).toEqual({});
  });

  it('a token that is refused twice, each time after the act, still leaves one draft', async () => {
    const of = pack();
    await fault('draft/add', { kind: 'error-code', value: 40001, when: 'after', times: 2 });
    await channel.prepare(of);
    await bench.healed();
    expect(await channel.prepare(of)).toBeNull();
    expect(await drafts(of)).toHaveLength(1);
  });

  it('a process that ends between the platform’s answer and its own note finds its draft again', async () => {
    const of = pack();
    const put = of.journal.put.bind(of.journal);
    const ended = jest.spyOn(of.journal, 'put').mockImplementation((step, facts) => {
      // Whatever it would note first of the answer is lost with it.
      if (step === 'draft' || Object.keys(facts).length === 0) return Promise.reject(new Error('the process ended'));
      return put(step, facts);
    });
    await expect(channel.prepare(of)).rejects.toThrow('the process ended');
    ended.mockRestore();
    expect(await freshProcess().prepare(of)).toBeNull();
    expect(await drafts(of)).toHaveLength(1);
  });

  it('a changed text replaces the draft, and an old draft is never sent for it', async () => {
    const of = pack();
    expect(await channel.prepare(of)).toBeNull();
    const changed = { ...of, content: article({ body: body('改过的正文。') }) };
    expect(await send(changed)).toMatchObject({ kind: 'retry' });
    expect(await posts(of)).toEqual([]);
    expect(await channel.prepare(changed)).toBeNull();
    const left = await drafts(of);
    expect(left).toHaveLength(1);
    expect(left[0]?.content).toContain('改过的正文。');
  });

  it('the draft of an attempt that is over is written anew, not placed again, and what was done to it by hand is undone', async () => {
    const of = pack();
    expect(await channel.prepare(of)).toBeNull();
    const [first] = await drafts(of);
    const over = async () => of.journal.put('draft', { ...of.journal.get('draft'), doubted: 'yes' });
    const atHand = async (path: string, body: Record<string, unknown>) => {
      const token = await tokens.token(account);
      const query = `access_token=${token.kind === 'token' ? token.token : ''}`;
      await bench.call('POST', `/cgi-bin/draft/${path}?${query}`, { media_id: first?.id, ...body });
    };
    const [placed] = await drafts(of);
    const added = (await bench.calls('wechat'))['/cgi-bin/draft/add'];
    await atHand('update', {
      index: 0,
      articles: {
        ...{ title: '示例：改过', author: '', digest: '', content_source_url: LINK, content: '<p>别人改过</p>' },
        thumb_media_id: (await uploads.get(account.id, 'wechat:cover', PNG_SHA))?.['mediaId'],
      },
    });
    expect((await drafts(of)).length).toBe(0);
    await over();
    // Before it has been looked at it is not sent.
    expect(await send(of)).toMatchObject({ kind: 'retry' });
    expect(await channel.prepare(of)).toBeNull();
    expect(await drafts(of)).toEqual([placed]);
    expect((await bench.calls('wechat'))['/cgi-bin/draft/add']).toBe(added);
    await over();
    await atHand('delete', {});
    // It may have been published by hand: somebody looks before it is made anew.
    expect(await channel.prepare(of)).toMatchObject({ kind: 'rejected', code: 'WECHAT_DRAFT_GONE', fix: 'human' });
    expect(await drafts(of)).toEqual([]);
    expect(await channel.prepare(of)).toBeNull();
    const [second, ...more] = await drafts(of);
    expect([second?.id === first?.id, more.length]).toEqual([false, 0]);
    expect((await publish(alone, of)).kind).toBe('sent');
  });

  it('what is not to leave is cleared from the box, also a draft whose answer was lost', async () => {
    const of = pack();
    expect(await channel.clear(of)).toBe(true);
    expect(await channel.prepare(of)).toBeNull();
    expect([await channel.clear(of), await channel.clear(of), await drafts(of)]).toEqual([true, true, []]);
    await fault('draft/add', { kind: 'drop-after-commit' });
    expect(await channel.prepare(of)).toMatchObject({ kind: 'retry' });
    expect(await drafts(of)).toHaveLength(1);
    expect([await channel.clear(of), await drafts(of)]).toEqual([true, []]);
    // Released again, it is placed again.
    expect(await channel.prepare(of)).toBeNull();
    expect(await drafts(of)).toHaveLength(1);
  });

  it('lists show the cover around its point, and a point that moved before a new approval makes a new draft', async () => {
    const broad = { ...picture(), width: 3_000, height: 1_000 };
    const of = packageOf(account, article(), { files: [broad], uploads: memoryUploads() });
    expect(await channel.prepare(of)).toBeNull();
    expect((await drafts(of)).map(({ crops }) => crops)).toEqual([['0.108333_0_0.891667_1', '0.333333_0_0.666667_1']]);
    const moved = { ...of, coverFocus: { x: 0, y: 0.5 } };
    expect(await send(moved)).toMatchObject({ kind: 'retry' });
    expect(await channel.prepare(moved)).toBeNull();
    expect((await drafts(of)).map(({ crops }) => crops)).toEqual([['0_0_0.783333_1', '0_0_0.333333_1']]);
  });

  it('a changed text also replaces a draft whose answer was lost', async () => {
    const of = pack();
    await fault('draft/add', { kind: 'drop-after-commit' });
    expect(await channel.prepare(of)).toMatchObject({ kind: 'retry' });
    const changed = { ...of, content: article({ body: body('改过的正文。') }) };
    expect(await channel.prepare(changed)).toBeNull();
    const left = await drafts(of);
    expect(left).toHaveLength(1);
    expect(left[0]?.content).toContain('改过的正文。');
  });

  it('gives the cover again when the library has lost it', async () => {
    const own = memoryUploads();
    await own.put(account.id, 'wechat:cover', PNG_SHA, { mediaId: 'deleted-long-ago' });
    const of = pack({}, { uploads: own });
    expect(await channel.prepare(of)).toBeNull();
    expect(own.given.get(`${account.id} wechat:cover ${PNG_SHA}`)?.mediaId).not.toBe('deleted-long-ago');
    expect(await drafts(of)).toHaveLength(1);
  });

  it.each([
    ['body picture of another kind', { body: { type: 'doc', content: [image('gif')] } }, 'image/gif', 10],
    ['body picture of 1 MB', { body: { type: 'doc', content: [image('gif')] } }, 'image/png', 1024 * 1024],
    ['cover above 10 MB', { cover: 'gif' }, 'image/png', 10 * 1024 * 1024 + 1],
  ])('a %s is refused before the slot', async (_what, over, mime, size) => {
    const file = { ...picture(Buffer.alloc(size), mime), sha256: 'gif' };
    const of = packageOf(account, article(over as never), { files: [picture(), file], uploads: memoryUploads() });
    expect(await channel.prepare(of)).toMatchObject({ kind: 'rejected', code: 'WECHAT_PICTURE', fix: 'content' });
  });

  it('an article without a read-more link is prepared and published as it is', async () => {
    const of = pack({ sourceLink: null });
    const outcome = await publish(alone, of);
    expect(outcome.kind).toBe('sent');
    const { posts: all } = await bench.call<{ posts: { ref: string; link?: string }[] }>(
      'GET',
      '/ledger?platform=wechat',
    );
    expect(all.find((post) => outcome.kind === 'sent' && post.ref === outcome.ref)).not.toHaveProperty('link');
  });

  it('an account without its secret does not prepare', async () => {
    const of = pack();
    expect(await channel.prepare({ ...of, account: { ...account, credentials: {} } })).toMatchObject({
      kind: 'rejected',
      code: 'WECHAT_ACCOUNT_INCOMPLETE',
      fix: 'account',
    });
  });
});

describe('tokens', () => {
  it('many at once ask once, and it serves them all', async () => {
    const fresh = new WechatTokens(http);
    const before = (await bench.calls('wechat'))['/cgi-bin/stable_token'] ?? 0;
    const replies = await Promise.all(Array.from({ length: 20 }, () => fresh.token(account)));
    expect(new Set(replies.map((reply) => (reply.kind === 'token' ? reply.token : '')).values()).size).toBe(1);
    expect((await bench.calls('wechat'))['/cgi-bin/stable_token']).toBe(before + 1);
  });

  it.each(['expired', 'replaced'])('a token that was %s is replaced, and the preparing goes on', async (how) => {
    expect(await channel.prepare(pack())).toBeNull();
    await control(`accounts/${account.settings['appId']}/end-tokens`, { how });
    expect(await channel.prepare(pack())).toBeNull();
  });

  it('a spent token at the send means: certainly not posted, again with another', async () => {
    const of = pack();
    expect(await channel.prepare(of)).toBeNull();
    await control(`accounts/${account.settings['appId']}/end-tokens`, { how: 'expired' });
    expect(await send(of)).toMatchObject({ kind: 'retry', notBefore: bench.clock.ms + 15_000 });
    expect(await posts(of)).toEqual([]);
    const outcome = await followed(alone, of, await send(of));
    expect(outcome.kind).toBe('sent');
    expect(await posts(of)).toHaveLength(1);
  });

  it.each([
    ['a wrong secret', { credentials: { appSecret: 'wrong' } }, 'WECHAT_40125'],
    ['an unknown AppID', { settings: { appId: 'wx1' } }, 'WECHAT_40013'],
  ])('%s is the account’s to mend: it stands aside', async (_what, over, code) => {
    const of = pack();
    expect(await channel.prepare({ ...of, account: { ...account, ...over } })).toMatchObject({
      kind: 'retry',
      unauthorised: code,
    });
  });

  it('an address that is not on the white list is shown to the people who can put it there', async () => {
    const appid = String(account.settings['appId']);
    await bench.call('PATCH', `/control/wechat/accounts/${appid}`, { ipWhitelist: ['198.51.100.9'] });
    const outcome = await freshProcess().prepare(pack());
    await bench.call('PATCH', `/control/wechat/accounts/${appid}`, { ipWhitelist: null });
    expect(outcome).toMatchObject({ kind: 'retry', unauthorised: 'WECHAT_40164' });
    expect(outcome?.kind === 'retry' && outcome.text?.zh).toContain('127.0.0.1');
  });
});

describe('publishing on WeChat', () => {
  it('is accepted first; the article’s own id and address come with the result', async () => {
    const of = pack();
    expect(await channel.prepare(of)).toBeNull();
    const accepted = await send(of);
    expect(accepted).toMatchObject({ kind: 'accepted', until: expect.any(Number) });
    const ref = accepted.kind === 'accepted' ? accepted.ref : '';
    expect(await channel.poll(of, ref)).toMatchObject({ kind: 'accepted', ref });
    await bench.later(2_000);
    const sent = await channel.poll(of, ref);
    const [post] = await posts(of);
    expect(sent).toEqual({ kind: 'sent', ref: post?.ref, url: expect.stringMatching(/^http/) });
    expect(post?.ref).not.toBe(ref);
  });

  it.each([
    [2, 'content'],
    [3, 'human'],
    [4, 'content'],
  ])('a job that ends in status %i is rejected, to be mended: %s', async (status, fix) => {
    const of = pack();
    expect(await channel.prepare(of)).toBeNull();
    await fault('freepublish/submit', { kind: 'publish-status', value: status });
    expect(await followed(alone, of, await send(of))).toMatchObject({
      kind: 'rejected',
      code: `WECHAT_STATUS_${status}`,
      fix,
    });
  });

  it.each([5, 6])('an article taken down before anybody asked (status %i) is not sent again', async (status) => {
    const of = pack();
    expect(await channel.prepare(of)).toBeNull();
    const beganAt = bench.clock.ms;
    const accepted = await send(of);
    const ref = accepted.kind === 'accepted' ? accepted.ref : '';
    await bench.later(4_000);
    expect(await posts(of)).toHaveLength(1);
    await control(`publications/${ref}`, { status });
    // The platform names the article no more; its draft was spent, so nobody may call it absent.
    expect(await channel.poll(of, ref)).toMatchObject({ kind: 'unconfirmed' });
    expect(await channel.fence(of)).toBe(false);
    expect((await channel.find(of, beganAt)).kind).not.toBe('absent');
  });

  it('a question that fails says nothing about the post', async () => {
    const of = pack();
    expect(await channel.prepare(of)).toBeNull();
    const accepted = await send(of);
    await fault('freepublish/get', { kind: 'error-502' });
    expect(await channel.poll(of, accepted.kind === 'accepted' ? accepted.ref : '')).toMatchObject({
      kind: 'accepted',
    });
    expect(await channel.poll(of, '999')).toMatchObject({ kind: 'unconfirmed' });
  });

  it('an account without certification may not publish: a person does it by hand', async () => {
    const of = pack();
    expect(await channel.prepare(of)).toBeNull();
    const appid = String(account.settings['appId']);
    await bench.call('PATCH', `/control/wechat/accounts/${appid}`, { certified: false });
    const outcome = await send(of);
    await bench.call('PATCH', `/control/wechat/accounts/${appid}`, { certified: true });
    expect(outcome).toMatchObject({ kind: 'rejected', code: 'WECHAT_48001', fix: 'human' });
  });

  it('a draft that an editor deleted by hand is placed again', async () => {
    const of = pack();
    expect(await channel.prepare(of)).toBeNull();
    const [draft] = await drafts(of);
    const token = await tokens.token(account);
    await bench.call('POST', `/cgi-bin/draft/delete?access_token=${token.kind === 'token' ? token.token : ''}`, {
      media_id: draft?.id,
    });
    expect(await send(of)).toMatchObject({ kind: 'retry' });
    expect(await channel.prepare(of)).toBeNull();
    expect((await send(of)).kind).toBe('accepted');
    await bench.later(2_000);
    expect(await posts(of)).toHaveLength(1);
  });
});

describe('when the answer to a submit is lost', () => {
  it('nothing is called absent while the platform may be at work on it', async () => {
    const of = pack();
    expect(await channel.prepare(of)).toBeNull();
    const beganAt = bench.clock.ms;
    await fault('freepublish/submit', { kind: 'drop-after-commit' });
    expect((await send(of)).kind).toBe('unconfirmed');
    // Accepted, not out yet, and the draft has left the box.
    expect(await channel.fence(of)).toBe(false);
    expect(await channel.find(of, beganAt)).toMatchObject({ kind: 'unknown' });
    await bench.later(4_000);
    expect(await channel.find(of, beganAt)).toMatchObject({ kind: 'found' });
    // A second submit of the same draft is no post either.
    expect((await send({ ...of, mayHavePosted: true })).kind).toBe('unconfirmed');
    expect(await posts(of)).toHaveLength(1);
  });

  it('a submit that never arrived is fenced by deleting the draft, then absent, then sent anew', async () => {
    const of = pack();
    expect(await channel.prepare(of)).toBeNull();
    const beganAt = bench.clock.ms;
    await fault('freepublish/submit', { kind: 'drop-before-commit' });
    expect((await send(of)).kind).toBe('unconfirmed');
    expect(await channel.fence(of)).toBe(true);
    expect(await channel.fence(of)).toBe(true);
    expect(await drafts(of)).toEqual([]);
    expect(await channel.find(of, beganAt)).toMatchObject({ kind: 'unknown' });
    await bench.later(4_000);
    expect(await channel.find(of, beganAt)).toMatchObject({ kind: 'absent' });
    expect(await send(of)).toMatchObject({ kind: 'retry' });
    expect((await publish(alone, { ...of, mayHavePosted: true })).kind).toBe('sent');
    expect(await posts(of)).toHaveLength(1);
  });

  it('a job that was heard of and not written down is under way until its article is listed', async () => {
    const of = pack();
    expect(await channel.prepare(of)).toBeNull();
    const beganAt = bench.clock.ms;
    const heard = await send(of);
    expect(await channel.find(of, beganAt)).toEqual(heard);
    await bench.later(4_000);
    expect(await channel.find(of, beganAt)).toMatchObject({ kind: 'found' });
  });

  it('knows nothing when the platform does not answer', async () => {
    const of = pack();
    expect(await channel.prepare(of)).toBeNull();
    await fault('freepublish/batchget', { kind: 'error-502' });
    expect(await channel.find(of, bench.clock.ms - 60_000)).toMatchObject({ kind: 'unknown' });
    await fault('draft/get', { kind: 'error-502' });
    expect(await channel.fence(of)).toBe(false);
  });

  it('an article without a link of its own is not told from a namesake', async () => {
    const of = pack({ sourceLink: null });
    expect(await channel.prepare(of)).toBeNull();
    const beganAt = bench.clock.ms;
    await fault('freepublish/submit', { kind: 'drop-after-commit' });
    expect((await send(of)).kind).toBe('unconfirmed');
    await bench.later(5_000);
    expect(await channel.find(of, beganAt)).toMatchObject({
      kind: 'unknown',
      reason: expect.stringContaining('title'),
    });
  });
});

describe('the day’s calls', () => {
  afterEach(() => {
    day.limit = 100_000;
    day.used.clear();
  });

  it('while there are plenty nothing is put off; when half are used the rest is spread over the day', async () => {
    const of = pack();
    expect(await channel.prepare(of)).toBeNull();
    const accepted = await send(of);
    const ref = accepted.kind === 'accepted' ? accepted.ref : '';
    day.limit = 100;
    expect(await channel.poll(of, ref)).not.toHaveProperty('askAgainInMs');
    day.used.set('/cgi-bin/freepublish/get', 60);
    // 39 are left for ten hours.
    expect(await channel.poll(of, ref)).toMatchObject({ kind: 'accepted', askAgainInMs: Math.ceil(36_000_000 / 39) });
  });

  it('when no job can be asked about any more, one page of the list tells which posts are out', async () => {
    const of = pack();
    expect(await channel.prepare(of)).toBeNull();
    const accepted = await send(of);
    const ref = accepted.kind === 'accepted' ? accepted.ref : '';
    day.limit = 100;
    day.used.set('/cgi-bin/freepublish/get', 100);
    const before = await bench.calls('wechat');
    expect(await channel.poll(of, ref)).toMatchObject({ kind: 'accepted', ref, askAgainInMs: 600_000 });
    await bench.later(4_000);
    const [post] = await posts(of);
    expect(await channel.poll(of, ref)).toEqual({
      ...{ kind: 'sent', ref: post?.ref, url: expect.stringMatching(/^http/), postedAt: expect.any(Number) },
    });
    const after = await bench.calls('wechat');
    expect(after['/cgi-bin/freepublish/get']).toBe(before['/cgi-bin/freepublish/get']);
    expect(after['/cgi-bin/freepublish/batchget']).toBe((before['/cgi-bin/freepublish/batchget'] ?? 0) + 2);
  });

  it('that another program has used up are noted as that, and the list is looked at meanwhile', async () => {
    const of = pack();
    expect(await channel.prepare(of)).toBeNull();
    const accepted = await send(of);
    const ref = accepted.kind === 'accepted' ? accepted.ref : '';
    await fault('freepublish/get', { kind: 'error-code', value: 45009 });
    expect(await channel.poll(of, ref)).toMatchObject({ kind: 'accepted', ref, askAgainInMs: 600_000 });
    expect(day.used.get('/cgi-bin/freepublish/get')).toBe(day.limit);
    const { '/cgi-bin/freepublish/get': asked } = await bench.calls('wechat');
    await bench.later(4_000);
    const [post] = await posts(of);
    expect(await channel.poll(of, ref)).toMatchObject({ kind: 'sent', ref: post?.ref });
    expect((await bench.calls('wechat'))['/cgi-bin/freepublish/get']).toBe(asked);
    await fault('freepublish/batchget', { kind: 'error-code', value: 45009 });
    // Nothing was read: its job is still what is known.
    expect(await channel.find(of, bench.clock.ms)).toMatchObject({ kind: 'accepted', ref });
    expect(day.used.get('/cgi-bin/freepublish/batchget')).toBe(day.limit);
  });

  it('polling leaves calls for the posts nobody knows the end of', async () => {
    const of = pack();
    expect(await channel.prepare(of)).toBeNull();
    const beganAt = bench.clock.ms;
    const accepted = await send(of);
    await bench.later(4_000);
    day.limit = 100;
    day.used.set('/cgi-bin/freepublish/get', 100);
    day.used.set('/cgi-bin/freepublish/batchget', 70);
    expect(await channel.poll(of, accepted.kind === 'accepted' ? accepted.ref : '')).toMatchObject({
      kind: 'accepted',
    });
    expect(await channel.find(of, beganAt)).toMatchObject({ kind: 'found' });
  });

  it('without a call left nothing is known, least of all that the post is absent', async () => {
    const of = pack();
    expect(await channel.prepare(of)).toBeNull();
    const beganAt = bench.clock.ms;
    await bench.later(10 * 60_000);
    day.limit = 0;
    expect(await channel.find(of, beganAt)).toMatchObject({
      kind: 'unknown',
      reason: expect.stringContaining('used up'),
    });
  });
});
