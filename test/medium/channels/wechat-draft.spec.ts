import type { AccountAccess, SendPackage } from '../../../src/publishing/channels/channel.js';
import { OutboundHttp } from '../../../src/platform/http/outbound-http.js';
import { SandboxBench } from './sandbox-bench.js';
import { body, LINK, packageOf, PNG_SHA } from './send-package.js';
import { wechatProcess } from './wechat-scene.js';

describe('a WeChat draft that a person publishes', () => {
  let bench: SandboxBench;
  let http: OutboundHttp;
  let account: AccountAccess;
  let wechat: ReturnType<typeof wechatProcess>;

  beforeAll(async () => {
    bench = await SandboxBench.start();
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

  async function handedOver(): Promise<{ of: SendPackage; ref: string }> {
    const of = packageOf(account, {
      channel: 'wechat',
      title: '示例：人工发表',
      author: '示例学校',
      digest: '示例摘要',
      body: body('正文。'),
      cover: PNG_SHA,
      sourceLink: LINK,
    });
    expect(await wechat.draft.prepare(of)).toBeNull();
    const handed = await wechat.draft.send(of, () => undefined);
    expect(handed).toMatchObject({ kind: 'accepted', text: { zh: expect.stringContaining('mp.weixin.qq.com') } });
    const ref = handed.kind === 'accepted' ? handed.ref : '';
    expect(await wechat.draft.poll(of, ref)).toMatchObject({ kind: 'accepted', ref });
    return { of, ref };
  }

  it('waits in the box, and is seen once it is out', async () => {
    const { of, ref } = await handedOver();
    await wechat.api.ask(account, '/cgi-bin/freepublish/submit', { media_id: ref });
    await bench.later(5_000);
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
