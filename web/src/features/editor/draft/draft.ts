import type { components } from '../../../lib/api/schema';
import { canonical, type DocumentJson, sameValue } from './canonical';

type Schemas = components['schemas'];
export type Story = Schemas['StoryResponse'];
export type Revision = Schemas['RevisionResponse'];
export type Variant = Schemas['VariantResponse'];
export type AiUse = Revision['aiUse'];

export const FORM_CHANNELS = ['wechat', 'weibo', 'web'] as const;
export type FormChannel = (typeof FORM_CHANNELS)[number];
export type Form = Record<string, unknown>;

/** What a person is writing: a revision that need not be whole yet. */
export interface Draft {
  title: string;
  summary: string;
  facts: Record<string, unknown>;
  body: DocumentJson;
  cover: { sha256: string; alt: string } | null;
  aiUse: AiUse;
  /** By channel, the fields written for it alone. */
  forms: Record<string, Form>;
}

/** @param forms what was written for single channels, by channel */
export function draftOf(revision: Revision, forms: Record<string, Form> = {}): Draft {
  const { title, summary, facts, body, cover, aiUse } = revision;
  return {
    ...{ title, summary, cover, aiUse, forms },
    facts: { ...(facts as Record<string, unknown>) },
    body: canonical(body as unknown as DocumentJson),
  };
}

export function formsOf(variants: readonly Variant[]): Record<string, Form> {
  return Object.fromEntries(
    variants.flatMap(({ channel, own }) => (Object.keys(own).length > 0 ? [[channel, { ...own }]] : [])),
  );
}

/** As the server takes it; facts that are empty are none. */
export function requestOf(draft: Draft) {
  const facts = Object.fromEntries(
    Object.entries(draft.facts).filter(([, value]) => value !== '' && value !== null && value !== undefined),
  );
  const variants = Object.fromEntries(Object.entries(draft.forms).filter(([, form]) => Object.keys(form).length > 0));
  const { title, summary, cover, aiUse } = draft;
  return { ...{ title, summary, cover, aiUse, facts, variants }, body: draft.body as unknown as Record<string, never> };
}

/** Whether two say the same: what an editor writes along without meaning is no difference. */
export function sameDraft(one: Draft, other: Draft): boolean {
  return sameValue(comparable(one), comparable(other));
}

function comparable(draft: Draft): unknown {
  const { facts, variants, ...rest } = requestOf(draft);
  return {
    ...rest,
    facts,
    variants,
    title: draft.title.trim(),
    summary: draft.summary.trim(),
    body: canonical(draft.body),
  };
}
