import { documentOfText, PLACE_NODE, textOfDocument } from './place-text.rules';

describe('a text with the place of the page’s address', () => {
  test.each([
    '',
    '一句话',
    '【示例】一句话 {link:publication}',
    '{link:publication}{link:publication} 两处',
    '第一行\n\n  第三行 {link:publication}\n',
    '{link:other} 不是它',
  ])('is the same text again, sign by sign: %j', (text) => {
    expect(textOfDocument(documentOfText(text))).toBe(text);
  });

  test('has that place as a thing of its own, and every line as a paragraph', () => {
    expect(documentOfText('戳 {link:publication}\n完')).toEqual({
      type: 'doc',
      content: [
        { type: 'paragraph', content: [{ type: 'text', text: '戳 ' }, { type: PLACE_NODE }] },
        { type: 'paragraph', content: [{ type: 'text', text: '完' }] },
      ],
    });
  });
});
