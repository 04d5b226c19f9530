import { bodyLines } from './body-lines.rules';

const text = (words: string) => ({ type: 'text', text: words });

describe('the words of a body', () => {
  it('stand in one line for each block, however deep, marks aside', () => {
    const body = {
      type: 'doc',
      content: [
        { type: 'paragraph', content: [text('技能'), { type: 'hardBreak' }, text('成才')] },
        { type: 'image', attrs: {} },
        {
          type: 'bulletList',
          content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [text('一')] }] }],
        },
        { type: 'paragraph' },
      ],
    };
    expect(bodyLines(body)).toEqual(['技能 成才', '一']);
    expect(bodyLines(undefined)).toEqual([]);
  });
});
