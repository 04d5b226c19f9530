import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** A picture, named by the sha256 of its bytes. Never changed: the database checks the digest itself. */
@Entity('media')
@Check('media_digest', `"sha256" = encode(sha256("bytes"), 'hex')`)
@Check('media_size', `"size" = octet_length("bytes") AND "size" BETWEEN 1 AND 10485760`)
@Check('media_mime', `"mime" IN ('image/jpeg','image/png','image/gif','image/webp')`)
@Check('media_dimensions', `"width" > 0 AND "height" > 0`)
export class Media {
  @PrimaryColumn('character', { length: 64, primaryKeyConstraintName: 'media_pk' })
  sha256: string;

  @Column({ type: 'text' })
  mime: string;

  /** Bytes. */
  @Column({ type: 'integer' })
  size: number;

  /** Pixels as shown, that is after the turning its metadata asks for. */
  @Column({ type: 'integer' })
  width: number;

  @Column({ type: 'integer' })
  height: number;

  @Column({ type: 'bytea', select: false })
  bytes: Buffer;

  @Column({ name: 'created_by', type: 'uuid' })
  createdBy: string;

  @ManyToOne('Person', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'created_by', foreignKeyConstraintName: 'media_creator_fk' })
  creator?: unknown;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  createdAt: Date;
}
