import { isAllowedAddress } from '../document/address.rules.js';
import type { DocumentNode } from '../variant-content.rules.js';
import { numberAttribute, textAttribute } from './html-writer.rules.js';

/**
 * The body as text for readers: blocks apart by an empty line, list items marked, cells apart by tabs, pictures by caption or
 * alternative text, addresses in brackets behind their links.
 */
export function renderPlainText(document: DocumentNode): string {
  return blocks(document.content ?? []).join('\n\n');
}

/** The running text alone (no pictures, no addresses) on one line: what digests and searches are made of. */
export function renderRunningText(document: DocumentNode): string {
  const collect = (node: DocumentNode): string => {
    if (node.type === 'text') return node.text ?? '';
    const inner = (node.content ?? []).map(collect).join('');
    return node.type === 'hardBreak' || isBlock(node) ? `${inner} ` : inner;
  };
  return collect(document).replace(/\s+/g, ' ').trim();
}

function isBlock(node: DocumentNode): boolean {
  return node.type !== 'text' && node.type !== 'hardBreak';
}

function blocks(nodes: readonly DocumentNode[]): string[] {
  return nodes.map(block).filter((text) => text !== '');
}

function block(node: DocumentNode): string {
  const content = node.content ?? [];
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return inline(content).trim();
    case 'bulletList':
      return content.map((item) => listItem(item, '• ')).join('\n');
    case 'orderedList': {
      const start = numberAttribute(node, 'start', 1);
      return content.map((item, index) => listItem(item, `${start + index}. `)).join('\n');
    }
    case 'table':
      return content.map((row) => (row.content ?? []).map(tableCell).join('\t')).join('\n');
    case 'image':
      return `［图：${textAttribute(node, 'caption') ?? textAttribute(node, 'alt') ?? ''}］`;
    case 'horizontalRule':
      return '——';
    default:
      return blocks(content).join('\n\n');
  }
}

function listItem(item: DocumentNode, mark: string): string {
  const text = blocks(item.content ?? []).join('\n');
  return mark + text.replaceAll('\n', `\n${' '.repeat(mark.length)}`);
}

function tableCell(cell: DocumentNode): string {
  return blocks(cell.content ?? [])
    .join(' ')
    .replace(/[\n\t]/g, ' ');
}

function inline(nodes: readonly DocumentNode[]): string {
  return nodes
    .map((node, index) => {
      if (node.type === 'hardBreak') return '\n';
      const href = address(node);
      // Said once, behind the last piece of the link.
      const suffix = href !== null && address(nodes[index + 1]) !== href ? `（${href}）` : '';
      return (node.text ?? '') + suffix;
    })
    .join('');
}

function address(node: DocumentNode | undefined): string | null {
  const href = node?.marks?.find((mark) => mark.type === 'link')?.attrs?.href;
  return isAllowedAddress(href) ? href : null;
}
