import { anchorAt, findAnchor } from './anchor';
import { canonical, type DocumentJson, wordsOf } from './canonical';
import { type Draft, sameDraft } from './draft';
import { mergeDrafts } from './merge';

const p = (text: string): DocumentJson => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const doc = (...texts: string[]): DocumentJson => ({ type: 'doc', content: texts.map(p) });
const draft = (more: Partial<Draft> = {}): Draft => ({
  ...{ title: '示例', summary: '', facts: {}, body: doc('一', '二', '三'), cover: null, aiUse: 'none', forms: {} },
  ...more,
});

describe('two people’s changes of the same revision', () => {
  test('are brought together where they touch different things', () => {
    const merge = mergeDrafts(
      draft(),
      draft({ title: '我的标题', body: doc('一改', '二', '三'), facts: { unit: '示例公司' } }),
      draft({ summary: '对方的摘要', body: doc('一', '二', '三', '四'), forms: { weibo: { text: '另写' } } }),
    );
    expect(merge.clashes).toEqual([]);
    expect(merge.settle(() => 'theirs')).toEqual(
      draft({
        ...{
          title: '我的标题',
          summary: '对方的摘要',
          facts: { unit: '示例公司' },
          forms: { weibo: { text: '另写' } },
        },
        body: doc('一改', '二', '三', '四'),
      }),
    );
    expect(merge.taken).toBe(3);
  });

  test('are for a person to settle where they touch the same, block by block', () => {
    const merge = mergeDrafts(
      draft(),
      draft({ title: '甲', body: doc('一', '二甲', '三') }),
      draft({ title: '乙', body: doc('一', '二乙', '三', '四') }),
    );
    expect(merge.clashes.map(({ kind, mine, theirs }) => [kind, mine, theirs])).toEqual([
      ['title', '甲', '乙'],
      ['body', '二甲', '二乙'],
    ]);
    expect(merge.settle(() => 'mine')).toEqual(draft({ title: '甲', body: doc('一', '二甲', '三', '四') }));
    expect(merge.settle(() => 'theirs')).toEqual(draft({ title: '乙', body: doc('一', '二乙', '三', '四') }));
    const both = merge.settle(({ kind }) => (kind === 'body' ? 'both' : 'mine'));
    expect(both.body).toEqual(doc('一', '二乙', '二甲', '三', '四'));
  });

  test('that are the same change are none', () => {
    const changed = draft({ body: doc('一', '三'), facts: { honours: ['甲'] } });
    expect(mergeDrafts(draft(), changed, changed).clashes).toEqual([]);
  });

  test('one who empties what the other rewrites is asked', () => {
    const merge = mergeDrafts(draft(), draft({ body: doc('') }), draft({ body: doc('一', '二改', '三') }));
    expect(merge.clashes).toHaveLength(1);
    expect(merge.settle(() => 'theirs').body).toEqual(doc('一', '二改', '三'));
  });

  test('never lose a block: with both kept, each side’s words are all there', () => {
    const texts = ['一', '二', '三', '四'];
    const changes = [
      [],
      ['一'],
      ['甲', '二', '三', '四'],
      ['一', '三', '乙'],
      ['四', '三', '二', '一'],
      ['一', '二', '丙', '三', '四'],
    ];
    for (const mine of changes)
      for (const theirs of changes) {
        const [own, other] = [draft({ body: doc(...mine) }), draft({ body: doc(...theirs) })];
        const words = wordsOf(mergeDrafts(draft({ body: doc(...texts) }), own, other).settle(() => 'both').body);
        for (const text of [...mine, ...theirs].filter((one) => !texts.includes(one))) expect(words).toContain(text);
      }
  });
});

describe('the words of a comment', () => {
  const text = '第一位技师获奖。第二位技师获奖。第三位技师退休。';

  test('are found again among the same words by what stands around them', () => {
    const anchor = anchorAt(text, text.indexOf('技师', 8), text.indexOf('技师', 8) + 2);
    const moved = `新写的开头。${text}`;
    expect(findAnchor(moved, anchor)?.from).toBe(moved.indexOf('第二位') + 3);
  });

  test('are found where they were reworded, and not where they are gone', () => {
    const at = text.indexOf('第二位技师');
    const anchor = anchorAt(text, at, at + 5);
    const reworded = text.replace('第二位技师', '另一位师傅');
    const found = findAnchor(reworded, anchor);
    expect(found && reworded.slice(found.from, found.to)).toBe('另一位师傅');
    expect(findAnchor('完全不同的文字。', anchor)).toBeNull();
  });
});

describe('what an editor writes along', () => {
  test('makes no difference', () => {
    const edited: DocumentJson = {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          attrs: { textAlign: null },
          content: [
            {
              type: 'text',
              text: '一',
              marks: [
                { type: 'bold' },
                { type: 'link', attrs: { href: 'https://example.org', target: null, rel: null } },
              ],
            },
          ],
        },
        { type: 'paragraph', attrs: { textAlign: null } },
      ],
    };
    const marks = [{ type: 'link', attrs: { href: 'https://example.org' } }, { type: 'bold' }];
    const kept = {
      type: 'doc',
      content: [
        { type: 'paragraph', content: [{ type: 'text', text: '一', marks }] },
        { type: 'paragraph', content: [] },
      ],
    };
    expect(canonical(edited)).toEqual(canonical(kept));
    expect(sameDraft(draft({ body: edited, facts: { unit: '' } }), draft({ body: kept }))).toBe(true);
    expect(sameDraft(draft({ body: edited }), draft())).toBe(false);
  });
});
