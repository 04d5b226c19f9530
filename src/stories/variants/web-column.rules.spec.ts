import type { VariantContent, WebContent } from '../variant-content.rules.js';
import { checkVariant } from './check-variant.rules.js';
import { readVariantContent } from './read-variant.rules.js';
import { checkColumn, checkColumnTaken } from './web-column.rules.js';

const doc = {
  type: 'doc',
  content: [{ type: 'paragraph', attrs: { textAlign: null }, content: [{ type: 'text', text: '正文' }] }],
};
const web: WebContent = { channel: 'web', title: '示例', summary: '', body: doc, cover: null };

describe('the column of a page', () => {
  it('that is not chosen is no field, so that what was sealed before there were columns reads the same', () => {
    for (const column of [undefined, null, '']) {
      const read = readVariantContent('web', { ...web, column });
      expect(read).toEqual({ ok: true, content: web });
      expect(read.ok && 'column' in read.content).toBe(false);
    }
  });

  it('that is chosen is kept', () =>
    expect(readVariantContent('web', { ...web, column: '工作动态' })).toEqual({
      ok: true,
      content: { ...web, column: '工作动态' },
    }));

  it('is a text, and of pages alone', () => {
    expect(readVariantContent('web', { ...web, column: 7 }).ok).toBe(false);
    expect(readVariantContent('weibo', { channel: 'weibo', text: 'x', picture: null, column: 'x' }).ok).toBe(false);
  });

  it.each([
    ['工作动态', []],
    ['栏'.repeat(100), []],
    ['栏'.repeat(101), ['/column TOO_LONG']],
    ['工作\n动态', ['/column LINE_BREAK']],
    [' ', ['/column EMPTY']],
  ])('%j has the problems %j', (column, problems) => {
    const found = checkVariant({ ...web, column }, { media: new Map() });
    expect(found.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(problems);
  });

  it.each<[string, VariantContent, string[], string[]]>([
    ['listed', { ...web, column: '工作动态' }, ['工作动态'], []],
    ['not listed', { ...web, column: '动态' }, ['工作动态', '通知公告'], ['COLUMN_UNKNOWN']],
    ['not chosen', web, ['工作动态'], []],
    ['anything where none is listed', { ...web, column: '动态' }, [], []],
    ['of another channel', { channel: 'weibo', text: '', picture: null }, ['工作动态'], []],
  ])('%s is judged by the site’s list', (_what, content, columns, codes) => {
    const found = checkColumn(content, columns);
    expect(found.map(({ code }) => code)).toEqual(codes);
    for (const { zh } of found) expect(zh).toContain('工作动态、通知公告');
  });

  it.each([
    ['on the own site alone', { ...web, column: '动态' }, ['site'], ['COLUMN_NOT_TAKEN']],
    ['where another site of the release takes it', { ...web, column: '动态' }, ['site', 'webhook'], []],
    ['on a site that has columns', { ...web, column: '动态' }, ['wordpress'], []],
    ['that is not chosen', web, ['site'], []],
    ['where nothing goes to the web', { ...web, column: '动态' }, [], []],
  ] as const)('%s is never silently ignored', (_what, content, drivers, codes) =>
    expect(checkColumnTaken(content, drivers).map(({ code }) => code)).toEqual(codes),
  );
});
