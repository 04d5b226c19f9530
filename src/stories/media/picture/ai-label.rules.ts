import { XMLParser } from 'fast-xml-parser';

/**
 * What a picture's metadata says of its making by machine. China's rules (《人工智能生成合成内容标识办法》 art. 5 and 10, GB 45438-2025) forbid
 * taking it away; everything else in the metadata (places, devices, people) goes.
 */
export interface AiLabels {
  /** The implicit label, as it was written: a JSON object with Label, ContentProducer, ProduceID … (TC260-PG-20258A). */
  aigc?: string;
  /** IPTC's digital source type, as an address, e.g. …/trainedAlgorithmicMedia. */
  sourceType?: string;
}

/** Where labels may stand in a file. */
export interface LabelSources {
  xmp?: string | undefined;
  exif?: Uint8Array | undefined;
  comments?: readonly { keyword: string; text: string }[] | undefined;
}

/** A label that is longer is none; it could not be carried on in a JPEG (64 KiB a segment). */
export const LONGEST_LABEL = 16 * 1024;
/** A longer packet is not read as XML. */
const LONGEST_XMP = 2 * 1024 * 1024;

export const AIGC_NAMESPACE = 'http://www.tc260.org.cn/ns/AIGC/1.0/';
const IPTC_NAMESPACE = 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
});

/** @returns null when nothing says that a machine made it */
export function readLabels({ xmp = '', exif, comments = [] }: LabelSources): AiLabels | null {
  const packet = parsed(xmp);
  const aigc =
    textOf(find(packet, 'AIGC')) ??
    comments.filter(({ keyword }) => keyword.toUpperCase() === 'AIGC').map(({ text }) => innerLabel(text) ?? text)[0] ??
    [xmp, ...comments.map(({ text }) => text), ...textsOf(exif)].map(innerLabel).find((label) => label !== null);
  const sourceType = textOf(find(packet, 'DigitalSourceType'));
  const labels: AiLabels = {
    ...(aigc !== undefined && aigc !== null && { aigc }),
    ...(sourceType !== undefined && sourceType.length <= 300 && { sourceType }),
  };
  return Object.keys(labels).length === 0 ? null : labels;
}

/** True when a label cannot be carried on: the picture is better refused than published without it. */
export function isTooLong({ aigc }: AiLabels): boolean {
  return aigc !== undefined && Buffer.byteLength(aigc) > LONGEST_LABEL;
}

/** An XMP packet that says what the labels say and nothing else. The same labels give the same bytes. */
export function labelPacket({ aigc, sourceType }: AiLabels): string {
  const said = [
    aigc === undefined ? '' : `<TC260:AIGC>${escaped(aigc)}</TC260:AIGC>`,
    sourceType === undefined
      ? ''
      : `<Iptc4xmpExt:DigitalSourceType>${escaped(sourceType)}</Iptc4xmpExt:DigitalSourceType>`,
  ].join('');
  return (
    `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">` +
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""` +
    ` xmlns:TC260="${AIGC_NAMESPACE}" xmlns:Iptc4xmpExt="${IPTC_NAMESPACE}">${said}` +
    `</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
  );
}

function parsed(xmp: string): unknown {
  // A packet needs no entities of its own; one that declares some is up to something.
  if (xmp === '' || xmp.length > LONGEST_XMP || /<!(DOCTYPE|ENTITY)/i.test(xmp)) return null;
  try {
    return parser.parse(xmp);
  } catch {
    return null;
  }
}

/** The first attribute or element of the name, wherever it stands. */
function find(node: unknown, name: string): unknown {
  if (typeof node !== 'object' || node === null) return undefined;
  if (Array.isArray(node)) return node.map((one) => find(one, name)).find((one) => one !== undefined);
  const fields = node as Record<string, unknown>;
  if (name in fields) return fields[name];
  return find(Object.values(fields), name);
}

/** An element's text, the address it refers to, or the first of a list. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  if (Array.isArray(value)) return value.map(textOf).find((one) => one !== undefined);
  if (typeof value !== 'object' || value === null) return undefined;
  const { '#text': text, resource, ...rest } = value as Record<string, unknown>;
  return textOf(text) ?? textOf(resource) ?? textOf(Object.values(rest));
}

/** The text of an EXIF comment lies among binary fields, in one of these encodings. */
function textsOf(exif: Uint8Array | undefined): string[] {
  if (exif === undefined) return [];
  const bytes = Buffer.from(exif);
  const swapped = Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16();
  return [
    bytes.toString('utf8'),
    bytes.toString('utf16le'),
    bytes.subarray(1).toString('utf16le'),
    swapped.toString('utf16le'),
  ];
}

/** The label in a text that holds `{"AIGC": {…}}`, or the object itself. Generators write it into comments so. */
function innerLabel(text: string): string | null {
  for (let at = text.search(/\{\s*"(AIGC|Label)"/); at !== -1;) {
    const json = objectAt(text, at);
    const label = json === null ? null : labelOf(json);
    if (label !== null) return label;
    const next = text.slice(at + 1).search(/\{\s*"(AIGC|Label)"/);
    at = next === -1 ? -1 : at + 1 + next;
  }
  return null;
}

function labelOf(json: string): string | null {
  try {
    const { AIGC, Label } = JSON.parse(json) as { AIGC?: unknown; Label?: unknown };
    if (typeof AIGC === 'string') return AIGC;
    if (typeof AIGC === 'object' && AIGC !== null) return JSON.stringify(AIGC);
    return Label === undefined ? null : json;
  } catch {
    return null;
  }
}

/** The object that begins here, up to the brace that closes it. */
function objectAt(text: string, from: number): string | null {
  let depth = 0;
  let quoted = false;
  for (let at = from; at < Math.min(text.length, from + 16 * LONGEST_LABEL); at += 1) {
    const sign = text[at];
    if (quoted) {
      if (sign === '\\') at += 1;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === '{') depth += 1;
    else if (sign === '}' && (depth -= 1) === 0) return text.slice(from, at + 1);
  }
  return null;
}

function escaped(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- XML 1.0 has no way to write these
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}
