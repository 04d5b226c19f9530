import { getSchema } from '@tiptap/core';
import { Slice } from '@tiptap/pm/model';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { documentExtensions } from './document-extensions';
import { asBlocks } from './pasted-blocks.rules';

const schema = getSchema(documentExtensions());
const paragraph = (text: string, textAlign: string | null = null) =>
  schema.nodes['paragraph']!.create({ textAlign }, text === '' ? null : schema.text(text));
const docOf = (...texts: string[]) =>
  schema.nodes['doc']!.create(
    null,
    texts.map((text) => paragraph(text)),
  );
/** As the clipboard is read: open at both ends. */
const copied = (...blocks: ReturnType<typeof paragraph>[]): Slice =>
  new Slice(schema.nodes['doc']!.create(null, blocks).content, 1, 1);

/** @returns each paragraph as its alignment and words, after a paste over that stretch of the text */
function pasted(texts: string[], from: number, to: number, slice: Slice): string[] {
  const state = EditorState.create({ doc: docOf(...texts) });
  const selected = state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to)));
  const { doc } = selected.apply(selected.tr.replaceSelection(asBlocks(slice, selected.selection)));
  return doc.content.content.map(({ attrs, textContent }) => `${attrs['textAlign'] ?? '-'} ${textContent}`);
}

describe('what is pasted', () => {
  const letter = copied(paragraph('关于示例的通知', 'center'), paragraph('各单位：'), paragraph('示例局', 'right'));
  const whole = ['center 关于示例的通知', '- 各单位：', 'right 示例局'];

  test('keeps the alignment of its first paragraph in an empty one', () => {
    expect(pasted([''], 1, 1, letter)).toEqual(whole);
    expect(pasted(['前文', ''], 5, 5, letter)).toEqual(['- 前文', ...whole]);
  });

  test('keeps it in the place of all that stood there', () => {
    expect(pasted(['甲', '乙丙'], 1, 6, letter)).toEqual(whole);
  });

  test('keeps it where it is one paragraph alone', () => {
    expect(pasted([''], 1, 1, copied(paragraph('示例局', 'right')))).toEqual(['right 示例局']);
  });

  test('flows into a sentence as words, which keep the looks of the sentence', () => {
    expect(pasted(['甲乙'], 2, 2, copied(paragraph('示例', 'center')))).toEqual(['- 甲示例乙']);
  });
});
