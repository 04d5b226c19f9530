import { type Editor, Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/** What happens to a place: it is held under words, the words change, or it is given up. */
type Act = { hold: string; at: number; words: string } | { tell: string; words: string } | { drop: string };

const places = new PluginKey<DecorationSet>('places');

/**
 * Places in the text for what is still on its way: a picture that is being sent, a document that is being read. A place moves along while
 * somebody writes on, shows what it waits for, and is no part of the text.
 */
export const Places = Extension.create({
  name: 'places',
  addProseMirrorPlugins() {
    return [
      new Plugin<DecorationSet>({
        key: places,
        state: {
          init: () => DecorationSet.empty,
          apply(transaction, before) {
            const now = before.map(transaction.mapping, transaction.doc);
            const act = transaction.getMeta(places) as Act | undefined;
            if (!act) return now;
            if ('hold' in act) return now.add(transaction.doc, [placeAt(act.at, act.hold, act.words, next++)]);
            const held = find(now, 'tell' in act ? act.tell : act.drop);
            if (!held) return now;
            const without = now.remove([held]);
            return 'tell' in act
              ? without.add(transaction.doc, [placeAt(held.from, act.tell, act.words, orderOf(held))])
              : without;
          },
        },
        props: { decorations: (state) => places.getState(state) },
      }),
    ];
  },
});

/** Of places at the same spot the one held first stands first. */
let next = 1;

function placeAt(at: number, key: string, words: string, order: number): Decoration {
  const draw = (): HTMLElement => {
    const place = document.createElement('div');
    place.className = 'story-place';
    place.contentEditable = 'false';
    place.textContent = words;
    return place;
  };
  // What arrives at the spot stands before those that still wait.
  return Decoration.widget(at, draw, { key: `${key} ${words}`, place: key, side: order });
}

function orderOf({ spec }: Decoration): number {
  return (spec as { side?: number }).side ?? next;
}

function find(set: DecorationSet | undefined, key: string): Decoration | undefined {
  return set?.find(undefined, undefined, (spec) => (spec as { place?: string }).place === key)[0];
}

/** Holds a place at the cursor, or where something was dropped: between blocks, so that nothing that is marked is overwritten. */
export function holdPlace(editor: Editor, key: string, words: string, at?: number): void {
  editor.view.dispatch(
    editor.state.tr.setMeta(places, { hold: key, at: gapAt(editor.state, at), words } satisfies Act),
  );
}

export function tellPlace(editor: Editor, key: string, words: string): void {
  if (!editor.isDestroyed) editor.view.dispatch(editor.state.tr.setMeta(places, { tell: key, words } satisfies Act));
}

export function dropPlace(editor: Editor, key: string): void {
  if (!editor.isDestroyed) editor.view.dispatch(editor.state.tr.setMeta(places, { drop: key } satisfies Act));
}

/**
 * Puts blocks where their place was held; behind the cursor's block when the text around it is gone. An empty paragraph gives way. One
 * step of undo takes them out again.
 */
export function fillPlace(editor: Editor, key: string, blocks: readonly object[]): void {
  if (editor.isDestroyed || blocks.length === 0) return;
  const { state, view } = editor;
  const held = find(places.getState(state), key)?.from;
  const at = held !== undefined && state.doc.resolve(held).depth === 0 ? held : gapAt(state);
  const { from, to } = roomAt(state.doc, at);
  const nodes = blocks.map((block) => state.schema.nodeFromJSON(block));
  view.dispatch(state.tr.replaceWith(from, to, nodes).setMeta(places, { drop: key } satisfies Act));
}

/** The gap between two blocks of the document that is nearest to where something is to go: before a block at whose beginning it is. */
function gapAt({ doc, selection }: EditorState, given?: number): number {
  const at = doc.resolve(given ?? selection.to);
  if (at.depth === 0) return at.pos;
  return at.pos === at.start(1) && at.node(1).content.size > 0 ? at.before(1) : at.after(1);
}

/** The gap with the empty paragraph before it, which gives way. */
function roomAt(doc: Node, at: number): { from: number; to: number } {
  const { nodeBefore } = doc.resolve(at);
  return { from: isRoom(nodeBefore) ? at - nodeBefore.nodeSize : at, to: at };
}

function isRoom(node: Node | null): node is Node {
  return node?.type.name === 'paragraph' && node.content.size === 0;
}
