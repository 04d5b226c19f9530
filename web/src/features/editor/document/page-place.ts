import { Node, nodeInputRule } from '@tiptap/core';
import { PAGE_PLACE } from './link-address.rules';
import { PLACE_NODE } from './place-text.rules';

/** The place of the page's address within a text: shown by what it means, taken away as one sign. What is typed or pasted as signs becomes one. */
export const PagePlaceNode = Node.create<{ words: string; hint: string }>({
  name: PLACE_NODE,
  group: 'inline',
  inline: true,
  atom: true,
  addOptions: () => ({ words: PAGE_PLACE, hint: '' }),
  parseHTML: () => [{ tag: `span[data-place="${PLACE_NODE}"]` }],
  renderHTML() {
    return ['span', { 'data-place': PLACE_NODE, class: 'page-place', title: this.options.hint }, this.options.words];
  },
  renderText: () => PAGE_PLACE,
  addInputRules() {
    return [nodeInputRule({ find: /\{link:publication\}$/, type: this.type })];
  },
});
