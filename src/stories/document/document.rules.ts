import type { Node } from '@tiptap/pm/model';
import { LINK_PLACE, type DocumentNode } from '../variant-content.rules.js';
import { isCleanText, isPlainObject, problem, step, type Problem } from '../problem.rules.js';
import { MARK_ATTRIBUTES, NODE_ATTRIBUTES, type AttributeRule } from './document-attributes.rules.js';
import { DOCUMENT_SCHEMA } from './document-schema.rules.js';

/** Bounds of a body: far above any real story, far below what would hurt a reader of it. */
export const DOCUMENT_LIMITS = { characters: 200_000, nodes: 20_000, depth: 32, problems: 50 } as const;

export type DocumentResult = { ok: true; document: DocumentNode } | { ok: false; problems: Problem[] };

/**
 * Checks a body that came from outside: known nodes, marks and attributes only, every attribute value against its allow-list, nesting against
 * the schema, size and depth. What it returns is a canonical copy (marks in one order, attributes complete, editor leftovers dropped): the
 * caller stores that, never the input.
 * @param input parsed JSON
 */
export function validateDocument(input: unknown): DocumentResult {
  const walk = new Walk();
  const document = walk.node(input, '', 1, false);
  if (document !== null && document.type !== 'doc') {
    walk.note('', 'DOCUMENT_ROOT', '正文的最外层必须是 doc。', 'The root of a body is a doc node.');
  }
  if (document === null || walk.problems.length > 0) return { ok: false, problems: walk.problems };
  if (JSON.stringify(document).length > DOCUMENT_LIMITS.characters) {
    walk.note(
      '',
      'DOCUMENT_TOO_LARGE',
      '正文过长，请删减或分篇。',
      'The body is too long: shorten it or split the story.',
    );
    return { ok: false, problems: walk.problems };
  }
  const parsed = DOCUMENT_SCHEMA.nodeFromJSON(document);
  const problems = nesting(parsed, '');
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, DOCUMENT_LIMITS.problems) };
  parsed.check();
  return { ok: true, document };
}

/** Every picture of a body in reading order. */
export function imagesOf(document: DocumentNode): { sha256: string; alt: string }[] {
  const own =
    document.type === 'image' ? [{ sha256: String(document.attrs?.sha256), alt: String(document.attrs?.alt) }] : [];
  return [...own, ...(document.content ?? []).flatMap(imagesOf)];
}

function nesting(node: Node, pointer: string): Problem[] {
  const problems: Problem[] = [];
  if (!node.type.validContent(node.content)) {
    const inside = node.content.content.map((child) => child.type.name).join(', ');
    problems.push(
      problem(
        pointer,
        'NESTING',
        `“${node.type.name}”里不能这样放内容（${inside || '空'}）。`,
        `A ${node.type.name} cannot hold this (${inside || 'nothing'}).`,
      ),
    );
  }
  node.forEach((child, _offset, index) => problems.push(...nesting(child, `${pointer}/content/${index}`)));
  return problems;
}

const NODE_KEYS = new Set(['type', 'attrs', 'content', 'marks', 'text']);

/** One pass over the input that notes problems and builds the canonical copy. */
class Walk {
  readonly problems: Problem[] = [];
  private nodes = 0;
  private characters = 0;

  note(pointer: string, code: string, zh: string, en: string): null {
    if (this.problems.length < DOCUMENT_LIMITS.problems) this.problems.push(problem(pointer, code, zh, en));
    return null;
  }

  /** The canonical copy of one node, or null when it is not one (then a problem is noted). */
  node(input: unknown, pointer: string, depth: number, inTable: boolean): DocumentNode | null {
    if (depth > DOCUMENT_LIMITS.depth) {
      return this.note(pointer, 'DOCUMENT_TOO_DEEP', '正文嵌套层次过深。', 'The body is nested too deeply.');
    }
    // Once over the bound nothing more is looked at: a huge input costs no more than the largest allowed one.
    if (++this.nodes > DOCUMENT_LIMITS.nodes || this.characters > DOCUMENT_LIMITS.characters) {
      if (this.problems.some((one) => one.code === 'DOCUMENT_TOO_LARGE')) return null;
      return this.note(
        '',
        'DOCUMENT_TOO_LARGE',
        '正文过长，请删减或分篇。',
        'The body is too long: shorten or split it.',
      );
    }
    if (!isPlainObject(input)) {
      return this.note(pointer, 'NODE_SHAPE', '正文结构有误。', 'Every node is an object with a type.');
    }
    const { type } = input;
    if (typeof type !== 'string' || !Object.hasOwn(NODE_ATTRIBUTES, type)) {
      return this.note(
        `${pointer}/type`,
        'UNKNOWN_NODE',
        `正文里有不支持的内容类型${named(type)}；可用：${Object.keys(NODE_ATTRIBUTES).join('、')}。`,
        `The node type${named(type)} is not supported; these are: ${Object.keys(NODE_ATTRIBUTES).join(', ')}.`,
      );
    }
    for (const key of Object.keys(input)) {
      if (!NODE_KEYS.has(key)) {
        this.note(pointer + step(key), 'UNKNOWN_KEY', '正文结构里有不认识的字段。', 'A node has no such field.');
      }
    }
    if (type === 'table' && inTable) {
      this.note(pointer, 'NESTED_TABLE', '表格里不能再放表格。', 'A table cannot hold another table.');
    }
    if (type === 'text') return this.text(input, pointer);
    if (input.text !== undefined) {
      this.note(`${pointer}/text`, 'UNKNOWN_KEY', '只有文字节点可以有 text。', 'Only text nodes have a text.');
    }
    const node: DocumentNode = { type };
    const attrs = this.attributes(NODE_ATTRIBUTES[type] ?? {}, input.attrs, `${pointer}/attrs`);
    if (attrs !== null) node.attrs = attrs;
    // Editors keep the marks around a line break on the break itself; there they say nothing and are not kept.
    this.marks(input.marks, `${pointer}/marks`, type === 'hardBreak');
    const content = this.content(input.content, pointer, depth, inTable || type === 'table');
    if (content.length > 0) node.content = content;
    return node;
  }

  private content(input: unknown, pointer: string, depth: number, inTable: boolean): DocumentNode[] {
    if (input === undefined) return [];
    if (!Array.isArray(input)) {
      this.note(`${pointer}/content`, 'NODE_SHAPE', '正文结构有误。', 'The content of a node is a list.');
      return [];
    }
    const children: DocumentNode[] = [];
    for (const [index, child] of input.entries()) {
      if (this.nodes > DOCUMENT_LIMITS.nodes || this.problems.length >= DOCUMENT_LIMITS.problems) break;
      const copy = this.node(child, `${pointer}/content/${index}`, depth + 1, inTable);
      if (copy !== null) children.push(copy);
    }
    return children;
  }

  private text(input: Record<string, unknown>, pointer: string): DocumentNode | null {
    const { text } = input;
    if (typeof text !== 'string' || text === '') {
      return this.note(
        `${pointer}/text`,
        'EMPTY_TEXT',
        '文字节点不能为空。',
        'A text node holds at least one character.',
      );
    }
    this.characters += text.length;
    if (!isCleanText(text)) {
      this.note(
        `${pointer}/text`,
        'UNWRITABLE_TEXT',
        '文字里有控制字符或残缺字符，请删除。',
        'The text holds control or broken characters.',
      );
    }
    if (text.includes(LINK_PLACE)) {
      this.note(
        `${pointer}/text`,
        'LINK_PLACE_IN_TEXT',
        '链接占位符只能用作链接地址。',
        'The link place may only be the address of a link.',
      );
    }
    if (input.content !== undefined || input.attrs !== undefined) {
      this.note(pointer, 'UNKNOWN_KEY', '文字节点只能有 text 和 marks。', 'A text node has only text and marks.');
    }
    const marks = this.marks(input.marks, `${pointer}/marks`, true);
    return marks.length > 0 ? { type: 'text', marks, text } : { type: 'text', text };
  }

  private marks(input: unknown, pointer: string, allowed: boolean): NonNullable<DocumentNode['marks']> {
    if (input === undefined || (Array.isArray(input) && input.length === 0)) return [];
    if (!Array.isArray(input) || !allowed || input.length > Object.keys(MARK_ATTRIBUTES).length) {
      this.note(pointer, 'MARKS_SHAPE', '字体格式的结构有误。', 'Marks are a short list, on text only.');
      return [];
    }
    const found = new Map<string, Record<string, unknown> | null>();
    for (const [index, mark] of input.entries()) {
      const at = `${pointer}/${index}`;
      const type: unknown = isPlainObject(mark) ? mark.type : undefined;
      if (!isPlainObject(mark) || typeof type !== 'string' || !Object.hasOwn(MARK_ATTRIBUTES, type)) {
        this.note(
          `${at}/type`,
          'UNKNOWN_MARK',
          `正文里有不支持的文字格式${named(type)}；可用：${Object.keys(MARK_ATTRIBUTES).join('、')}。`,
          `The mark${named(type)} is not supported; these are: ${Object.keys(MARK_ATTRIBUTES).join(', ')}.`,
        );
        continue;
      }
      if (found.has(type) || Object.keys(mark).some((key) => key !== 'type' && key !== 'attrs')) {
        this.note(
          at,
          'MARKS_SHAPE',
          '文字格式重复或有不认识的字段。',
          'A mark is given twice or has an unknown field.',
        );
      }
      found.set(type, this.attributes(MARK_ATTRIBUTES[type] ?? {}, mark.attrs, `${at}/attrs`));
    }
    return Object.keys(MARK_ATTRIBUTES).flatMap((type) => {
      const attrs = found.get(type);
      return attrs === undefined ? [] : [attrs === null ? { type } : { type, attrs }];
    });
  }

  /** The kept attributes, or null when the type has none. */
  private attributes(
    rules: Readonly<Record<string, AttributeRule>>,
    input: unknown,
    pointer: string,
  ): Record<string, unknown> | null {
    const given = input ?? {};
    if (!isPlainObject(given)) return this.note(pointer, 'NODE_SHAPE', '属性结构有误。', 'Attributes are an object.');
    for (const name of Object.keys(given)) {
      if (!Object.hasOwn(rules, name)) {
        this.note(
          pointer + step(name),
          'UNKNOWN_ATTRIBUTE',
          '有不支持的属性，请清除格式后重试。',
          'There is no such attribute: clear the formatting.',
        );
      }
    }
    const kept: Record<string, unknown> = {};
    for (const [name, rule] of Object.entries(rules)) {
      const value = given[name] === undefined ? rule.absent : given[name];
      if (value === undefined || !rule.accepts(value)) {
        this.note(pointer + step(name), 'ATTRIBUTE_VALUE', rule.hint.zh, rule.hint.en);
      } else if (rule.dropped === undefined) {
        if (typeof value === 'string') this.characters += value.length;
        kept[name] = value;
      }
    }
    return Object.keys(kept).length > 0 ? kept : null;
  }
}

/** A name somebody sent, short enough for a sentence. */
function named(type: unknown): string {
  return typeof type === 'string' ? ` “${[...type].slice(0, 40).join('')}” ` : '';
}
