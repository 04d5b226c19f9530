import { alertText, pauseAfter, type ToldAlert } from './alert-text.rules.js';

const alert = (n: number, kind = 'example.failed'): ToldAlert => ({
  id: `id-${n}`,
  kind,
  subject: String(n),
  episode: new Date(0),
  facts: {
    title: { zh: `示例 ${kind}`, en: `Example ${kind}` },
    happened: { zh: `第 ${n} 件出错。`, en: `Number ${n} failed.` },
    todo: { zh: '请修正。', en: 'Correct it.' },
    path: `/things/${n}`,
  },
});
const many = (count: number): ToldAlert[] => Array.from({ length: count }, (_, n) => alert(n, n % 3 ? 'a' : 'b'));
const at = 'https://news.example.cn';

describe('the words of an alert', () => {
  it('say in Chinese, then in English, what happened, what to do and where', () => {
    const { subject, body } = alertText([alert(7)], at, 'Asia/Shanghai');
    expect(subject).toBe('【宣发台】示例 example.failed / Example example.failed');
    const order = [
      '示例 example.failed (1970-01-01 08:00)',
      '第 7 件出错。',
      '请修正。',
      `${at}/things/7`,
      'Number 7 failed.',
      'What to do: Correct it.',
    ];
    const places = order.map((words) => body.indexOf(words));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  it('tell up to five at length', () => {
    const { subject, body } = alertText(many(5), at, 'Asia/Shanghai');
    expect(subject).toContain('5 件事');
    expect(body.match(/处理办法/g)).toHaveLength(5);
  });

  it('are a digest beyond that: how many of each kind, what to do once a kind, and where each is', () => {
    const { body } = alertText(many(6), at, 'Asia/Shanghai');
    expect(body).toContain('示例 a × 4');
    expect(body).toContain('· 1970-01-01 08:00 第 1 件出错。');
    expect(body).toContain('示例 b × 2');
    expect(body.match(/处理办法/g)).toHaveLength(2);
    for (let n = 0; n < 6; n++) expect(body).toContain(`${at}/things/${n}\n`);
  });

  it('tell in a digest every different thing to do, also within a kind', () => {
    const paused = many(7).map((one, n) =>
      n < 2
        ? { ...one, kind: 'a', facts: { ...one.facts, todo: { zh: '请恢复账号。', en: 'Resume the account.' } } }
        : one,
    );
    const { body } = alertText(paused, at, 'Asia/Shanghai');
    expect(body).toContain('处理办法：请恢复账号。');
    expect(body).toContain('What to do: Resume the account.');
    expect(body.match(/处理办法/g)).toHaveLength(3);
  });

  it('name twenty and count the rest', () => {
    const { body } = alertText(many(1_000), at, 'Asia/Shanghai');
    expect(body).toContain('另有 980 件');
    expect(body).toContain('980 more');
    expect(body.length).toBeLessThan(6_000);
  });
});

describe('the pause before a message is tried again', () => {
  it('doubles from fifteen seconds up to half an hour', () => {
    expect([1, 2, 3, 4].map(pauseAfter)).toEqual([15_000, 30_000, 60_000, 120_000]);
    expect(pauseAfter(8)).toBe(1_800_000);
    expect(pauseAfter(10_000)).toBe(1_800_000);
  });
});
