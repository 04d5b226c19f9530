import { Schema, type AttributeSpec, type MarkSpec, type NodeSpec } from '@tiptap/pm/model';
import { MARK_ATTRIBUTES, NODE_ATTRIBUTES, type AttributeRule } from './document-attributes.rules.js';

/**
 * Nesting of the document, with the node names TipTap's own extensions use, so that the console's editor and this schema read the same JSON.
 * The schema is written down here and not gathered from TipTap extensions: those bring nodes and attributes we do not want (inline code,
 * `src`, free link attributes), and it is a closed list on purpose.
 */
export const CONTENT: Record<string, Omit<NodeSpec, 'attrs'>> = {
  doc: { content: 'block+' },
  paragraph: { group: 'block', content: 'inline*' },
  heading: { group: 'block', content: 'inline*' },
  bulletList: { group: 'block', content: 'listItem+' },
  orderedList: { group: 'block', content: 'listItem+' },
  listItem: { content: 'paragraph block*' },
  blockquote: { group: 'block', content: 'block+' },
  horizontalRule: { group: 'block' },
  image: { group: 'block' },
  table: { group: 'block', content: 'tableRow+' },
  tableRow: { content: '(tableCell | tableHeader)+' },
  tableHeader: { content: 'block+' },
  tableCell: { content: 'block+' },
  hardBreak: { group: 'inline', inline: true },
  text: { group: 'inline' },
};

function attributes(rules: Readonly<Record<string, AttributeRule>>): Record<string, AttributeSpec> {
  const kept = Object.entries(rules).filter(([, rule]) => rule.dropped === undefined);
  return Object.fromEntries(
    kept.map(([name, rule]) => [name, rule.absent === undefined ? {} : { default: rule.absent }]),
  );
}

const nodes: Record<string, NodeSpec> = Object.fromEntries(
  Object.entries(CONTENT).map(([name, spec]) => [name, { ...spec, attrs: attributes(NODE_ATTRIBUTES[name] ?? {}) }]),
);
const marks: Record<string, MarkSpec> = Object.fromEntries(
  Object.entries(MARK_ATTRIBUTES).map(([name, rules]) => [name, { attrs: attributes(rules) }]),
);

/** The one schema of story bodies. */
export const DOCUMENT_SCHEMA = new Schema({ nodes, marks });
