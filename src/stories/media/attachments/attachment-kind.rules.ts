/** What may be attached to a story for the by-hand channel, and how much of it. */
export interface AttachmentKind {
  mime: string;
  /** Without the dot; the first is given to files whose name ends otherwise. */
  extensions: readonly string[];
  /** Bytes. */
  maxBytes: number;
}

const MIB = 1024 * 1024;
const VIDEO = 1024 * MIB;
const OFFICE = 100 * MIB;
const OPEN_XML = 'application/vnd.openxmlformats-officedocument';

/** Limits are data: a video of some minutes, a document with its pictures, a package of photos. */
export const ATTACHMENT_KINDS = {
  mp4: { mime: 'video/mp4', extensions: ['mp4', 'm4v'], maxBytes: VIDEO },
  mov: { mime: 'video/quicktime', extensions: ['mov'], maxBytes: VIDEO },
  docx: { mime: `${OPEN_XML}.wordprocessingml.document`, extensions: ['docx'], maxBytes: OFFICE },
  xlsx: { mime: `${OPEN_XML}.spreadsheetml.sheet`, extensions: ['xlsx'], maxBytes: OFFICE },
  pptx: { mime: `${OPEN_XML}.presentationml.presentation`, extensions: ['pptx', 'ppsx'], maxBytes: OFFICE },
  // The older forms of Word, Excel and PowerPoint are those of WPS, too.
  doc: { mime: 'application/msword', extensions: ['doc', 'wps'], maxBytes: OFFICE },
  xls: { mime: 'application/vnd.ms-excel', extensions: ['xls', 'et'], maxBytes: OFFICE },
  ppt: { mime: 'application/vnd.ms-powerpoint', extensions: ['ppt', 'pps', 'dps'], maxBytes: OFFICE },
  pdf: { mime: 'application/pdf', extensions: ['pdf'], maxBytes: OFFICE },
  zip: { mime: 'application/zip', extensions: ['zip'], maxBytes: 500 * MIB },
} as const satisfies Record<string, AttachmentKind>;

export type AttachmentKindName = keyof typeof ATTACHMENT_KINDS;
export const ATTACHMENT_KIND_NAMES = Object.keys(ATTACHMENT_KINDS) as AttachmentKindName[];
/** Attachments of one story. */
export const MOST_ATTACHMENTS = 20;

/** What the first bytes say; which of its kinds a file is, only the whole file says. */
export type Container = 'boxes' | 'zip' | 'compound' | 'pdf';

const CONTAINED: Record<Container, readonly AttachmentKindName[]> = {
  boxes: ['mp4', 'mov'],
  zip: ['zip', 'docx', 'xlsx', 'pptx'],
  compound: ['doc', 'xls', 'ppt'],
  pdf: ['pdf'],
};

/** @returns null for what is none of the kinds */
export function containerOf(head: Uint8Array): Container | null {
  const text = Buffer.from(head.subarray(0, 12)).toString('latin1');
  if (text.startsWith('%PDF-')) return 'pdf';
  // The mark of a first entry: programs that unpack themselves begin otherwise.
  if (text.startsWith('PK\x03\x04')) return 'zip';
  if (text.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'compound';
  return text.slice(4, 8) === 'ftyp' ? 'boxes' : null;
}

/** Bytes a file of the container may have at most, whatever it turns out to be. */
export function mostBytesOf(container: Container): number {
  return Math.max(...CONTAINED[container].map((kind) => ATTACHMENT_KINDS[kind].maxBytes));
}
