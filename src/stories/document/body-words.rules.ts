import { type AttributeRule, HEADING_LEVELS, MARK_ATTRIBUTES, NODE_ATTRIBUTES } from './document-attributes.rules.js';
import { CONTENT } from './document-schema.rules.js';

/** What a body may hold, for whoever writes one by hand: read from the tables that check it, so that neither says what the other does not. */
export const BODY_WORDS = [
  '正文：ProseMirror 文档（JSON），每个节点为 {type, attrs, content, marks, text}。',
  `节点（括号内为属性，? 为可不写；→ 为其下可放的节点）：${namesOf(NODE_ATTRIBUTES, (name) => CONTENT[name]?.content)}。`,
  `block 为 ${group('block')}；inline 为 ${group('inline')}。heading 的 level 为 ${HEADING_LEVELS.join('、')}。`,
  `文字格式（marks）：${namesOf(MARK_ATTRIBUTES)}。其他类型和属性一律拒绝。`,
].join('');

type Rules = Readonly<Record<string, Readonly<Record<string, AttributeRule>>>>;

function namesOf(table: Rules, inside?: (name: string) => string | undefined): string {
  return Object.entries(table)
    .map(([name, rules]) => {
      const kept = Object.entries(rules).filter(([, rule]) => !rule.dropped);
      const attributes = kept.map(([key, rule]) => (rule.absent === undefined ? key : `${key}?`));
      const content = inside?.(name);
      return `${name}${attributes.length > 0 ? `(${attributes.join(', ')})` : ''}${content ? `→${content}` : ''}`;
    })
    .join('、');
}

function group(name: string): string {
  return Object.keys(CONTENT)
    .filter((node) => CONTENT[node]?.group === name)
    .join('、');
}
