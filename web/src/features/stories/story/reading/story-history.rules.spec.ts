import type { Review } from '../../api/story-queries';
import { historyOf } from './story-history.rules';

const person = (name: string) => ({ id: name, name });
const at = (minute: number) => `2026-11-26T08:${String(minute).padStart(2, '0')}:00.000Z`;
const stage = (zh: string, decision: object | null) => ({ name: { zh, en: zh }, decision });

describe('the history of a story', () => {
  it('tells who did what when, the last first, with what was said', () => {
    const round = {
      number: 1,
      submittedAt: at(2),
      submittedBy: person('信息员'),
      stages: [
        stage('初审', { decision: 'approve', at: at(3), person: person('初审人'), opinion: null }),
        stage('复审', { decision: 'return', at: at(4), person: person('复审人'), opinion: '请核对数字' }),
        stage('终审', null),
      ],
      ...{ state: 'returned', closedAt: at(4), closingReason: null, seal: null },
    } as unknown as Review['rounds'][number];
    const revisions = [{ number: 1, createdAt: at(1), createdBy: 'a' }];
    const publications = [
      { sentAt: at(9), accountName: '示例局网站' },
      { sentAt: null, accountName: '示例微博' },
    ];
    const told = historyOf(revisions, [round], publications, { archivedAt: null }, new Map([['a', '信息员']]), []);
    expect(told.map(({ kind, who, word }) => [kind, who, word])).toEqual([
      ['sent', null, null],
      ['return', '复审人', '请核对数字'],
      ['approve', '初审人', null],
      ['submitted', '信息员', null],
      ['revision', '信息员', null],
    ]);
  });

  it('knows seals that were voided, withdrawals and being laid away', () => {
    const round = (more: object) =>
      ({
        number: 1,
        submittedAt: at(1),
        submittedBy: person('a'),
        stages: [],
        seal: null,
        closingReason: null,
        ...more,
      }) as never;
    const seal = { sealedAt: at(2), voidedAt: at(3), voidedBy: person('b'), voidReason: '数字有误' };
    const told = historyOf(
      [],
      [
        round({ state: 'voided', closedAt: at(2), seal }),
        round({ state: 'withdrawn', closedAt: at(5), closingReason: '改一改' }),
      ],
      [],
      { archivedAt: at(7) },
      new Map(),
      [],
    );
    expect(told.map(({ kind, word }) => [kind, word])).toEqual([
      ['archived', null],
      ['withdrawn', '改一改'],
      ['voided', '数字有误'],
      ['sealed', null],
      ['submitted', null],
      ['submitted', null],
    ]);
  });

  it('tells what was done to what is out: by whom, why and on which account; what a person did by hand as asked and as ended', () => {
    const change = (more: object) =>
      ({
        reason: '数字有误',
        orderedBy: '值班编辑',
        accountName: '示例局网站',
        endedBy: null,
        note: null,
        ...more,
      }) as never;
    const told = historyOf([], [], [{ sentAt: at(1), accountName: '示例局网站' }], { archivedAt: null }, new Map(), [
      change({ kind: 'retract', state: 'done', orderedAt: at(2), endedAt: at(3) }),
      change({
        kind: 'restore',
        state: 'done',
        orderedAt: at(4),
        endedAt: at(6),
        endedBy: '渠道管理员',
        note: '已看到',
      }),
      change({ kind: 'correct', state: 'by_hand', orderedAt: at(7), endedAt: null }),
    ]);
    expect(told.map(({ kind, who, what, word }) => [kind, who, what, word])).toEqual([
      ['correct_ordered', '值班编辑', '示例局网站', '数字有误'],
      ['restore_done', '渠道管理员', '示例局网站', '已看到'],
      ['restore_ordered', '值班编辑', '示例局网站', '数字有误'],
      ['retract_done', '值班编辑', '示例局网站', '数字有误'],
      ['sent', null, '示例局网站', null],
    ]);
  });
});
