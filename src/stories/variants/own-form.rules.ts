import { isDeepStrictEqual } from 'node:util';
import { problem, step, type Problem } from '../problem.rules.js';
import type { VariantContent } from '../variant-content.rules.js';
import { readVariantContent, type VariantResult } from './read-variant.rules.js';

/** What a person wrote for one channel alone: the fields in which it differs from what the text gives. */
export type OwnForm = Record<string, unknown>;

/** The fields of a content that differ from the derived one. */
export function ownFormOf(content: VariantContent, derived: VariantContent): OwnForm {
  const given = { ...derived } as OwnForm;
  return Object.fromEntries(Object.entries(content).filter(([name, value]) => !isDeepStrictEqual(value, given[name])));
}

/** The derived content with a person's own fields in it, read as any other that comes from outside. */
export function withOwnForm(derived: VariantContent, own: OwnForm): VariantResult {
  return readVariantContent(derived.channel, { ...derived, ...own, channel: derived.channel });
}

/** A channel that is none of those whose forms come with the text. */
export function unknownChannel(channel: string): Problem {
  return problem(step(channel), 'CHANNEL_UNKNOWN', '没有这个渠道。', 'There is no such channel.');
}
