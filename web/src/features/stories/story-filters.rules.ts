/** How far a story has come, in the order in which it does; the server's. */
export const STAGES = ['draft', 'returned', 'in_review', 'approved', 'scheduled', 'published', 'withdrawn'] as const;
export type Stage = (typeof STAGES)[number];

export const KINDS = ['craftsman', 'competition_winner', 'graduate', 'unit', 'policy', 'event'] as const;
export const CHANNELS = ['web', 'wechat', 'weibo', 'other'] as const;

/** What the list shows, as the address says it: a filtered list can be sent to a colleague. */
export interface StoryFilters {
  q?: string;
  /** Several, parted by commas. */
  stage?: string;
  department?: string;
  campaign?: string;
  pillar?: string;
  kind?: (typeof KINDS)[number];
  channel?: (typeof CHANNELS)[number];
  person?: string;
  archived?: true;
  as?: 'board';
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** What the server takes. */
export const LONGEST_WORDS = 100;

/** Reads an address that somebody may have typed: what is no filter is left out. */
export function storyFiltersOf(search: Record<string, unknown>): StoryFilters {
  const { q, stage, archived, as } = search;
  const stages = String(stage ?? '')
    .split(',')
    .filter((one): one is Stage => (STAGES as readonly string[]).includes(one));
  const words = typeof q === 'string' || typeof q === 'number' ? String(q).slice(0, LONGEST_WORDS) : '';
  const campaign = idOf(search['campaign']);
  return withoutEmpty({
    q: words === '' ? undefined : words,
    stage: stages.length === 0 ? undefined : [...new Set(stages)].join(','),
    department: idOf(search['department']),
    campaign,
    pillar: campaign && idOf(search['pillar']),
    kind: oneOf(KINDS, search['kind']),
    channel: oneOf(CHANNELS, search['channel']),
    person: idOf(search['person']),
    archived: archived === true || archived === 'true' ? true : undefined,
    as: as === 'board' ? 'board' : undefined,
  });
}

export function stagesOf({ stage }: StoryFilters): Stage[] {
  return stage === undefined ? [] : (stage.split(',') as Stage[]);
}

/** Whether anything but the way of showing is chosen. */
export function isFiltered({ as: _as, ...filters }: StoryFilters): boolean {
  return Object.keys(filters).length > 0;
}

/** Whether two lists show the same, the way of showing aside. */
export function sameFilters({ as: _one, ...one }: StoryFilters, { as: _other, ...other }: StoryFilters): boolean {
  const said = (filters: object): string => JSON.stringify(Object.entries(filters).sort());
  return said(one) === said(other);
}

export function withoutEmpty<T extends object>(given: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== '')) as T;
}

function idOf(value: unknown): string | undefined {
  return typeof value === 'string' && UUID.test(value) ? value : undefined;
}

function oneOf<T extends string>(all: readonly T[], value: unknown): T | undefined {
  return all.find((one) => one === value);
}
