import { type Editor, Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { type Anchor, findAnchor } from '../draft/anchor';

/** A comment that is to be shown at its words. */
export interface Marked extends Anchor {
  id: string;
}

interface Shown {
  comments: readonly Marked[];
  active: string | null;
  found: ReadonlyMap<string, { from: number; to: number }>;
  decorations: DecorationSet;
}

export const commentMarks = new PluginKey<Shown>('comment-marks');

/** Shows comments at the words they are about: beside the document, not in it, for they are nobody's text. */
export const CommentMarks = Extension.create({
  name: 'commentMarks',
  addProseMirrorPlugins() {
    return [
      new Plugin<Shown>({
        key: commentMarks,
        state: {
          init: (_config, { doc }) => show(doc, [], null),
          apply(transaction, before) {
            const given = transaction.getMeta(commentMarks) as Pick<Shown, 'comments' | 'active'> | undefined;
            if (given) return show(transaction.doc, given.comments, given.active);
            return transaction.docChanged ? show(transaction.doc, before.comments, before.active) : before;
          },
        },
        props: { decorations: (state) => commentMarks.getState(state)?.decorations },
      }),
    ];
  },
});

function show(doc: Node, comments: readonly Marked[], active: string | null): Shown {
  const found = new Map<string, { from: number; to: number }>();
  if (comments.length > 0) {
    const words = flat(doc);
    for (const comment of comments) {
      const at = findAnchor(words.text, comment);
      if (at) found.set(comment.id, { from: words.positionAt(at.from), to: words.positionAt(at.to - 1) + 1 });
    }
  }
  const marks = [...found].map(([id, { from, to }]) =>
    Decoration.inline(from, to, {
      class: id === active ? 'comment-mark is-active' : 'comment-mark',
      'data-comment': id,
    }),
  );
  return { comments, active, found, decorations: DecorationSet.create(doc, marks) };
}

/** The words of a document in one string, and where each of them stands. */
export function flat(doc: Node): {
  text: string;
  positionAt: (index: number) => number;
  indexAt: (position: number) => number;
} {
  const starts: { index: number; position: number }[] = [];
  let text = '';
  doc.descendants((node, position) => {
    if (node.isTextblock && text !== '') text += '\n';
    if (!node.isText) return;
    starts.push({ index: text.length, position });
    text += node.text ?? '';
  });
  const last = (test: (start: { index: number; position: number }) => boolean) =>
    starts.filter(test).at(-1) ?? starts[0];
  return {
    text,
    positionAt(index) {
      const start = last((one) => one.index <= index);
      return start ? start.position + (index - start.index) : 0;
    },
    indexAt(position) {
      const start = last((one) => one.position <= position);
      return start ? start.index + (position - start.position) : 0;
    },
  };
}

/** What is marked in the text, also where it may only be read: then the browser alone knows. */
export function markedIn({ view, state }: Editor): { from: number; to: number } {
  const selection = getSelection();
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  if (!range || !view.dom.contains(range.commonAncestorContainer)) return state.selection;
  return {
    from: view.posAtDOM(range.startContainer, range.startOffset),
    to: view.posAtDOM(range.endContainer, range.endOffset),
  };
}
