import { publicationAlert, type TroubledPublication } from './publication-alert.rules.js';

const base: TroubledPublication = {
  id: '01890000-0000-7000-8000-000000000000',
  trouble: 'failed',
  because: null,
  department: '示例局',
  channel: 'weibo',
  account: '示例微博',
  slotAt: new Date('2026-07-15T02:00:00Z'),
  code: '20031',
};

describe('the alert about a publication', () => {
  it('says where and when in the office’s own time, the code of a refusal, what to do and where to look', () => {
    const { title, happened, todo, path } = publicationAlert(base, 'Asia/Shanghai');
    expect(title.zh).toBe('发送失败');
    expect(happened.zh).toBe('「示例局」定于 2026-07-15 10:00 在微博「示例微博」发布的内容被拒绝（20031）。');
    expect(happened.en).toContain('at 2026-07-15 10:00 was refused (20031).');
    expect(todo.zh).toContain('取消');
    expect(path).toBe('/api/publications/01890000-0000-7000-8000-000000000000');
    expect(publicationAlert(base, 'America/New_York').happened.en).toContain('2026-07-14 22:00');
  });

  it('warns against sending again what may be out', () => {
    const { todo } = publicationAlert({ ...base, trouble: 'unconfirmed', code: null }, 'Asia/Shanghai');
    expect(todo.zh).toContain('请勿直接重发');
    expect(todo.en).toContain('two people');
  });

  it('asks nobody to send again what has lost its approval', () => {
    const voided = { ...base, trouble: 'unconfirmed', because: 'voided', code: null } as const;
    const { todo } = publicationAlert(voided, 'Asia/Shanghai');
    expect(todo.zh).toContain('切勿重发');
    expect(todo.zh).toContain('撤下');
    expect(todo.en).toContain('do not send it again');
    expect(todo.zh + todo.en).not.toMatch(/两人|two people/);
  });

  it('says that a draft was published by hand where no site has reported anything', () => {
    const contradicted = { ...base, trouble: 'contradicted', code: null } as const;
    const byHand = publicationAlert({ ...contradicted, because: 'by-hand' }, 'Asia/Shanghai');
    expect(byHand.happened.zh).toContain('草稿却已被人在网站后台公开或设为定时发布');
    const told = (facts: typeof byHand) => Object.values([facts.title, facts.happened, facts.todo]).map(({ zh }) => zh);
    expect(told(byHand).join('')).not.toMatch(/回告|前后说了什么/);
    expect(told(publicationAlert(contradicted, 'Asia/Shanghai')).join('')).toMatch(/回告.*前后说了什么/);
  });

  it('has what is withdrawn and waits with a person stopped there, now', () => {
    const { happened, todo } = publicationAlert({ ...base, trouble: 'withdrawn', code: 'X' }, 'Asia/Shanghai');
    expect(happened.zh).toContain('定稿已撤销，但仍在平台上等待');
    expect(todo.zh).toContain('立即到平台后台删除草稿');
    expect(todo.en).toContain('do not publish it');
  });

  it('has a draft that cannot be taken back deleted by hand, and its account looked at', () => {
    const { happened, todo } = publicationAlert({ ...base, trouble: 'stranded' }, 'Asia/Shanghai');
    expect(happened.zh).toContain('草稿仍在平台后台，系统多次未能删除。');
    expect(todo.zh).toContain('删除这份草稿');
    expect(todo.en).toContain('test on the account’s page');
  });

  it('asks for what a person was to do on the platform and nobody has confirmed', () => {
    const waits = { ...base, trouble: 'unfinished', code: null } as const;
    const { title, happened, todo } = publicationAlert({ ...waits, because: 'retract' }, 'Asia/Shanghai');
    expect(title.zh).toContain('等人到平台后台处理');
    expect(happened.zh).toMatch(/发布的内容须由人到平台后台撤下，还没有人确认完成。$/);
    expect(happened.en).toContain('(take down)');
    expect(todo.zh).toContain('在系统中确认');
    expect(publicationAlert({ ...waits, because: 'correct' }, 'Asia/Shanghai').happened.zh).toContain('后台更正');
  });

  it.each(['paused', 'unauthorised', 'unworked', 'unprepared', 'retry', 'unclaimed'] as const)(
    'says why one is late: %s',
    (because) => {
      const late = publicationAlert({ ...base, trouble: 'late', because }, 'Asia/Shanghai');
      const unknown = publicationAlert({ ...base, trouble: 'late', because: null }, 'Asia/Shanghai');
      expect(late.happened.zh).toMatch(/还没有发出：.+。/);
      expect(late.happened).not.toEqual(unknown.happened);
    },
  );

  it('says what helps one whose account is paused, not where to look for faults', () => {
    const { todo } = publicationAlert({ ...base, trouble: 'late', because: 'paused' }, 'Asia/Shanghai');
    expect(todo.zh).toContain('恢复使用该账号');
    expect(todo.en).toContain('Resume the account');
    for (const words of [todo.zh, todo.en]) expect(words).not.toMatch(/worker|队列|queue/);
  });
});
