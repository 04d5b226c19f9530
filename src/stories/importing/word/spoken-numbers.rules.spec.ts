import { withSpokenNumbers, type WordParts } from './spoken-numbers.rules.js';

const level = (at: number, format: string, text: string): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const list = (id: string, ...levels: string[]): string =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
const use = (id: string, definition: string, more = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${definition}"/>${more}</w:num>`;
const numbered = (text: string, id: string, at = 0, style = ''): string =>
  `<w:p><w:pPr>${style && `<w:pStyle w:val="${style}"/>`}<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
const plain = (text: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;

const NUMBERING = `<w:numbering>${list('0', level(0, 'chineseCountingThousand', '%1、'), level(1, 'chineseCounting', '（%2）'))}${list('1', level(0, 'decimal', '%1.'), level(1, 'decimal', '%1.%2'))}${list('2', level(0, 'bullet', '●'))}${use('1', '0')}${use('2', '1')}${use('3', '2')}${use('4', '0', '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')}</w:numbering>`;
const STYLES = `<w:styles><w:style w:styleId="2"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style><w:style w:styleId="3"><w:name w:val="heading 2"/></w:style></w:styles>`;

/** What a document says, paragraph by paragraph; `*` before those that are still in a list. */
const said = (document: string, more: Partial<WordParts> = {}): string[] =>
  withSpokenNumbers({ document, numbering: NUMBERING, styles: STYLES, ...more })
    .split('</w:p>')
    .slice(0, -1)
    .map((paragraph) => {
      const words = [...paragraph.matchAll(/<w:t[^>]*>([^<]*)/g)].map(([, text]) => text).join('');
      return /<w:numId w:val="[1-9]/.test(paragraph) ? `*${words}` : words;
    });

describe('automatic numbers of a Word document', () => {
  test('in Chinese are written out, each level from its beginning below the next of the one above', () => {
    expect(
      said(
        [
          numbered('甲', '1'),
          numbered('甲一', '1', 1),
          numbered('甲二', '1', 1),
          numbered('乙', '1'),
          numbered('乙一', '1', 1),
        ].join(''),
      ),
    ).toEqual(['一、甲', '（一）甲一', '（二）甲二', '二、乙', '（一）乙一']);
  });

  test('say tens as one says them', () => {
    const many = Array.from({ length: 21 }, () => numbered('', '1')).join('');
    expect([9, 10, 18, 19, 20].map((at) => said(many)[at])).toEqual(['十、', '十一、', '十九、', '二十、', '二十一、']);
  });

  test('of headings are written out, also those that come from their style', () => {
    const heading = plain('总体', '<w:pStyle w:val="2"/>');
    expect(said(heading + numbered('其中', '2', 1, '3') + heading)).toEqual(['1. 总体', '1.1 其中', '2. 总体']);
  });

  test('of plain lists and bullets stay lists', () => {
    expect(said(numbered('甲', '2') + numbered('乙', '3') + plain('丙'))).toEqual(['*甲', '*乙', '丙']);
  });

  test('begin anew where the list says so, and go on where it does not', () => {
    expect(
      said(numbered('甲', '1') + plain('间') + numbered('乙', '1') + numbered('丙', '4') + numbered('丁', '4')),
    ).toEqual(['一、甲', '间', '二、乙', '一、丙', '二、丁']);
  });

  test('are read past what a look was before it was changed', () => {
    const changed = `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:pPrChange w:id="1"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:pPrChange></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>`;
    expect(said(changed + numbered('乙', '1'))).toEqual(['一、甲', '二、乙']);
  });

  test('leave alone a document without lists, and one that is cut off', () => {
    const document = numbered('甲', '1');
    expect(said(document, { numbering: '' })).toEqual(['*甲']);
    expect(withSpokenNumbers({ document: '<w:p><w:pPr>', numbering: NUMBERING, styles: '' })).toBe('<w:p><w:pPr>');
  });
});
