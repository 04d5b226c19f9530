import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** An alert goes out at most once on a route: its place in a message. */
@Entity('alert_delivery')
@Index('alert_delivery_message', ['messageId'])
export class AlertDelivery {
  @PrimaryColumn('uuid', { name: 'alert_id', primaryKeyConstraintName: 'alert_delivery_pk' })
  alertId: string;

  @ManyToOne('Alert', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'alert_id', foreignKeyConstraintName: 'alert_delivery_alert_fk' })
  alert?: unknown;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'alert_delivery_pk' })
  route: 'mail' | 'webhook';

  @Column({ name: 'message_id', type: 'uuid' })
  messageId: string;

  @ManyToOne('AlertMessage', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'message_id', foreignKeyConstraintName: 'alert_delivery_message_fk' })
  message?: unknown;
}
