import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../../lib/api/client';
import type { components } from '../../../lib/api/schema';
import { everyAccount } from '../../../lib/api/whole-list';
import { dayOf, daysFrom } from '../../../lib/clock/days';
import { serverNow } from '../../../lib/clock/server-clock';
import { leavingSpan } from '../leaving.rules';

type Schemas = components['schemas'];
export type WaitingRound = Schemas['WaitingRoundResponse'];
export type StorySummary = Schemas['StorySummaryResponse'];
export type Publication = Schemas['PublicationResponse'];
export type CalendarEntry = Schemas['CalendarEntryResponse'];
export type HandTask = Schemas['HandTaskResponse'];
export type Account = Schemas['AccountResponse'];

/** So many of a kind are asked for and counted: a page of the server's. More are "and more". */
const COUNTED = 100;

export const reviewQuery = queryOptions({
  queryKey: ['desk', 'review'],
  meta: { topics: ['story'] },
  queryFn: ({ signal }) =>
    answered(api.GET('/api/review/queue', { signal, params: { query: { limit: COUNTED } as never } })),
});

export const myStoriesQuery = (authorId: string, state: 'returned' | 'draft') =>
  queryOptions({
    queryKey: ['desk', 'stories', authorId, state],
    meta: { topics: ['story'] },
    queryFn: ({ signal }) =>
      answered(api.GET('/api/stories', { signal, params: { query: { authorId, state, limit: COUNTED } as never } })),
  });

export interface Approved {
  id: string;
  title: string;
  departmentName: string;
  /** Names of the accounts it has no time on yet; none where it can be planned no more. */
  accounts: string[];
  windowTo: string;
  /** The time it may leave in is over. */
  isOver: boolean;
}

/**
 * What is approved and still has no time on some of its accounts: what the calendar lists to be planned, and besides, what can be planned no
 * more.
 */
export const approvedQuery = queryOptions({
  queryKey: ['desk', 'approved'],
  meta: { topics: ['story', 'publication', 'issue', 'account'] },
  queryFn: async ({ signal }): Promise<{ items: Approved[]; isMore: boolean }> => {
    const query = { stage: ['approved' as const], limit: COUNTED as never };
    const [unplanned, overview] = await Promise.all([
      answered(api.GET('/api/calendar/unplanned', { signal })),
      answered(api.GET('/api/overview/stories', { signal, params: { query } })),
    ]);
    const over = overview.items.flatMap(({ id, title, departmentName, review }) =>
      review !== null && Date.parse(review.windowTo) < Date.now()
        ? [{ id, title, departmentName, accounts: [], windowTo: review.windowTo, isOver: true }]
        : [],
    );
    const waiting = unplanned.items.map(({ storyId, storyTitle, departmentName, windowTo, accounts }) => ({
      ...{ id: storyId, title: storyTitle, departmentName, windowTo, isOver: false },
      accounts: accounts.map(({ name }) => name),
    }));
    return { items: [...over, ...waiting], isMore: unplanned.truncated || overview.nextCursor !== null };
  },
});

export type ReviewGap = Schemas['ReviewGapResponse'];

/** Reviews that nobody may decide, of departments whose people one administers: only new roles help. */
export const gapsQuery = queryOptions({
  queryKey: ['desk', 'gaps'],
  meta: { topics: ['story', 'person', 'department'] },
  queryFn: ({ signal }) => answered(api.GET('/api/review/gaps', { signal })),
});

export const TROUBLES = ['unconfirmed', 'held', 'failed', 'missed'] as const;
export type Trouble = (typeof TROUBLES)[number];

type Asked = { state: Trouble } | { change: 'by_hand' } | { waiting: 'overdue' | 'gone' };

/** What is out and is gone or is to be changed, then what is due, then what stands still, the gravest first. */
const ASKED: readonly Asked[] = [
  { waiting: 'gone' },
  { change: 'by_hand' },
  { waiting: 'overdue' },
  ...TROUBLES.map((state) => ({ state })),
];

/** What stands still until a person does something, the gravest first. @param of `me`: of the stories I have written, on whatever day */
export const troubleQuery = (of: 'house' | 'me') =>
  queryOptions({
    queryKey: ['desk', 'trouble', of],
    meta: { topics: ['publication', 'rules'] },
    queryFn: async ({ signal }): Promise<{ items: Publication[]; isMore: boolean }> => {
      const whose = of === 'me' ? { author: 'me' } : {};
      const pages = await Promise.all(
        ASKED.map((asked) => {
          const query = { ...asked, ...whose, limit: COUNTED } as never;
          return answered(api.GET('/api/publications', { signal, params: { query } }));
        }),
      );
      // What is gone and is to be corrected by hand is listed as both.
      const items = new Map(pages.flatMap((page) => page.items).map((one) => [one.id, one]));
      return { items: [...items.values()], isMore: pages.some(({ nextCursor }) => nextCursor !== null) };
    },
    // Nothing tells that a time has passed and nothing happened.
    refetchInterval: 60_000,
  });

/** What leaves, or left, on the institution's today, in the evening also what leaves in the night; with the stretch that was asked for. */
export const todayQuery = queryOptions({
  queryKey: ['desk', 'today'],
  meta: { topics: ['publication', 'issue', 'rules'] },
  queryFn: async ({ signal }) => {
    const span = leavingSpan(serverNow());
    const query = { from: new Date(span.from).toISOString(), to: new Date(span.to).toISOString() };
    const { items, now } = await answered(api.GET('/api/calendar', { signal, params: { query } }));
    return { ...span, items, now: Date.parse(now) };
  },
  refetchInterval: 60_000,
});

export const handQuery = queryOptions({
  queryKey: ['desk', 'hand'],
  meta: { topics: ['publication'] },
  queryFn: ({ signal }) =>
    answered(api.GET('/api/hand-tasks', { signal, params: { query: { list: 'todo', limit: COUNTED } as never } })),
  refetchInterval: 60_000,
});

/** Days before its end from which an authorisation is spoken of. */
const AHEAD_DAYS = 7;

export const accountsQuery = queryOptions({
  queryKey: ['desk', 'accounts'],
  meta: { topics: ['account'] },
  queryFn: async ({ signal }) => {
    const items = await everyAccount({ signal });
    const soon = Date.now() + AHEAD_DAYS * 86_400_000;
    return items.filter(
      ({ state, authorisedUntil }) =>
        state !== 'active' || (authorisedUntil !== null && Date.parse(authorisedUntil) < soon),
    );
  },
});

export interface Deadline {
  campaignId: string;
  campaign: string;
  what: string;
  /** YYYY-MM-DD. */
  date: string;
  /** Whole days from today; negative when it has passed. */
  inDays: number;
}

/** Campaigns whose plans are gone through. */
const CAMPAIGNS = 50;

/** Days around today in which a deadline is spoken of. */
const BEFORE_DAYS = 7;
const WITHIN_DAYS = 45;

export const deadlinesQuery = queryOptions({
  queryKey: ['desk', 'deadlines'],
  meta: { topics: ['campaign', 'notice'] },
  queryFn: async ({ signal }): Promise<Deadline[]> => {
    const query = { state: 'active', limit: CAMPAIGNS } as never;
    const { items } = await answered(api.GET('/api/campaigns', { signal, params: { query } }));
    const plans = await Promise.all(
      items.map(({ id }) => answered(api.GET('/api/campaigns/{id}', { signal, params: { path: { id } } }))),
    );
    const today = dayOf(Date.now());
    return plans
      .flatMap(({ id, title, deadlines }) =>
        deadlines.flatMap(({ date, what, when }) =>
          date
            ? [{ campaignId: id, campaign: title, what: what ?? when ?? title, date, inDays: daysFrom(today, date) }]
            : [],
        ),
      )
      .filter(({ inDays }) => inDays >= -BEFORE_DAYS && inDays <= WITHIN_DAYS)
      .sort((one, other) => one.inDays - other.inDays);
  },
});
