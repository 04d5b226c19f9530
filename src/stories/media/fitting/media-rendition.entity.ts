import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** A picture made of a picture for one purpose: a list, a channel's limits, a cover's form. Made once, never changed. */
@Entity('media_rendition')
@Check('media_rendition_place', `("bytes" IS NULL) = ("file" IS NOT NULL) AND ("file" IS NULL OR "file" = "sha256")`)
@Check('media_rendition_digest', `"sha256" = encode(sha256("bytes"), 'hex')`)
@Check('media_rendition_size', `"size" > 0 AND ("bytes" IS NULL OR "size" = octet_length("bytes"))`)
@Check('media_rendition_mime', `"mime" IN ('image/jpeg','image/png','image/gif','image/webp')`)
@Check('media_rendition_dimensions', `"width" > 0 AND "height" > 0`)
export class MediaRendition {
  /** The picture it was made of. */
  @PrimaryColumn('character', { length: 64, primaryKeyConstraintName: 'media_rendition_pk' })
  source: string;

  @ManyToOne('Media', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'source', foreignKeyConstraintName: 'media_rendition_source_fk' })
  sourceMedia?: unknown;

  /** What it was made for, in full, see `purposeOf`. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'media_rendition_pk' })
  purpose: string;

  /** Of its own bytes. */
  @Column({ type: 'character', length: 64 })
  sha256: string;

  @Column({ type: 'text' })
  mime: string;

  /** Bytes. */
  @Column({ type: 'integer' })
  size: number;

  @Column({ type: 'integer' })
  width: number;

  @Column({ type: 'integer' })
  height: number;

  /** Null = in the file store. */
  @Column({ type: 'bytea', select: false, nullable: true })
  bytes: Buffer | null;

  @Column({ type: 'character', length: 64, nullable: true })
  file: string | null;

  @ManyToOne('StoredFile', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'file', foreignKeyConstraintName: 'media_rendition_file_fk' })
  storedFile?: unknown;

  @Column({ name: 'made_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  madeAt: Date;
}
