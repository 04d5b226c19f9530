import { postAlert, type TroubledPost } from './post-alert.rules.js';

const base: TroubledPost = {
  id: '01890000-0000-7000-8000-000000000000',
  trouble: 'gone',
  department: '示例局',
  channel: 'wechat',
  account: '示例公众号',
  sentAt: new Date('2026-07-15T02:00:00Z'),
  cause: 'violation',
  status: 200,
  siteDown: false,
};

describe('the alert about something that is out', () => {
  it('names place, time in the office’s own zone and cause, and what to do', () => {
    const { title, happened, todo, path } = postAlert(base, 'Asia/Shanghai');
    expect(title.zh).toBe('已发布的内容不见了');
    expect(happened.zh).toBe(
      '「示例局」2026-07-15 10:00 在微信公众号「示例公众号」发布的内容已经不在：页面写着因违规无法查看。',
    );
    expect(happened.en).toContain('is no longer there: its page says that the platform withholds it');
    expect(todo.zh).toContain('补办撤下');
    expect(path).toBe('/api/publications/01890000-0000-7000-8000-000000000000/figures');
  });

  it('says with the status that a link does not open', () => {
    const { happened } = postAlert({ ...base, trouble: 'link_broken', cause: 'status', status: 502 }, 'Asia/Shanghai');
    expect(happened.zh).toMatch(/链接打不开：网站没有正常答复（502）。$/);
    expect(happened.en).toMatch(/its link does not open: the site does not answer as it should \(502\)\.$/);
  });

  it('says of a site that fails that its other pages are not told of one by one', () => {
    const one: TroubledPost = { ...base, trouble: 'link_broken', cause: 'silent', status: null };
    expect(postAlert({ ...one, siteDown: true }, 'Asia/Shanghai').todo.zh).toContain('不再逐条提醒');
    expect(postAlert(one, 'Asia/Shanghai').todo.zh).not.toContain('不再逐条提醒');
  });
});
