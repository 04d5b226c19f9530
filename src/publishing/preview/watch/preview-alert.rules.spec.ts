import { lostPreviewAlert } from './preview-alert.rules.js';

it('a preview that may be in the box and cannot be found is told with its time, its account and what to do', () => {
  const lost = { accountId: 'a', account: '示例公众号', at: new Date('2026-07-15T02:00:00Z') };
  const { happened, todo, path } = lostPreviewAlert(lost, 'Asia/Shanghai');
  for (const words of [happened.zh, happened.en]) expect(words).toContain('2026-07-15 10:00');
  expect(happened.zh).toContain('「示例公众号」');
  expect([todo.zh, todo.en, path]).toEqual([
    expect.stringContaining('删除'),
    expect.stringContaining('do not publish it'),
    '/api/accounts/a',
  ]);
});
