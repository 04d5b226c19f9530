import { getSchema } from '@tiptap/core';
import { MARK_ATTRIBUTES, NODE_ATTRIBUTES } from '../../../../../src/stories/document/document-attributes.rules.js';
import { DOCUMENT_SCHEMA } from '../../../../../src/stories/document/document-schema.rules.js';
import { validateDocument } from '../../../../../src/stories/document/document.rules.js';
import { documentExtensions } from './document-extensions';

/** Cells may be told to be aligned in the editor's code; it is never written. */
const NEVER_WRITTEN = ['align'];

describe('the editor’s schema', () => {
  const schema = getSchema(documentExtensions());

  test('knows the nodes and marks of the server’s, and no others', () => {
    expect(Object.keys(schema.nodes).sort()).toEqual(Object.keys(DOCUMENT_SCHEMA.nodes).sort());
    expect(Object.keys(schema.marks).sort()).toEqual(Object.keys(DOCUMENT_SCHEMA.marks).sort());
  });

  test('writes no attribute that the server does not know', () => {
    for (const [name, { spec }] of Object.entries({ ...schema.nodes, ...schema.marks })) {
      const known = Object.keys({ ...NODE_ATTRIBUTES, ...MARK_ATTRIBUTES }[name] ?? {});
      const own = Object.keys(spec.attrs ?? {}).filter((one) => !NEVER_WRITTEN.includes(one));
      expect([name, own.filter((one) => !known.includes(one))]).toEqual([name, []]);
    }
  });

  test('makes documents that the server takes', () => {
    const filled = schema.nodes['doc']?.createAndFill();
    expect(validateDocument(filled?.toJSON())).toMatchObject({ ok: true });
    for (const name of ['bulletList', 'orderedList', 'blockquote', 'horizontalRule']) {
      const node = schema.nodes[name]?.createAndFill();
      expect(validateDocument({ type: 'doc', content: [node?.toJSON()] })).toMatchObject({ ok: true });
    }
  });
});
