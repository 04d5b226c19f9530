import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A file that was about to be put into the store, or whose row was taken away: what the sweep looks at, so that no listing is ever needed. */
@Entity('file_arrival')
export class FileArrival {
  @PrimaryColumn('character', { length: 64, primaryKeyConstraintName: 'file_arrival_pk' })
  sha256: string;

  @Index('file_arrival_at')
  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' })
  at: Date;
}
