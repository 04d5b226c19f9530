import { detailsOf, idsIn } from './entry-details.rules.js';

const BUREAU = '0190a000-0000-7000-8000-000000000001';
const GONE = '0190a000-0000-7000-8000-000000000002';
const reader = { zone: 'Asia/Shanghai', nameOf: (id: string) => (id === BUREAU ? '市局' : null) };

function lines(data: Record<string, unknown>): string[] {
  return detailsOf(data, reader).map(({ field, before, after }) =>
    [field.zh, before?.zh ?? '', after?.zh ?? ''].join('|'),
  );
}

test('a change is told as what it was and what it is; what did not change is left out', () => {
  expect(
    lines({
      before: { name: '旧', zone: 'Asia/Shanghai', enabled: true, departmentId: GONE },
      after: { name: '新', zone: 'Asia/Shanghai', enabled: false, departmentId: BUREAU },
      stranded: 0,
    }),
  ).toEqual(['名称|旧|新', '启用|是|否', '单位|（已删除）|市局', '不再合规的条数||0']);
});

test('words of the database, ids, times and rules are told in words; marks for programs are not told', () => {
  expect(
    lines({
      role: 'press_officer',
      channel: 'wechat',
      stageKey: 'final',
      accountIds: [BUREAU, GONE],
      slotAt: '2026-11-29T02:01:00.000Z',
      until: 0,
      digest: 'abc',
      roundId: GONE,
      priorityReason: null,
      rules: [
        { type: 'limit', max: 10, per: 'PT1H', window: 'sliding' },
        { type: 'limit', max: 1, per: 'day', window: 'calendar' },
        { type: 'minGap', gap: 'PT30M' },
        { type: 'hours', workday: ['08:00-18:00'] },
        { type: 'maxInFlight', max: 2 },
      ],
      reason: { code: 'X', text: { zh: '缘由', en: 'why' } },
      days: [{ date: '2026-10-10', class: 'workday', note: '调休' }],
    }),
  ).toEqual([
    '职责||信息员',
    '渠道||微信公众号',
    '环节||终审',
    '账号||市局、（已删除）',
    '发布时间||2026-11-29 10:01:00',
    '至迟||1970-01-01 08:00:00',
    '规则||任意 1 小时内最多 10 条；每日最多 1 条；至少相隔 30 分钟；可发时段：工作日 08:00-18:00，周末 不发，节假日 不发；同时发送最多 2 条',
    '理由||缘由',
    '日期||2026-10-10 工作日 调休',
  ]);
});

test('one value that became another is told so, and every id in the data is asked for', () => {
  expect(lines({ before: 1, after: 3 })).toEqual(['数值|1|3']);
  expect(idsIn({ a: [BUREAU, { b: GONE }], c: 'no id' })).toEqual([BUREAU, GONE]);
});
