const ENDINGS: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
};

/** What a picture is called: its place, the beginning of its words, an ending that says what it is. */
export function pictureName(place: number, alt: string, mime: string): string {
  const words = safe(alt, 24);
  return `${String(place).padStart(2, '0')}${words === '' ? '' : `-${words}`}.${ENDINGS[mime] ?? 'bin'}`;
}

/** The path of a file as an address in a page that lies beside it: what would end or escape it there is written out. */
export function asAddress(path: string): string {
  return path.replace(/[%#?]/g, encodeURIComponent);
}

/** What the whole package is called. */
export function archiveName(title: string): string {
  return `人工发布-${safe(title, 40) || '稿件'}.zip`;
}

/** Nothing that a disk refuses or that misleads. */
function safe(text: string, most: number): string {
  const clean = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/gu, '')
    .replace(/[<>:"/\\|?*\s]+/g, '_')
    .replace(/^[._]+|[._]+$/g, '');
  return [...clean].slice(0, most).join('');
}
