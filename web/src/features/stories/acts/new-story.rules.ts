import type { components } from '../../../lib/api/schema';
import { instantOf } from './window.rules';

type Kind = components['schemas']['OverviewKindResponse'];
type Fact = Kind['facts'][number];

/** A story that is about to be begun; facts as they were typed. */
export interface NewStory {
  kind: Kind['kind'];
  departmentId: string;
  title: string;
  facts: Record<string, string>;
}

/** The facts without which a story of the kind cannot be begun. */
export function neededFacts(kinds: readonly Kind[], kind: Kind['kind']): Fact[] {
  return kinds.find((one) => one.kind === kind)?.facts.filter(({ required }) => required) ?? [];
}

/** What was typed as the server takes it: figures as figures, times as instants. */
export function factsOf(needed: readonly Fact[], typed: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(needed.map(({ name, type }) => [name, valueOf(type, (typed[name] ?? '').trim())]));
}

function valueOf(type: Fact['type'], text: string): unknown {
  if (type === 'year' || type === 'count') return /^\d+$/.test(text) ? Number(text) : text;
  return type === 'time' ? instantOf(text) : text;
}
