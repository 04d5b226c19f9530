import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who is at something on a platform that must not be done twice at once. Held for a while, without holding a connection. */
@Entity('channel_lease')
export class ChannelLease {
  /** e.g. `wordpress:<publication>` */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'channel_lease_pk' })
  key: string;

  @Column({ type: 'uuid' })
  holder: string;

  @Column({ type: 'timestamptz' })
  until: Date;
}
