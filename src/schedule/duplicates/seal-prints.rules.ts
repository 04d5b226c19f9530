import type { SealedContent } from '../../review/seal/seal.rules.js';
import { renderRunningText } from '../../stories/rendering/plain-text.rules.js';
import type { VariantContent } from '../../stories/variant-content.rules.js';
import { comparable, digestOf, printOf } from './text-print.rules.js';

export const PRINT_PARTS = ['body', 'web', 'wechat', 'weibo', 'other', 'person', 'subject'] as const;
export type PrintPart = (typeof PRINT_PARTS)[number];

/** What is kept of one part of an approval; `print` of texts alone. */
export interface SealPrint {
  readonly part: PrintPart;
  readonly digest: string;
  readonly print: Buffer | null;
}

/** What is printed of an approval, or of a text that has none yet. */
type Printed = Pick<SealedContent, 'variants'> & {
  revision: Pick<SealedContent['revision'], 'kind' | 'facts' | 'body'>;
};

/** Kinds of stories about somebody: their facts name a person. */
const ABOUT_A_PERSON: ReadonlySet<string> = new Set(['craftsman', 'competition_winner', 'graduate']);

/**
 * Everything an approval is found again by: the story's text, the text of each channel, and whom or what it is about. `body` is always there, empty or
 * not: it says that the approval has its prints.
 */
export function sealPrints(content: Printed): SealPrint[] {
  const { revision, variants } = content;
  const running = renderRunningText(revision.body);
  const prints: SealPrint[] = [{ part: 'body', ...(printOf(running) ?? { digest: digestOf(''), print: null }) }];
  for (const variant of Object.values(variants)) {
    const print = printOf(textOf(variant));
    if (print) prints.push({ part: variant.channel, ...print });
  }
  const subject = subjectOf(revision.kind, revision.facts);
  if (subject) prints.push({ ...subject, print: null });
  return prints;
}

/** The digest of an empty text: nothing is the same as it. */
export const EMPTY_DIGEST = digestOf('');

function textOf(variant: VariantContent): string {
  switch (variant.channel) {
    case 'weibo':
      return variant.text;
    case 'other':
      return `${variant.title} ${variant.text}`;
    case 'web':
    case 'wechat':
      return `${variant.title} ${renderRunningText(variant.body)}`;
  }
}

/**
 * Whom or what the facts name, as a digest: the name itself stays in the story. A person who is named by a description (某技师) is the same one only
 * at the same unit or school; facts without a name name nobody.
 */
function subjectOf(
  kind: string,
  facts: Readonly<Record<string, unknown>>,
): { part: 'person' | 'subject'; digest: string } | null {
  const name = factOf(facts, 'name');
  if (name === '') return null;
  if (!ABOUT_A_PERSON.has(kind)) return { part: 'subject', digest: digestOf(`${kind} ${name}`) };
  const place = name.includes('某') ? factOf(facts, 'unit') || factOf(facts, 'school') : '';
  return { part: 'person', digest: digestOf(`${name} ${place}`) };
}

function factOf(facts: Readonly<Record<string, unknown>>, field: string): string {
  const value = facts[field];
  return typeof value === 'string' ? comparable(value) : '';
}
