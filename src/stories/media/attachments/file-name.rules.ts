import { ATTACHMENT_KINDS, type AttachmentKindName } from './attachment-kind.rules.js';

const LONGEST_NAME = 120;
/** Of what is sent, only so much of the end is looked at: no system has longer names. Characters. */
const LONGEST_GIVEN = 1_000;
/** File systems take 255 bytes; some names are put behind others. */
const LONGEST_BYTES = 200;

/** Names Windows keeps for its devices. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
/** Signs no name shows: controls, and those that turn the direction of what follows, so that `gpj.exe` reads `exe.jpg`. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\uFFFD]/gu;

/**
 * The name a file is kept under: what its sender called it, without a path, without signs that mislead or that a disk refuses, and with an
 * ending that says what it is.
 * @param given as it came over the wire; anything
 */
export function cleanFileName(given: string | undefined, kind: AttachmentKindName): string {
  const extensions: readonly string[] = ATTACHMENT_KINDS[kind].extensions;
  const bare = (given ?? '')
    .slice(-LONGEST_GIVEN)
    .normalize('NFC')
    .replace(UNSEEN, '')
    .replace(/^.*[/\\]/, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const dot = bare.lastIndexOf('.');
  const ending = dot > 0 ? bare.slice(dot + 1).toLowerCase() : '';
  const known = extensions.includes(ending);
  const stem = shortened(known ? bare.slice(0, dot).replace(/[. ]+$/, '') : bare);
  const name = stem === '' ? '附件' : DEVICE.test(stem) ? `_${stem}` : stem;
  return `${name}.${known ? ending : extensions[0]}`;
}

/**
 * The header that makes a browser save a file under its name, in any script (RFC 6266, RFC 8187).
 * @param instead what programs that know ASCII alone call it where nothing of its name would be left
 */
export function attachmentDisposition(name: string, instead = 'file'): string {
  const ascii = name.replace(/[^ -~]|["\\%]/g, '_');
  const dot = ascii.lastIndexOf('.');
  const ending = dot > 0 ? ascii.slice(dot) : '';
  const plain = /[A-Za-z0-9]/.test(dot > 0 ? ascii.slice(0, dot) : ascii) ? ascii : `${instead}${ending}`;
  const coded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${coded}`;
}

function shortened(stem: string): string {
  let signs = [...stem].slice(0, LONGEST_NAME);
  while (Buffer.byteLength(signs.join('')) > LONGEST_BYTES) signs = signs.slice(0, -1);
  return signs.join('').trim();
}
