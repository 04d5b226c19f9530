import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a person is shown of a change and confirms by it. */
export interface Shown {
  /** Digest of the change itself and of who would be silenced by it. */
  readonly change: string;
  readonly misfits: number;
  /** Of the misfits those that would be laid aside for a person. */
  readonly held: number;
}

/** The same, and under which version of the rules it was found: the same change does something else once others have been made. */
export interface ShownUnder extends Shown {
  readonly version: string;
}

/** What is to be sent back to confirm what was shown: its figures, signed, for what nobody was shown must not be confirmed by who can count. */
export function confirmationOf(shown: ShownUnder, key: Buffer): string {
  const figures = `${shown.misfits}.${shown.held}`;
  return `${figures}.${signatureOf(shown, figures, key)}`;
}

/**
 * Whether what was confirmed covers what is found now: the same change of the same rules, the same people silenced, and no more misfits, nor more of them laid aside, than
 * were seen. Fewer are none the worse: on a busy plan some have gone out meanwhile.
 */
export function covers(confirmation: string | null, found: ShownUnder, key: Buffer): boolean {
  const [figures, misfits, held, signature] =
    /^((\d{1,9})\.(\d{1,9}))\.([\w-]{32})$/.exec(confirmation ?? '')?.slice(1) ?? [];
  if (figures === undefined || signature === undefined) return false;
  const own = signatureOf(found, figures, key);
  return (
    timingSafeEqual(Buffer.from(signature), Buffer.from(own)) &&
    Number(misfits) >= found.misfits &&
    Number(held) >= found.held
  );
}

/** 192 bits of HMAC-SHA256, as 32 characters. The key seals other things too, so what is signed says what it is. */
function signatureOf({ change, version }: ShownUnder, figures: string, key: Buffer): string {
  const signed = `xuanfa rule change\n${change}\n${version}\n${figures}`;
  return createHmac('sha256', key).update(signed).digest('base64url').slice(0, 32);
}
