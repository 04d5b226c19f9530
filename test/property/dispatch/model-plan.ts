import type { ThrottleRule } from '../../../src/schedule/planner/throttle-rule.rules.js';

/** What becomes of a post once it has a place; times in ms. */
export interface ModelPost {
  readonly id: string;
  readonly departmentId: string;
  readonly urgency: number;
  /** When it is put on the schedule and due, epoch ms. */
  readonly arrivesAt: number;
  /** From the claim to the begin: it waits in the worker. */
  readonly waitMs: number;
  readonly callMs: number;
  /**
   * `rejected`: the platform says no, and the place is given back. `unconfirmed`: no answer comes, which is noticed after `callMs`.
   * `released`: the claim is given back unused, and the post waits for a person.
   */
  readonly ending: 'sent' | 'rejected' | 'unconfirmed' | 'released';
}

/** Rules that all posts of the account draw on, or those of one department. */
export interface ModelBucket {
  readonly key: string;
  readonly departmentId: string | null;
  readonly zone: string;
  readonly rules: readonly ThrottleRule[];
}

export interface ModelSend {
  readonly post: ModelPost;
  readonly claimedAt: number;
  beganAt: number | null;
  endedAt: number | null;
  /** The place was given back. */
  released: boolean;
}

export interface ModelPlan {
  readonly posts: readonly ModelPost[];
  readonly buckets: readonly ModelBucket[];
  readonly weights?: Readonly<Record<string, number>>;
  /** Sends at the same time, of all workers. */
  readonly places?: number;
  /** Each reads who is due for itself, and works from what it has read for a while. */
  readonly workers?: number;
}
