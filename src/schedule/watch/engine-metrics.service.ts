import { Injectable } from '@nestjs/common';
import type { Counter, Histogram } from 'prom-client';
import type { ChannelKind } from '../../accounts/channel-kind.rules.js';
import { MetricsRegistry } from '../../platform/metrics/metrics-registry.js';
import type { ThrottleRule } from '../planner/throttle-rule.rules.js';

/** From "in the same tick" to "a day late", s. */
const LATENESS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800, 7_200, 86_400];

/** Whose rule refused, as the bucket's key begins. */
export type RefusedBy = 'policy' | 'cap' | 'blackout';

/** What the engine of this process has done since it started. Called once a transaction has committed: nothing is counted that was rolled back. */
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
      help: 'Answers written down by this process, by outcome; those of polls, read-backs and people included.',
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

  /** @param bucket key of the bucket that refused, e.g. `cap:<account>` */
  refused(bucket: string, rule: ThrottleRule['type']): void {
    this.refusals.inc({ by: bucket.split(':', 1)[0] as RefusedBy, rule });
  }

  /** @param lateMs from the slot to the begin */
  began(channel: ChannelKind, lateMs: number): void {
    this.beginLateness.observe({ channel }, Math.max(0, lateMs) / 1000);
  }

  /** @param lateMs from the slot to the answer; counted for posts that are out */
  ended(channel: ChannelKind, outcome: string, lateMs: number): void {
    this.outcomes.inc({ channel, outcome });
    if (outcome === 'sent') this.answerLateness.observe({ channel }, Math.max(0, lateMs) / 1000);
  }
}
