import type { ChannelKind } from '../../accounts/channels/channel-kind.rules.js';
import type { PublicationState } from './publication-state.rules.js';
import type { WaitFacts } from './desk/waiting.rules.js';

export interface ReasonView {
  policy?: string;
  rule?: number;
  text: { zh: string; en: string };
}

/** What may be done in a platform's back office to what is out. */
export const CHANGES_BY_HAND = ['retract', 'correct', 'restore'] as const;
export type ChangeByHand = (typeof CHANGES_BY_HAND)[number];

/** A person has noted that it is gone: they see to it, or take it as withdrawn. */
export const GONE_NOTES = ['seen', 'withdrawn'] as const;
export type GoneNote = (typeof GONE_NOTES)[number];

/** What a look at something that is meant to be out has found: it is there no more. Times as PostgreSQL writes them into JSON. */
export interface GoneView {
  at: string;
  why: { code: string; text: { zh: string; en: string } };
  /** Null until a person has noted it. */
  noted: { at: string; by: string | null; as: GoneNote; note: string } | null;
}

/** A publication as other rooms and the API see it. Times are Dates; the edge writes them with an offset. */
export interface PublicationView extends WaitFacts {
  id: string;
  storyId: string;
  storyTitle: string;
  sealId: string;
  departmentId: string;
  departmentName: string;
  accountId: string;
  accountName: string;
  sandbox: boolean;
  channel: ChannelKind;
  marker: string;
  state: PublicationState;
  stateReason: ReasonView | null;
  stateSince: Date;
  wishedAt: Date;
  slotAt: Date;
  because: ReasonView[];
  forecast: boolean;
  windowFrom: Date;
  windowTo: Date;
  validUntil: Date;
  priority: 'normal' | 'urgent';
  priorityReason: string | null;
  dependsOn: string | null;
  preparedAt: Date | null;
  /** A call of it ended without a clear answer and nobody has settled it. */
  mayBeOut: boolean;
  /** What the other side has said that does not fit this record. */
  contradiction: { text: { zh: string; en: string } } | null;
  contradictedAt: Date | null;
  /** What a person is to do to it in the platform's back office, now that it is out, and to confirm. */
  changeByHand: ChangeByHand | null;
  /** Of what was sent and is there no more. */
  gone: GoneView | null;
  platformRef: string | null;
  url: string | null;
  /** A person gave the link. */
  isLinkByPerson: boolean;
  /** It leaves for the own site, where nobody but the system publishes. */
  isOnOwnSite: boolean;
  sentAt: Date | null;
  /** Who put it on the schedule, and when. */
  plannedBy: string;
  plannedAt: Date;
  /** Somebody else has moved, hastened or released it since, or something planned waits for it; of scheduled ones. */
  isBuiltOn: boolean | null;
}
