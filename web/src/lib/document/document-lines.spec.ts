import { linesOfDocument } from './document-lines';

const text = (value: string) => ({ type: 'text', text: value });
const paragraph = (value: string) => ({ type: 'paragraph', content: [text(value)] });

describe('the lines of a body', () => {
  test('are its paragraphs in reading order; lists, quotations, tables and pictures say what they are', () => {
    const item = { type: 'listItem', content: [paragraph('第一条')] };
    const cell = (value: string) => ({ type: 'tableCell', content: [paragraph(value)] });
    const body = {
      type: 'doc',
      content: [
        { type: 'heading', content: [text('标题')] },
        { type: 'paragraph', content: [text('前'), { type: 'hardBreak' }, text('后')] },
        { type: 'paragraph' },
        { type: 'bulletList', content: [item] },
        { type: 'blockquote', content: [paragraph('引文')] },
        { type: 'image', attrs: { sha256: 'a', alt: '合影' } },
        { type: 'table', content: [{ type: 'tableRow', content: [cell('甲'), cell('乙')] }] },
      ],
    };
    expect(linesOfDocument(body)).toEqual(['标题', '前\n后', '· 第一条', '> 引文', '〔图〕合影', '甲 ｜ 乙']);
  });

  test('of nothing are none', () => {
    for (const nothing of [null, undefined, 'text', {}, { type: 'doc' }]) expect(linesOfDocument(nothing)).toEqual([]);
  });
});
