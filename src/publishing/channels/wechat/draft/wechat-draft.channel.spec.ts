import type { SendPackage } from '../../channel.js';
import { WechatDraftChannel } from './wechat-draft.channel.js';

it('looks for what was published by hand back to when the draft was handed over, however late it is taken back', async () => {
  const now = Date.parse('2026-07-15T09:00:00+08:00');
  const handedOver = now - 5 * 86_400_000;
  const find = jest.fn(() => Promise.resolve({ kind: 'found', ref: 'article', url: 'https://mp.example/a' }));
  const parts = {
    drafts: { isThere: () => Promise.resolve(false), takenByUs: () => 'no' },
    publications: { find },
    budget: { take: () => Promise.resolve({ granted: true }) },
    clock: { now: () => new Date(now) },
  };
  const { drafts, publications, budget, clock } = parts as never as Record<keyof typeof parts, never>;
  const channel = new WechatDraftChannel(drafts, publications, budget, clock);
  const pack = {} as SendPackage;
  expect(await channel.recall(pack, 'media', handedOver)).toMatchObject({ kind: 'sent', ref: 'article' });
  expect(await channel.poll(pack, 'media', handedOver)).toMatchObject({ kind: 'sent', ref: 'article' });
  expect(find.mock.calls).toEqual([
    [pack, handedOver],
    [pack, handedOver],
  ]);
});
