import type { DocumentNode } from '../../variant-content.rules.js';
import type { HtmlElement } from './clean-html.rules.js';

/** An uploaded picture for one of the HTML. */
export interface GivenPicture {
  /** Number of the picture in the HTML, from 1. */
  at: number;
  sha256: string;
  /** Words for who cannot see it; where omitted, those of the HTML. */
  alt?: string | undefined;
}

/** A picture of the HTML and what is still to be done before it can stand in the body. */
export interface PictureWanted {
  /** Its number in the HTML, from 1. */
  at: number;
  /** Where it lies, shortened; of a picture within the HTML its kind alone. */
  source: string;
  alt: string;
  /** The uploaded picture, once there is one. */
  sha256: string | null;
  todo: ('UPLOAD' | 'DESCRIBE')[];
}

/** Ours already: as this system shows pictures. */
const OWN = /\/(?:api\/)?media\/([0-9a-f]{64})(?:[/?#]|$)/;
const LONGEST_SOURCE = 300;
const LONGEST_ALT = 200;

/**
 * The pictures of imported HTML. Foreign ones are never fetched: who uploads one has looked at it and answers for it, and an address out of
 * somebody's HTML makes this system call nobody.
 */
export class ImportedPictures {
  readonly wanted: PictureWanted[] = [];
  private readonly given: ReadonlyMap<number, GivenPicture>;

  constructor(given: readonly GivenPicture[]) {
    this.given = new Map(given.map((one) => [one.at, one]));
  }

  /** The picture as a document holds it, or null while something is to be done about it. */
  take({ attributes }: HtmlElement): DocumentNode | null {
    const at = this.wanted.length + 1;
    const given = this.given.get(at);
    // The platform's own pages load pictures late, from another attribute.
    const source = (attributes['data-src'] || attributes['src'] || '').trim();
    const sha256 = given?.sha256 ?? OWN.exec(source)?.[1] ?? null;
    const alt = line(given?.alt ?? attributes['alt'] ?? '');
    const todo: PictureWanted['todo'] = [
      ...(sha256 === null ? (['UPLOAD'] as const) : []),
      ...(alt === '' ? (['DESCRIBE'] as const) : []),
    ];
    this.wanted.push({ at, source: source.slice(0, LONGEST_SOURCE), alt, sha256, todo });
    return todo.length > 0 ? null : { type: 'image', attrs: { sha256, alt, caption: null } };
  }
}

// eslint-disable-next-line no-control-regex -- naming the control characters is the point
const UNWRITABLE = /[\s\u0000-\u001f\u007f\u0085\ufffe\uffff]+|\p{Surrogate}/gu;

function line(text: string): string {
  return text.replace(UNWRITABLE, ' ').trim().slice(0, LONGEST_ALT).trim();
}
