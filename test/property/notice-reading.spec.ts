import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { NoticeReading } from '../../src/campaigns/notice/notice-reading.rules.js';
import { readNotice } from '../../src/campaigns/notice/notice.rules.js';

const folder = join(__dirname, '../fixtures/notices');
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .sort();
const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8');
const notices = names.map((name) => [name, textOf(name)] as const);
const sample = readFileSync(join(__dirname, '../../src/demo/sample-notice.txt'), 'utf8');

/** A reading without the places it came from; warnings as `CODE field`. */
function facts(reading: NoticeReading): object {
  const { spans: _spans, warnings, ...rest } = reading;
  return { ...rest, warnings: warnings.map(({ code, field }) => (field === undefined ? code : `${code} ${field}`)) };
}

/** Every value of a reading with its path as in `spans`. */
function leaves(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((item, index) => leaves(item, `${path}[${index}]`));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, item]) => leaves(item, path === '' ? key : `${path}.${key}`));
}

/** What a reading calls things: its items, and what is handed in. */
function titlesOf({ pillars, forms, requirements, deadlines }: NoticeReading): string[] {
  const named = [...pillars, ...forms, ...requirements].map(({ title }) => title);
  return [...named, ...deadlines.map(({ what }) => what)].filter((title) => title !== null);
}

function isBalanced(text: string): boolean {
  const count = (mark: string): number => text.split(mark).length;
  return ['（）', '《》', '“”', '()'].every(([open = '', close = '']) => count(open) === count(close));
}

const bare = (text: string): string => text.replace(/[\s\u3000]/g, '');

describe('reading notices of many shapes', () => {
  test('there are at least thirty of them', () => expect(names.length).toBeGreaterThanOrEqual(30));

  test.each(notices)('%s reads as expected', (name, text) => {
    const expected = JSON.parse(textOf(name.replace(/txt$/, 'json'))) as object;
    expect(facts(readNotice(text))).toEqual(expected);
  });

  test.each(notices)('%s: each value has a place inside the text that holds it', (_name, text) => {
    const { spans, warnings: _warnings, ...values } = readNotice(text);
    for (const [path, value] of leaves(values)) {
      const span = spans[path];
      expect(span).toBeDefined();
      const [start, end] = span ?? [0, 0];
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeGreaterThan(start);
      expect(end).toBeLessThanOrEqual(text.length);
      if (/\.date$|^window/.test(path)) continue;
      const source = text.slice(start, end);
      // Values put together of several lines or without contact data are covered, not equal.
      const pieces = bare(value).split(/[\n]|(?<=。)/);
      const found = pieces.filter((piece) => bare(source).includes(piece.replace(/[，。；]$/, '')));
      expect([path, found.length]).toEqual([path, pieces.length]);
    }
  });

  test.each(notices)(
    '%s: line ends, a byte order mark, tabs for indents and page numbers change no value',
    (_name, text) => {
      const expected = facts(readNotice(text));
      expect(facts(readNotice(text.replaceAll('\n', '\r\n')))).toEqual(expected);
      expect(facts(readNotice(text.replaceAll('\n', '\r')))).toEqual(expected);
      expect(facts(readNotice(`\ufeff${text}`))).toEqual(expected);
      expect(facts(readNotice(`${text}\n— 7 —\n`))).toEqual(expected);
      expect(facts(readNotice(text.replaceAll('\n', '  \n')))).toEqual(expected);
    },
  );

  test.each(notices)('%s: no title is cut inside brackets', (_name, text) => {
    expect(titlesOf(readNotice(text)).filter((title) => !isBalanced(title))).toEqual([]);
  });

  test('no title is cut inside brackets, however things are called and whatever is said of them', () => {
    const inner = fc.stringMatching(/^[甲乙丙，；、：每篇3]{1,30}$/);
    const thing = fc
      .tuple(fc.constantFrom('活动总结', '第一批稿件', '《示例方案》', '“示例”案例'), fc.option(inner))
      .map(([name, aside]) => (aside === null ? name : `${name}（${aside}）`));
    const demand = fc.oneof(
      thing.map((what) => `请于5月10日前报送${what}，逾期不候。`),
      thing.map((what) => `请于5月10日前将${what}报送市教育局。`),
      thing.map((what) => `${what}于5月10日前报送市教育局。`),
      fc.tuple(thing, thing).map(([one, two]) => `${one}和${two}分别于5月10日和6月30日前报送市教育局。`),
      thing.map((what) => `5月10日前完成${what}，并做好总结。`),
    );
    fc.assert(
      fc.property(fc.array(demand, { minLength: 1, maxLength: 4 }), (demands) => {
        const items = demands.map((each, index) => `${index + 1}.${each}`).join('\n');
        const text = `关于开展示例活动的通知\n明示发〔2023〕15号\n各单位：\n一、活动时间\n2023年5月\n二、工作要求\n${items}\n\n明川市教育局\n2023年4月8日\n`;
        expect(titlesOf(readNotice(text)).filter((title) => !isBalanced(title))).toEqual([]);
      }),
    );
  });

  test.each(notices)('%s: no contact data leaves the text', (_name, text) => {
    const values = leaves({ ...readNotice(text), spans: {} })
      .filter(([path]) => !path.startsWith('warnings'))
      .map(([, value]) => value)
      .join('\n');
    expect(values).not.toMatch(/@|联系人|联系电话|\d{3}-?\d{7}/);
  });

  test.each([
    ['an empty file', ''],
    ['blanks', ' \n\u3000\r\n\t'],
    ['a poem', '山行\n远上寒山石径斜，白云深处有人家。\n停车坐爱枫林晚，霜叶红于二月花。'],
    ['a poem called 通知', '通知\n\n风来的时候\n树叶都知道\n它们一片一片\n告诉了大地'],
    ['JSON', '{"title":"关于开展活动的通知","a":[1,2]}'],
    ['a shopping list', '购物清单\n1. 牛奶\n2. 鸡蛋\n请于7月1日前送到家。'],
    [
      'a news report of a notice',
      '市里启动宣传活动\n7月1日，市教育局等六部门印发《关于开展宣传活动的通知》，要求各校于7月20日前报送总结。',
    ],
    ['a diary', '2021年6月1日 晴\n今天去了公园。\n一、看花。\n二、划船。'],
    ['source code', 'export function notice() {\n  return "关于开展活动的通知";\n}'],
  ])('%s is no notice: nothing is read, and a warning says so', (_what, text) => {
    const reading = readNotice(text, { today: '2026-01-01' });
    expect(facts(reading)).toEqual({
      title: null,
      documentNumber: null,
      issuers: [],
      theme: null,
      window: { from: null, to: null },
      pillars: [],
      forms: [],
      requirements: [],
      deadlines: [],
      warnings: ['NOT_A_NOTICE'],
    });
    expect(reading.spans).toEqual({});
  });

  test('the sample notice draws no warning before its campaign ends, and a warning after', () => {
    expect(readNotice(sample, { today: '2026-07-31' }).warnings).toEqual([]);
    expect(readNotice(sample, { today: '2026-08-01' }).warnings.map(({ code }) => code)).toEqual(['WINDOW_PAST']);
  });

  test('the sample notice has three pillars, three forms and a hand-in with two receiving offices', () => {
    const reading = readNotice(sample);
    expect([reading.pillars.length, reading.forms.length, reading.requirements.length]).toEqual([3, 3, 3]);
    expect(reading.issuers).toHaveLength(6);
    expect(reading.window).toEqual({ from: '2026-07-01', to: '2026-07-31' });
    expect(reading.deadlines).toEqual([
      {
        date: '2026-07-27',
        when: '于7月27日（星期一）前',
        what: '活动总结和典型案例',
        to: ['市就业服务中心', '市职业技能培训研究室'],
        routes: [
          { who: '各区和有关单位', to: ['市就业服务中心'] },
          { who: '技工院校', to: ['市职业技能培训研究室'] },
        ],
      },
    ]);
  });
});

describe('reading whatever comes', () => {
  const words = [
    ...'一二三四五六七八九十（）()、。，；：:第条〔〕[]【】“”《》年月日前后至到于将把和及报送交\n\r\t 　0123456789.-—~@#',
    '关于开展',
    '的通知',
    '各单位：',
    '附件1',
    '活动时间',
    '主题：',
    '宣传内容',
    '工作要求',
    '7月1日前',
    '2021年6月3日',
    '二〇二一年六月',
    '市教育局',
    '市总工会',
    '报送至',
    '截止时间为',
    '联系人：',
    '示发〔2021〕1号',
    '\ud83d',
    '😀',
  ];
  const garbled = fc.array(fc.constantFrom(...words), { maxLength: 400 }).map((parts) => parts.join(''));
  const anything = fc.oneof(garbled, fc.string({ unit: 'binary', maxLength: 400 }));
  const damaged = fc
    .tuple(fc.constantFrom(...notices.map(([, text]) => text)), fc.nat(3000), fc.nat(200), garbled)
    .map(([text, at, cut, noise]) => text.slice(0, at) + noise.slice(0, 40) + text.slice(at + cut));

  test('never throws, and every place lies inside the text', () => {
    fc.assert(
      fc.property(fc.oneof(anything, damaged), (text) => {
        const { spans } = readNotice(text, { today: '2026-01-01' });
        for (const [start, end] of Object.values(spans)) {
          expect(0 <= start && start < end && end <= text.length).toBe(true);
        }
      }),
      { seed: 20200727, numRuns: 600 },
    );
  });

  test('dates are real days of the calendar, and windows do not run backwards', () => {
    fc.assert(
      fc.property(fc.oneof(garbled, damaged), (text) => {
        const { window, deadlines } = readNotice(text);
        for (const date of [window.from, window.to, ...deadlines.map((deadline) => deadline.date)]) {
          if (date !== null) expect(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date);
        }
        if (window.from !== null && window.to !== null) expect(window.from <= window.to).toBe(true);
      }),
      { seed: 426, numRuns: 600 },
    );
  });

  test('the same text with Windows line ends gives the same values', () => {
    fc.assert(
      fc.property(damaged, (text) => {
        const unix = text.replace(/\r\n?/g, '\n');
        expect(facts(readNotice(unix.replaceAll('\n', '\r\n')))).toEqual(facts(readNotice(unix)));
      }),
      { seed: 97, numRuns: 200 },
    );
  });

  const head = '关于开展示例宣传活动的通知\n示发〔2021〕1号\n各单位：\n现将有关事项通知如下：\n一、宣传内容\n';
  test.each([
    '7月1日',
    ' ',
    '\t',
    '“',
    '（',
    '（一）',
    '一、\n',
    '报送',
    '市教育局\n',
    '关于\n',
    '于7月1日前。',
    '1.',
    'a@b.',
    '将总结报送市教育局，',
    '联系人：',
    '附件1\n',
    '《',
    '—',
    '，向',
  ])('200 kB of %j come to an end and throw nothing', (unit) => {
    const textOf = (bytes: number): string => head + unit.repeat(Math.ceil(bytes / Buffer.byteLength(unit)));
    // Exponential or badly quadratic work would run into the test's own limit; how fast it is belongs to the bench.
    for (const bytes of [50_000, 200_000]) expect(() => readNotice(textOf(bytes))).not.toThrow();
  });
});
