import type { LocalText } from '../../platform/errors/app-error.js';
import { isCleanLine, isOneOf, isSha256 } from '../problem.rules.js';
import { isAllowedHref } from './address.rules.js';

/** What one attribute may hold. ProseMirror's own `check()` looks at names and nesting, never at values: this table does. */
export interface AttributeRule {
  accepts(value: unknown): boolean;
  /** What to do about a refused value. */
  hint: LocalText;
  /** Value when the attribute is absent; without one the attribute is required. */
  absent?: unknown;
  /** Accepted because editors send it along, but not kept: it has no meaning here. */
  dropped?: true;
}

export const ALIGNMENTS = ['left', 'center', 'right'] as const;
export type Alignment = (typeof ALIGNMENTS)[number];

export const HEADING_LEVELS = [2, 3, 4] as const;
/** Characters of an alternative text or a caption. */
const LONGEST_LINE = 200;
const MOST_SPAN = 50;
const WIDEST_COLUMN = 4000;

function isIntegerFrom(low: number, high: number): (value: unknown) => boolean {
  return (value) => Number.isInteger(value) && Number(value) >= low && Number(value) <= high;
}

function isLine(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST_LINE && isCleanLine(value);
}

const onlyNull: AttributeRule = {
  accepts: (value) => value === null,
  hint: { zh: '此属性不能设值，请清除格式后重试。', en: 'This attribute takes no value: clear the formatting.' },
  absent: null,
  dropped: true,
};

const textAlign: AttributeRule = {
  accepts: (value) => value === null || isOneOf(ALIGNMENTS, value),
  hint: { zh: '对齐方式只能是左、中、右。', en: 'Alignment is left, center or right.' },
  absent: null,
};

const span: AttributeRule = {
  accepts: isIntegerFrom(1, MOST_SPAN),
  hint: { zh: `合并的行列数应为 1 到 ${MOST_SPAN} 的整数。`, en: `A span is a whole number from 1 to ${MOST_SPAN}.` },
  absent: 1,
};

const cell = {
  colspan: span,
  rowspan: span,
  colwidth: {
    accepts: (value) =>
      value === null ||
      (Array.isArray(value) && value.length <= MOST_SPAN && value.every((one) => isIntegerFrom(0, WIDEST_COLUMN)(one))),
    hint: { zh: '列宽应为整数像素。', en: 'Column widths are whole pixels.' },
    absent: null,
    dropped: true,
  },
} satisfies Record<string, AttributeRule>;

/** Attributes per node type; a type that is not a key of this table is no node of ours. */
export const NODE_ATTRIBUTES: Readonly<Record<string, Readonly<Record<string, AttributeRule>>>> = {
  doc: {},
  text: {},
  hardBreak: {},
  horizontalRule: {},
  paragraph: { textAlign },
  heading: {
    level: {
      accepts: (value) => (HEADING_LEVELS as readonly unknown[]).includes(value),
      hint: {
        zh: '小标题只能用二级到四级（一级是稿件标题）。',
        en: 'Headings are of level 2 to 4; level 1 is the title.',
      },
    },
    textAlign,
  },
  bulletList: {},
  orderedList: {
    start: {
      accepts: isIntegerFrom(1, 9999),
      hint: { zh: '编号起始值应为 1 到 9999 的整数。', en: 'A list starts at a whole number from 1 to 9999.' },
      absent: 1,
    },
    type: onlyNull,
  },
  listItem: {},
  blockquote: {},
  image: {
    sha256: {
      accepts: isSha256,
      hint: { zh: '图片请先上传，再以其 sha256 插入。', en: 'Upload the picture first and insert it by its sha256.' },
    },
    alt: {
      accepts: isLine,
      hint: {
        zh: `图片必须有替代文字（不超过 ${LONGEST_LINE} 字，不换行）。`,
        en: `A picture needs an alternative text of one line, at most ${LONGEST_LINE} characters.`,
      },
    },
    caption: {
      accepts: (value) => value === null || isLine(value),
      hint: {
        zh: `图注不超过 ${LONGEST_LINE} 字，不换行。`,
        en: `A caption is one line of at most ${LONGEST_LINE} characters.`,
      },
      absent: null,
    },
  },
  table: {},
  tableRow: {},
  tableHeader: cell,
  tableCell: cell,
};

const LINK_RELATIONS = new Set(['noopener', 'noreferrer', 'nofollow', 'external']);

/** Attributes per mark, in the one order marks are kept in (ProseMirror wants one; editors differ). */
export const MARK_ATTRIBUTES: Readonly<Record<string, Readonly<Record<string, AttributeRule>>>> = {
  link: {
    href: {
      accepts: isAllowedHref,
      hint: {
        zh: '链接必须是完整的 http、https 或 mailto 地址。',
        en: 'A link is an absolute http, https or mailto address.',
      },
    },
    // The renderers decide how links open; editors send these along by default.
    target: { ...onlyNull, accepts: (value) => value === null || value === '_blank' },
    rel: {
      ...onlyNull,
      accepts: (value) =>
        value === null || (typeof value === 'string' && value.split(' ').every((word) => LINK_RELATIONS.has(word))),
    },
    class: onlyNull,
    title: onlyNull,
  },
  bold: {},
  italic: {},
  underline: {},
  strike: {},
};
