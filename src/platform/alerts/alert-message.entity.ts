import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One message on one route, with one alert or many. Its id travels with it: a repeat after a lost answer can be told. */
@Entity('alert_message')
@Check('alert_message_route', `"route" IN ('mail','webhook')`)
@Check('alert_message_one_end', `"delivered_at" IS NULL OR "given_up_at" IS NULL`)
@Index('alert_message_waiting', ['nextTryAt'], { where: 'delivered_at IS NULL AND given_up_at IS NULL' })
@Index('alert_message_composed', ['route', 'composedAt'])
export class AlertMessage {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'alert_message_pk' })
  id: string;

  @Column({ type: 'text' })
  route: 'mail' | 'webhook';

  @Column({ name: 'composed_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  composedAt: Date;

  @Column({ type: 'integer', default: 0 })
  tries: number;

  /** Nobody tries it before. */
  @Column({ name: 'next_try_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  nextTryAt: Date;

  @Column({ name: 'delivered_at', type: 'timestamptz', nullable: true })
  deliveredAt: Date | null;

  @Column({ name: 'given_up_at', type: 'timestamptz', nullable: true })
  givenUpAt: Date | null;

  /** Why the last try failed: codes, never addresses. */
  @Column({ type: 'text', nullable: true })
  fault: string | null;
}
