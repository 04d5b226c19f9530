import { accountAlert, type TroubledAccount } from './account-alert.rules.js';

const base: TroubledAccount = {
  id: '01890000-0000-7000-8000-000000000000',
  trouble: 'expiring',
  channel: 'weibo',
  name: '示例微博',
  until: new Date('2026-07-15T02:00:00Z'),
  waiting: 3,
  code: null,
};

describe('the alert about an account', () => {
  it('says until when it may post, in the office’s own time, and how much is planned later', () => {
    const { happened, todo, path } = accountAlert(base, 'Asia/Shanghai');
    expect(happened.zh).toBe('微博账号「示例微博」的授权将于 2026-07-15 10:00 到期，其后还排有 3 条待发布。');
    expect(happened.en).toContain('2026-07-15 10:00; 3 planned posts');
    expect(todo.zh).toContain('重新授权');
    expect(path).toBe('/api/accounts/01890000-0000-7000-8000-000000000000');
  });

  it('says with the platform’s code that nothing leaves any more', () => {
    const told = accountAlert({ ...base, trouble: 'unauthorised', code: 'WEIBO_21327' }, 'Asia/Shanghai');
    expect(told.happened.zh).toBe('平台不再接受微博账号「示例微博」的凭据（WEIBO_21327），3 条待发布在等待。');
    expect(told.happened.en).toContain('(WEIBO_21327); 3 planned posts wait');
    expect(told.todo.en).toContain('Authorise it again');
  });
});
