import { Node, type NodeViewRenderer } from '@tiptap/core';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { TextAlign } from '@tiptap/extension-text-align';
import StarterKit from '@tiptap/starter-kit';
import { leadsSomewhere } from './link-address.rules';

/** The server's picture: by content, with words for those who do not see it. */
export const PictureNode = Node.create<{ view: NodeViewRenderer | null }>({
  name: 'image',
  group: 'block',
  draggable: true,
  addOptions: () => ({ view: null }),
  addAttributes: () => ({
    sha256: { default: '', parseHTML: (element) => element.getAttribute('data-sha256') },
    alt: { default: '', parseHTML: (element) => element.getAttribute('alt') ?? '' },
    caption: { default: null, parseHTML: (element) => element.getAttribute('data-caption') },
  }),
  // Others' pictures are not fetched: only what was uploaded here is one.
  parseHTML: () => [{ tag: 'img[data-sha256]' }],
  renderHTML({ node }) {
    const { sha256, alt, caption } = node.attrs as { sha256: string; alt: string; caption: string | null };
    return ['img', { 'data-sha256': sha256, alt, 'data-caption': caption, src: `/api/media/${sha256}` }];
  },
  addNodeView() {
    return this.options.view;
  },
});

/** The attribute for cells that the server does not know. */
const cellAttributes = { align: { default: null, rendered: false, parseHTML: () => null } };
const OurTable = Table.extend({ group: 'block' });
const OurCell = TableCell.extend({
  addAttributes() {
    return { ...this.parent?.(), ...cellAttributes };
  },
});
const OurHeader = TableHeader.extend({
  addAttributes() {
    return { ...this.parent?.(), ...cellAttributes };
  },
});

/** What a body may hold, as the server checks it: no more, and what it drops is not offered. */
export const documentExtensions = (view: NodeViewRenderer | null = null) => [
  StarterKit.configure({
    heading: { levels: [2, 3, 4] },
    code: false,
    codeBlock: false,
    trailingNode: false,
    link: {
      openOnClick: false,
      autolink: false,
      linkOnPaste: true,
      isAllowedUri: leadsSomewhere,
      HTMLAttributes: { target: null, rel: null, class: null },
    },
  }),
  TextAlign.configure({ types: ['heading', 'paragraph'], alignments: ['left', 'center', 'right'] }),
  OurTable.configure({ resizable: false }),
  TableRow,
  OurHeader,
  OurCell,
  PictureNode.configure({ view }),
];
