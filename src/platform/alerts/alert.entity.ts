import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { AlertFacts } from './alert-text.rules.js';

/** Something a person outside must hear of: once for a subject, a kind and the time it came about. */
@Entity('alert')
@Unique('alert_once', ['kind', 'subject', 'episode'])
@Index('alert_raised', ['raisedAt'])
export class Alert {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'alert_pk' })
  id: string;

  /** e.g. `publication.failed`, `workers.silent`. */
  @Column({ type: 'text' })
  kind: string;

  /** Whom or what it is about, e.g. an id. */
  @Column({ type: 'text' })
  subject: string;

  /** Since when the subject is in this state: the same state entered anew is another alert. */
  @Column({ type: 'timestamptz' })
  episode: Date;

  @Column({ type: 'jsonb' })
  facts: AlertFacts;

  @Column({ name: 'raised_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  raisedAt: Date;
}
