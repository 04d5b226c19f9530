import { Injectable } from '@nestjs/common';
import type { Counter, Histogram } from 'prom-client';
import type { ChannelKind } from '../../accounts/channels/channel-kind.rules.js';
import { MetricsRegistry } from '../../platform/metrics/metrics-registry.js';
import type { ThrottleRule } from '../planner/throttle-rule.rules.js';

/** From "in the same tick" to "a day late", s. */
const LATENESS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800, 7_200, 86_400];

/** A bucket that may have refused: its key and its rules. */
export interface RefusingScope {
  readonly key: string;
  readonly rules: readonly Pick<ThrottleRule, 'type'>[];
}

/** An answer that has been written down. */
export interface WrittenAnswer {
  channel: ChannelKind;
  slotAt: Date;
  beganAt: Date;
  /** When it was written, by the database's clock. */
  at: Date;
  /** The first for its attempt: later ones settle what it left open. */
  first: boolean;
}

/** What the engine of this process has done since it started. */
@Injectable()
export class EngineMetrics {
  private readonly claims: Counter<'channel'>;
  private readonly refusals: Counter<'by' | 'rule'>;
  private readonly outcomes: Counter<'channel' | 'outcome'>;
  private readonly beginLateness: Histogram<'channel'>;
  private readonly answerLateness: Histogram<'channel'>;

  constructor(metrics: MetricsRegistry) {
    this.claims = metrics.counter({
      name: 'xuanfa_claims_total',
      help: 'Publications this process has claimed.',
      labels: ['channel'],
    });
    this.refusals = metrics.counter({
      name: 'xuanfa_throttle_refusals_total',
      help: 'Claims the throttle refused, by whose rule (policy, cap of the platform, blackout) and its kind; one refusal may name several.',
      labels: ['by', 'rule'],
    });
    this.outcomes = metrics.counter({
      name: 'xuanfa_send_outcomes_total',
      help: 'Answers written down by this process, by outcome; those of polls and read-backs included, what a person finds is not.',
      labels: ['channel', 'outcome'],
    });
    this.beginLateness = metrics.histogram(
      {
        name: 'xuanfa_begin_lateness_seconds',
        help: 'From the slot to the begin of the send, the point of no return.',
        labels: ['channel'],
      },
      LATENESS_SECONDS,
    );
    this.answerLateness = metrics.histogram(
      {
        name: 'xuanfa_answer_lateness_seconds',
        help: "From the slot to the platform's answer that the post is out.",
        labels: ['channel'],
      },
      LATENESS_SECONDS,
    );
  }

  claimed(channel: ChannelKind, count = 1): void {
    this.claims.inc({ channel }, count);
  }

  /**
   * One publication was refused for these reasons. Counted within the claim's transaction: a round that breaks and is gone through
   * again counts twice.
   * @param scopes the buckets it draws on
   */
  refused(scopes: readonly RefusingScope[], because: readonly { bucket: string; rule: number }[]): void {
    for (const { bucket, rule } of because) {
      const type = scopes.find(({ key }) => key === bucket)?.rules[rule]?.type;
      // A bucket's key begins with what it is: `policy:…`, `cap:…`, `blackout:…`.
      if (type) this.refusals.inc({ by: bucket.split(':', 1)[0] ?? '', rule: type });
    }
  }

  /** To be called once its transaction has committed. @param outcome kind of the answer, e.g. `sent` */
  answered({ channel, slotAt, beganAt, at, first }: WrittenAnswer, outcome: string): void {
    this.outcomes.inc({ channel, outcome });
    if (first) this.beginLateness.observe({ channel }, secondsBetween(slotAt, beganAt));
    if (outcome === 'sent') this.answerLateness.observe({ channel }, secondsBetween(slotAt, at));
  }
}

function secondsBetween(from: Date, to: Date): number {
  return Math.max(0, to.getTime() - from.getTime()) / 1000;
}
