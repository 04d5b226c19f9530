import type { FactField, StoryKind } from '../../../lib/document/story-kinds';
import { instantOf } from './window.rules';

/** A story that is about to be begun; facts as they were typed. */
export interface NewStory {
  kind: StoryKind['kind'];
  departmentId: string;
  title: string;
  facts: Record<string, string>;
}

/** The facts without which a story of the kind cannot be begun. */
export function neededFacts(kinds: readonly StoryKind[], kind: StoryKind['kind']): FactField[] {
  return kinds.find((one) => one.kind === kind)?.fields.filter(({ required }) => required) ?? [];
}

/** What was typed as the server takes it: figures as figures, times as instants. */
export function factsOf(
  needed: readonly FactField[],
  typed: Readonly<Record<string, string>>,
): Record<string, unknown> {
  return Object.fromEntries(needed.map(({ name, type }) => [name, valueOf(type, (typed[name] ?? '').trim())]));
}

function valueOf(type: FactField['type'], text: string): unknown {
  if (type === 'year' || type === 'count') return /^\d+$/.test(text) ? Number(text) : text;
  return type === 'time' ? instantOf(text) : text;
}
