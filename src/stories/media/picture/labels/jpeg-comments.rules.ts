const COMMENT = 0xfe;
const START_OF_SCAN = 0xda;
const END = 0xd9;

/** The comments (COM segments) in the head of a JPEG (ITU-T T.81, B.1.1): as far as the file is whole, before its first scan. */
export function jpegComments(file: Buffer): { keyword: string; text: string }[] {
  const comments: { keyword: string; text: string }[] = [];
  for (let at = 2; at + 4 <= file.length && file[at] === 0xff;) {
    const marker = file[at + 1] ?? 0;
    if (marker === START_OF_SCAN || marker === END) break;
    // Any number of these may stand before a marker.
    if (marker === 0xff) at += 1;
    else {
      const end = at + 2 + Math.max(2, file.readUInt16BE(at + 2));
      if (marker === COMMENT) comments.push({ keyword: '', text: file.toString('utf8', at + 4, end) });
      at = end;
    }
  }
  return comments;
}
