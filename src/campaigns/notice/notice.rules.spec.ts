import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readNotice } from './notice.rules.js';
import type { NoticeDeadline, NoticeReading } from './notice-reading.rules.js';

const folder = join(__dirname, '../../../test/fixtures/notices/by-hand');
const textsIn = (path: string): string[] =>
  readdirSync(path)
    .filter((name) => name.endsWith('.txt'))
    .sort();

type Deadline = Partial<Pick<NoticeDeadline, 'date' | 'what' | 'to'>>;

/** What a careful reader wrote down before the notice was first read by the product; what is left out is open to dispute. */
interface ByHand extends Partial<Pick<NoticeReading, 'title' | 'documentNumber' | 'issuers' | 'theme'>> {
  window?: [string | null, string | null];
  /** Titles of the items. */
  pillars?: (string | null)[];
  forms?: (string | null)[];
  requirements?: (string | null)[];
  /** All of them, the first ones, the last one, or the dates of all. */
  deadlines?: Deadline[];
  firstDeadlines?: Deadline[];
  lastDeadline?: Deadline;
  deadlineDates?: (string | null)[];
  /** The words the last requirement ends in: nothing of what follows the notice belongs to it. */
  lastRequirementEnds?: string;
}

/** The same facts of a reading, as far as they were written down. */
function sameFacts(reading: NoticeReading, expected: ByHand): ByHand {
  const titles = (items: NoticeReading['pillars']): (string | null)[] => items.map(({ title }) => title);
  const asked = (found: NoticeDeadline | undefined, deadline: Deadline): Deadline =>
    Object.fromEntries(Object.keys(deadline).map((key) => [key, found?.[key as keyof Deadline]]));
  const { deadlines } = reading;
  const lists = { deadlines, firstDeadlines: deadlines.slice(0, expected.firstDeadlines?.length ?? 0) };
  const compare = (found: readonly NoticeDeadline[], wanted: Deadline[] = []): Deadline[] =>
    found.map((each, index) => asked(each, wanted[index] ?? {}));
  const last = reading.requirements.at(-1)?.text ?? '';
  const facts: Required<ByHand> = {
    ...reading,
    window: [reading.window.from, reading.window.to],
    pillars: titles(reading.pillars),
    forms: titles(reading.forms),
    requirements: titles(reading.requirements),
    deadlines: compare(lists.deadlines, expected.deadlines),
    firstDeadlines: compare(lists.firstDeadlines, expected.firstDeadlines),
    lastDeadline: asked(deadlines.at(-1), expected.lastDeadline ?? {}),
    deadlineDates: deadlines.map(({ date }) => date),
    lastRequirementEnds: last.slice(-(expected.lastRequirementEnds ?? '').length),
  };
  return Object.fromEntries(Object.keys(expected).map((key) => [key, facts[key as keyof ByHand]]));
}

describe('notices read by hand first', () => {
  test.each(textsIn(folder))('%s says what a careful reader found in it', (name) => {
    const expected = JSON.parse(readFileSync(join(folder, name.replace(/txt$/, 'json')), 'utf8')) as ByHand;
    expect(sameFacts(readNotice(readFileSync(join(folder, name), 'utf8')), expected)).toEqual(expected);
  });

  test.each(textsIn(folder))(
    '%s reads the same with other line ends, and each value lies where its span says',
    (name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      const { spans, ...facts } = readNotice(text);
      for (const variant of [text.replaceAll('\n', '\r\n'), `\ufeff${text}\n— 3 —\n`]) {
        const { spans: _spans, ...same } = readNotice(variant);
        expect(same).toEqual(facts);
      }
      for (const [path, [start, end]] of Object.entries(spans)) {
        expect([path, 0 <= start && start < end && end <= text.length]).toEqual([path, true]);
      }
      const at = (path: string): string => text.slice(...(spans[path] ?? [0, 0])).replace(/\s/g, '');
      for (const [index, { what, to }] of facts.deadlines.entries()) {
        if (what !== null) expect(at(`deadlines[${index}].what`)).toBe(what.replace(/\s/g, ''));
        to.forEach((body, place) => expect(at(`deadlines[${index}].to[${place}]`)).toBe(body.replace(/\s/g, '')));
      }
    },
  );

  const others = join(folder, 'no-notice');
  test.each(textsIn(others))('%s is no notice', (name) => {
    const { spans, warnings, ...facts } = readNotice(readFileSync(join(others, name), 'utf8'));
    expect(warnings.map(({ code }) => code)).toEqual(['NOT_A_NOTICE']);
    expect(spans).toEqual({});
    expect(Object.values(facts).filter((value) => Array.isArray(value) && value.length > 0)).toEqual([]);
    expect([facts.title, facts.documentNumber, facts.theme, facts.window.from, facts.window.to]).toEqual(
      Array<null>(5).fill(null),
    );
  });
});

describe('a notice of very many very short lines', () => {
  const head = '示例局关于开展示例活动的通知\n示发〔2026〕1号\n各有关单位：\n一、活动主题\n示例。\n';

  it.each(['字\n', '，\n', '5月1日\n', '1.甲\n', '“\n', '主题：\n'])(
    'is read in a fraction of a second: 50,000 characters of %j',
    (line) => {
      const text = head + line.repeat(50_000 / line.length);
      // Of the processor, and the least of some: what else the machine does is no part of it.
      const spent = [1, 2, 3, 4].map(() => {
        const before = process.cpuUsage();
        expect(readNotice(text).title).toContain('示例活动');
        const { user, system } = process.cpuUsage(before);
        return (user + system) / 1000;
      });
      expect(Math.min(...spent)).toBeLessThan(250);
    },
  );
});

describe('a notice as it is copied out of a document', () => {
  const text = [
    '关于组织开展示例宣传活动的通知',
    '明示办函〔2026〕118号',
    '各单位：',
    '　　现将有关事项通知如下。',
    '　　一、活动时间',
    '　　2026年12月1日至2027年1月31日。',
    '　　二、宣传形式',
    '　　（1）图文报道  （2）短视频  （3）海报、H5  （4）现场宣讲',
    '　　三、报送要求',
    '　　请各单位于12月4日前报送活动联络员（附件1），12月18日17:00前报送第一批稿件（每单位不少于3篇，每篇1500字以内，每张照片不小于2MB）；第二批稿件（每单位2篇；可附视频）于2027年1月15日前报送。',
    '表1  报送材料一览',
    '序号\t材料名称\t报送时间\t报送方式',
    '1\t联络员回执\t12月4日前\t粤政易',
    '2\t第一批稿件\t12月18日17:00前\t邮箱',
    '　　四、工作要求',
    '　　1.\t加强组织领导。各单位要落实责任。',
    '　　2.\t严格审核把关。',
    '',
    '明川市人力资源和社会保障局办公室',
    '2026年11月26日',
  ].join('\n');
  const reading = readNotice(text);

  test('numbered forms on one line are one each', () =>
    expect(reading.forms.map(({ title }) => title)).toEqual(['图文报道', '短视频', '海报、H5', '现场宣讲']));

  test('rows of a table and its caption are no requirements, lists with tabs are', () => {
    const alone = readNotice(text.replace(/\u3000\u3000四、[\s\S]*把关。/, ''));
    expect(alone.requirements.map(({ text: one }) => one)).toEqual([expect.stringMatching(/^请各单位于12.*报送。$/)]);
    const below = readNotice(text.replace(/(表1[\s\S]*邮箱\n)([\s\S]*把关。\n)/, '$2$1'));
    for (const { requirements } of [reading, below])
      expect(requirements.map(({ text: one }) => one)).toEqual(['各单位要落实责任。', '严格审核把关。']);
  });

  test('what is handed in is cut inside no bracket', () =>
    expect(reading.deadlines.map(({ date, what }) => [date, what])).toEqual([
      ['2026-12-04', '活动联络员（附件1）'],
      ['2026-12-18', '第一批稿件'],
      ['2027-01-15', '第二批稿件（每单位2篇；可附视频）'],
    ]));
});
