import type { CampaignInput, Deadline, Notice, Campaign, PillarKind } from './api/campaign-queries';

/** An item knows which one of the notice it was read as, however often the list is rearranged. */
interface Sourced {
  source?: number;
}
export interface PillarDraft extends Sourced {
  id?: string;
  kind: PillarKind;
  title: string;
  text: string;
}
export interface ClauseDraft extends Sourced {
  title: string | null;
  text: string;
}
export interface DeadlineDraft extends Sourced {
  date: string | null;
  when: string | null;
  what: string | null;
  to: string[];
  routes: NonNullable<Deadline['routes']>;
}

/** A campaign as the form holds it. */
export interface PlanDraft {
  title: string;
  theme: string | null;
  documentNumber: string | null;
  organisers: string[];
  window: { from: string | null; to: string | null };
  pillars: PillarDraft[];
  forms: ClauseDraft[];
  requirements: ClauseDraft[];
  deadlines: DeadlineDraft[];
}

export const EMPTY_PLAN: PlanDraft = {
  title: '',
  theme: null,
  documentNumber: null,
  organisers: [],
  window: { from: null, to: null },
  pillars: [],
  forms: [],
  requirements: [],
  deadlines: [],
};

/** From what the server has: a notice's proposal or a campaign. */
export function draftOf(plan: Notice['plan'] | Campaign): PlanDraft {
  return {
    title: plan.title ?? '',
    theme: plan.theme,
    documentNumber: plan.documentNumber,
    organisers: plan.organisers,
    window: plan.window,
    pillars: plan.pillars.map(({ id, kind, title, text }, source) => ({
      ...{ kind, title, text, source },
      ...(id === undefined ? {} : { id }),
    })),
    forms: plan.forms.map(({ title, text }, source) => ({ title, text, source })),
    requirements: plan.requirements.map(({ title, text }, source) => ({ title, text, source })),
    deadlines: plan.deadlines.map(({ date, when, what, to, routes }, source) => ({
      ...{ date, when: when ?? null, what, to, routes: routes ?? [], source },
    })),
  };
}

/** For the server: empty words are none, sources are ours alone. */
export function inputOf(draft: PlanDraft): CampaignInput {
  const word = (value: string | null | undefined): string | null => value?.trim() || null;
  return {
    title: draft.title.trim(),
    theme: word(draft.theme),
    documentNumber: word(draft.documentNumber),
    organisers: draft.organisers.map((name) => name.trim()).filter((name) => name !== ''),
    window: draft.window,
    pillars: draft.pillars.map(({ id, kind, title, text }) => ({
      ...(id === undefined ? {} : { id }),
      ...{ kind, title: title.trim(), text: text ?? '' },
    })),
    forms: draft.forms.map(({ title, text }) => ({ title: word(title), text: text.trim() })),
    requirements: draft.requirements.map(({ title, text }) => ({ title: word(title), text: text.trim() })),
    deadlines: draft.deadlines.map(({ date, when, what, to, routes }) => ({
      ...{ date: date || null, when: word(when), what: word(what) },
      ...{ to: to ?? [], routes: routes ?? [] },
    })),
  };
}

/** The field of the notice's reading behind a field of the form; null for what was added by hand. */
export function sourceOf(path: readonly (string | number)[], draft: PlanDraft): string | null {
  const [field, index, member] = path;
  if (field === 'organisers') return 'issuers';
  if (typeof index !== 'number') return index === undefined ? String(field) : `${String(field)}.${index}`;
  const list = draft[field as 'pillars' | 'forms' | 'requirements' | 'deadlines'];
  const source = list?.[index]?.source;
  if (source === undefined) return null;
  return member === undefined || member === 'kind'
    ? `${String(field)}[${source}]`
    : `${String(field)}[${source}].${member}`;
}
