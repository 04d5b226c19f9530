import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** A file that the store holds, surely: the row is written after the bytes and taken away before them. */
@Entity('stored_file')
@Check('stored_file_sha256', `"sha256" ~ '^[0-9a-f]{64}$'`)
@Check('stored_file_size', `"size" > 0`)
export class StoredFile {
  @PrimaryColumn('character', { length: 64, primaryKeyConstraintName: 'stored_file_pk' })
  sha256: string;

  /** Bytes. */
  @Column({ type: 'bigint' })
  size: string;

  @Column({ name: 'kept_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  keptAt: Date;
}
