import { XMLParser } from 'fast-xml-parser';
import { labelIn, LONGEST_LABEL } from './label-search.rules.js';

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

/** Bytes of a packet, camera data and comments together: more is not looked through, and such a picture not taken. */
export const MOST_METADATA = 8 * 1024 * 1024;
/** A longer packet is not read as XML: it would take the parser more than half a second. */
const LONGEST_XMP = 512 * 1024;
const LABEL_NAMES = /AIGC|DigitalSourceType/;

export const AIGC_NAMESPACE = 'http://www.tc260.org.cn/ns/AIGC/1.0/';
const IPTC_NAMESPACE = 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
});

/** False of more than is looked through for labels. */
export function isReadable({ xmp = '', exif, comments = [] }: LabelSources): boolean {
  const texts = [xmp, ...comments.map(({ text }) => text)];
  const size = texts.reduce((sum, text) => sum + text.length, exif?.length ?? 0);
  return size <= MOST_METADATA && !(xmp.length > LONGEST_XMP && LABEL_NAMES.test(xmp));
}

/** In time that grows with the length of the sources. @returns null when nothing says that a machine made it */
export function readLabels({ xmp = '', exif, comments = [] }: LabelSources): AiLabels | null {
  const packet = parsed(xmp);
  const named = comments.find(({ keyword }) => keyword.toUpperCase() === 'AIGC')?.text;
  const aigc =
    textOf(find(packet, 'AIGC')) ??
    (named === undefined ? undefined : (labelIn([named]) ?? named)) ??
    labelIn([xmp, ...comments.map(({ text }) => text), ...textsOf(exif)]);
  const sourceType = textOf(find(packet, 'DigitalSourceType'));
  const labels: AiLabels = {
    ...(aigc !== null && { aigc }),
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
  if (!LABEL_NAMES.test(xmp) || xmp.length > LONGEST_XMP || /<!(DOCTYPE|ENTITY)/i.test(xmp)) return null;
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
