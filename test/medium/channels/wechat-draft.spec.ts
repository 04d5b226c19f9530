import type { AccountAccess, SendPackage } from '../../../src/publishing/channels/channel.js';
import { OutboundHttp } from '../../../src/platform/http/outbound-http.js';
import type { WechatContent } from '../../../src/stories/variant-content.rules.js';
import { type ChannelBench, describeChannel } from './channel-contract.js';
import { closedPort, SandboxBench } from './sandbox-bench.js';
import { body, LINK, packageOf, PNG_SHA } from './send-package.js';
import { wechatProcess } from './wechat-scene.js';

let bench: SandboxBench;
let http: OutboundHttp;
let account: AccountAccess;
let unreachable: string;
let wechat: ReturnType<typeof wechatProcess>;
let serial = 0;

beforeAll(async () => {
  bench = await SandboxBench.start();
  unreachable = await closedPort();
  http = new OutboundHttp();
  wechat = wechatProcess(http, bench.clock);
  const { appid, secret } = bench.sandbox.credentials.wechat;
  account = {
    id: 'wechat-draft',
    channel: 'wechat',
    driver: 'draft',
    name: '示例公众号（仅存草稿）',
    baseUrl: bench.sandbox.wechatBaseUrl,
    settings: { appId: appid },
    credentials: { appSecret: secret },
    allowPrivate: true,
  };
});
afterAll(async () => {
  await http.onApplicationShutdown();
  await bench.close();
});

function pack(over: Partial<WechatContent> = {}): SendPackage {
  serial += 1;
  return packageOf(account, {
    channel: 'wechat',
    title: `示例：人工发表第 ${serial} 篇`,
    author: '示例学校',
    digest: '示例摘要',
    body: body('正文。'),
    cover: PNG_SHA,
    sourceLink: LINK,
    ...over,
  });
}

/** What a person does in the back office. */
async function publishByHand(mediaId: string): Promise<void> {
  await wechat.api.ask(account, '/cgi-bin/freepublish/submit', { media_id: mediaId });
  await bench.later(5_000);
}

const fault = (path: string, spec: Record<string, unknown>) =>
  bench.fault({ platform: 'wechat', path: `/cgi-bin/${path}`, times: 1, ...spec });

describeChannel('WeChat drafts that a person publishes, on the sandbox', (): ChannelBench => ({
  connector: () => wechat.draft,
  pack: () => pack(),
  invalid: () => ({ ...pack(), account: { ...account, credentials: {} } }),
  unreachable: async (of) => ({ ...of, account: { ...account, id: 'unreachable', baseUrl: unreachable } }),
  refused: async () => ({ pack: pack({ title: '长'.repeat(40) }), code: 'WECHAT_45003' }),
  loseNextAnswer: () => fault('draft/get', { kind: 'drop-after-commit' }),
  busyOnce: () => fault('draft/get', { kind: 'busy' }),
  healed: () => bench.healed(),
  later: (ms) => bench.later(ms),
  now: () => bench.clock.ms,
  posts: async (of) => (await bench.posts('wechat', of.marker)).map((post) => post.ref),
  footprint: async () => {
    const calls = await bench.calls('wechat');
    return [calls['/cgi-bin/draft/add'], calls['/cgi-bin/material/add_material']];
  },
  byHand: async (of, ref) => {
    await publishByHand(ref);
    return wechat.draft.poll(of, ref);
  },
}));

describe('a WeChat draft that a person publishes', () => {
  async function handedOver(): Promise<{ of: SendPackage; ref: string }> {
    const of = pack();
    expect(await wechat.draft.prepare(of)).toBeNull();
    const handed = await wechat.draft.send(of, () => undefined);
    expect(handed).toMatchObject({ kind: 'accepted', text: { zh: expect.stringContaining('mp.weixin.qq.com') } });
    const ref = handed.kind === 'accepted' ? handed.ref : '';
    expect(await wechat.draft.poll(of, ref)).toMatchObject({ kind: 'accepted', ref });
    return { of, ref };
  }

  it('waits in the box, and is seen once it is out', async () => {
    const { of, ref } = await handedOver();
    await publishByHand(ref);
    const [post] = await bench.posts('wechat', of.marker);
    expect(await wechat.draft.poll(of, ref)).toMatchObject({ kind: 'sent', ref: post?.ref });
  });

  it('that left the box another way is asked for: a person fills in the link, and nothing calls it absent', async () => {
    const { of, ref } = await handedOver();
    await wechat.api.ask(account, '/cgi-bin/draft/delete', { media_id: ref });
    expect(await wechat.draft.poll(of, ref)).toMatchObject({
      kind: 'unconfirmed',
      text: { zh: expect.stringContaining('链接') },
    });
    expect((await wechat.draft.find(of, bench.clock.ms)).kind).toBe('unknown');
  });

  it('whose approval is withdrawn is deleted from the box, and only then called taken back', async () => {
    const { of, ref } = await handedOver();
    await fault('draft/delete', { kind: 'error-code', value: -1 });
    const kept = await wechat.draft.recall(of, ref);
    expect(kept).toMatchObject({ kind: 'accepted', ref, text: { zh: expect.stringContaining('请立即') } });
    expect(await wechat.draft.recall(of, ref)).toMatchObject({ kind: 'rejected', code: 'APPROVAL_WITHDRAWN' });
    const left = await wechat.api.ask(account, '/cgi-bin/draft/get', { media_id: ref });
    expect(left).toMatchObject({ kind: 'refused', code: 40007 });
  });

  it('that a person was quicker to publish than its approval was withdrawn is told as out, or asked for, never as taken back', async () => {
    const { of, ref } = await handedOver();
    await publishByHand(ref);
    const [post] = await bench.posts('wechat', of.marker);
    expect(await wechat.draft.recall(of, ref)).toMatchObject({ kind: 'sent', ref: post?.ref });
    const other = await handedOver();
    await wechat.api.ask(account, '/cgi-bin/draft/delete', { media_id: other.ref });
    const gone = await wechat.draft.recall(other.of, other.ref);
    expect(gone).toMatchObject({ kind: 'unconfirmed', text: { zh: expect.stringContaining('定稿已撤销') } });
  });

  it('that we have deleted ourselves, unheard or before that was written down, is not told as published by hand', async () => {
    const unheard = await handedOver();
    await fault('draft/delete', { kind: 'drop-after-commit' });
    expect((await wechat.draft.recall(unheard.of, unheard.ref)).kind).toBe('accepted');
    expect(await wechat.draft.recall(unheard.of, unheard.ref)).toMatchObject({
      kind: 'unconfirmed',
      text: { zh: expect.stringContaining('多半是系统已删除') },
    });
    const unrecorded = await handedOver();
    expect((await wechat.draft.recall(unrecorded.of, unrecorded.ref)).kind).toBe('rejected');
    expect(await wechat.draft.recall(unrecorded.of, unrecorded.ref)).toMatchObject({ code: 'APPROVAL_WITHDRAWN' });
  });

  it('that a person took after the platform had refused to delete it is not told as deleted by us', async () => {
    const { of, ref } = await handedOver();
    await fault('draft/delete', { kind: 'error-code', value: 45009 });
    expect((await wechat.draft.recall(of, ref)).kind).toBe('accepted');
    await wechat.api.ask(account, '/cgi-bin/draft/delete', { media_id: ref });
    const gone = await wechat.draft.recall(of, ref);
    expect(gone).toMatchObject({ kind: 'unconfirmed', text: { zh: expect.stringContaining('可能已由人工') } });
  });

  it('that is published between the look and the deletion is told as out', async () => {
    const { of, ref } = await handedOver();
    const original = wechat.api.ask.bind(wechat.api);
    const ask = jest.spyOn(wechat.api, 'ask').mockImplementation(async (access, path, ...more) => {
      if (path === '/cgi-bin/draft/delete') await publishByHand(ref);
      return original(access, path, ...more);
    });
    const outcome = await wechat.draft.recall(of, ref).finally(() => ask.mockRestore());
    // Refused: the draft is gone. Where it went is seen at the next question.
    expect(outcome.kind).not.toBe('rejected');
    expect(await wechat.draft.recall(of, ref)).toMatchObject({ kind: 'sent' });
  });

  it('that was handed over unheard is still found in the box, waiting for a person, and seen once it is out', async () => {
    const { of, ref } = await handedOver();
    const beganAt = bench.clock.ms;
    expect(await wechat.draft.find(of, beganAt)).toEqual(await wechat.draft.send(of, () => undefined));
    await wechat.api.ask(account, '/cgi-bin/freepublish/submit', { media_id: ref });
    expect((await wechat.draft.find(of, beganAt)).kind).toBe('unknown');
    await bench.later(5_000);
    const [post] = await bench.posts('wechat', of.marker);
    expect(await wechat.draft.find(of, beganAt)).toMatchObject({ kind: 'found', ref: post?.ref });
  });

  it('is not handed over when the last look says no', async () => {
    const { of } = await handedOver();
    const no = () => {
      throw new Error('the claim has passed');
    };
    expect(await wechat.draft.send(of, no)).toMatchObject({ kind: 'retry', reason: expect.stringContaining('claim') });
  });
});
