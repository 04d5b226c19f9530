import type { DocumentNode } from '../variant-content.rules.js';

/**
 * The one walk behind every HTML form of a body. Own code and not a static renderer of the editor: the list of nodes is closed and short, every
 * byte is escaped in this file, links that span several pieces of text come out as one, and nothing is resolved again per call.
 */
export interface HtmlForm {
  /** HTML of a node; `inner` renders what it holds. A type that is not a key is refused loudly: nothing may get lost on the way to a reader. */
  nodes: Readonly<Record<string, (node: DocumentNode, inner: () => string) => string>>;
  /** HTML of a mark around HTML; links aside. */
  marks: Readonly<Record<string, (inner: string) => string>>;
  /** A whole link, though its text may change format on the way. */
  link(href: string, inner: string): string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML, fit for content and for quoted attribute values alike. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** An opening tag; attributes that are null are left out, values are escaped. */
export function openTag(name: string, attributes: Readonly<Record<string, string | number | null>> = {}): string {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === null ? '' : ` ${key}="${escapeHtml(String(value))}"`,
  );
  return `<${name}${written.join('')}>`;
}

export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | null>>,
  inner: string,
): string {
  return `${openTag(name, attributes)}${inner}</${name}>`;
}

/** Renders a node with everything in it. */
export function renderNode(node: DocumentNode, form: HtmlForm): string {
  const render = Object.hasOwn(form.nodes, node.type) ? form.nodes[node.type] : undefined;
  if (render === undefined) throw new Error(`no HTML is written down for the node ${node.type}`);
  return render(node, () => renderContent(node.content ?? [], form));
}

/** Renders a run of nodes; neighbours under the same link share it. */
export function renderContent(nodes: readonly DocumentNode[], form: HtmlForm): string {
  const html: string[] = [];
  for (let index = 0; index < nodes.length;) {
    const href = hrefOf(nodes[index]);
    let end = index + 1;
    while (href !== null && end < nodes.length && hrefOf(nodes[end]) === href) end += 1;
    const inner = nodes
      .slice(index, end)
      .map((node) => (node.type === 'text' ? renderText(node, form) : renderNode(node, form)))
      .join('');
    html.push(href === null ? inner : form.link(href, inner));
    index = end;
  }
  return html.join('');
}

function renderText(node: DocumentNode, form: HtmlForm): string {
  return (node.marks ?? [])
    .filter((mark) => mark.type !== 'link')
    .reduceRight(
      (inner, mark) => {
        const render = Object.hasOwn(form.marks, mark.type) ? form.marks[mark.type] : undefined;
        if (render === undefined) throw new Error(`no HTML is written down for the mark ${mark.type}`);
        return render(inner);
      },
      escapeHtml(node.text ?? ''),
    );
}

function hrefOf(node: DocumentNode | undefined): string | null {
  const link = node?.marks?.find((mark) => mark.type === 'link');
  return link === undefined ? null : String(link.attrs?.href);
}

/** A text attribute of a node, or null when it holds none. */
export function textAttribute(node: DocumentNode, name: string): string | null {
  const value = node.attrs?.[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A number attribute of a node, or `otherwise`. */
export function numberAttribute(node: DocumentNode, name: string, otherwise: number): number {
  const value = node.attrs?.[name];
  return typeof value === 'number' && Number.isInteger(value) ? value : otherwise;
}
