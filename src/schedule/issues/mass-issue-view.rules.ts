import type { PublicationState } from '../publications/publication-state.rules.js';
import type { ReasonView } from '../publications/publication-view.rules.js';

/** An issue as people see it. */
export interface IssueView {
  id: string;
  accountId: string;
  accountName: string;
  /** The account's. */
  departmentId: string;
  slotAt: Date;
  closesAt: Date;
  state: 'open' | 'closed' | 'cancelled';
  stateReason: { code: string; text: { zh: string; en: string } } | null;
  /** What sends it, once it is closed, with the slot the throttle has granted and why. */
  publicationId: string | null;
  publicationState: PublicationState | null;
  publicationReason: (ReasonView & { code?: string }) | null;
  grantedAt: Date | null;
  because: ReasonView[] | null;
  /** A call of it ended without a clear answer. */
  mayBeOut: boolean;
  /** Until when the account's administrator may confirm it, while that is awaited. */
  confirmUntil: Date | null;
  /** By the database's clock. */
  now: Date;
}

/** One of its articles. */
export interface ArticleView {
  id: string;
  issueId: string;
  position: number;
  storyId: string;
  sealId: string;
  digest: string;
  departmentId: string;
  departmentName: string;
  title: string;
  bookedBy: string;
  windowFrom: Date;
  windowTo: Date;
  marker: string;
  /** False when its approval was taken back: it must leave the issue before it can go out. */
  standing: boolean;
}

/** An issue whose row is held. */
export interface LockedIssue {
  id: string;
  accountId: string;
  departmentId: string;
  slotAt: Date;
  closesAt: Date;
  state: IssueView['state'];
  publicationId: string | null;
  openedBy: string;
  /** By the database's clock. */
  now: Date;
}
