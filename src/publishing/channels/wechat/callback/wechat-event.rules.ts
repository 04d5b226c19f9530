import { XMLParser } from 'fast-xml-parser';
import type { MassEvent, PublishEvent } from './publish-result.js';

// Values stay text: publish ids are longer than numbers are exact. A message with a DTD is refused, so only the five entities of XML are expanded.
const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  processEntities: true,
  isArray: (name) => name === 'item',
});

type Tree = Record<string, unknown>;

/** The root element of a callback's XML as a tree of texts, or null when it is none. */
export function readMessage(xml: string): Tree | null {
  if (/<!DOCTYPE/i.test(xml)) return null;
  let parsed: unknown;
  try {
    parsed = parser.parse(xml);
  } catch {
    return null; // Not XML: the caller answers that.
  }
  return branch(branch(parsed)?.['xml']);
}

/** The cipher text of a safe-mode message. */
export function encryptedPart(message: Tree): string | null {
  return leaf(message['Encrypt']);
}

/** What the platform says about a finished publish job, or null when the message is about something else. */
export function publishEvent(message: Tree): PublishEvent | null {
  if (leaf(message['MsgType']) !== 'event' || leaf(message['Event']) !== 'PUBLISHJOBFINISH') return null;
  const info = branch(message['PublishEventInfo']);
  const publishId = leaf(info?.['publish_id']);
  const status = leaf(info?.['publish_status']);
  if (!info || publishId === null || status === null || !/^\d{1,3}$/.test(status)) return null;
  const items = branch(info['article_detail'])?.['item'];
  const first = Array.isArray(items) ? branch(items[0]) : null;
  return {
    publishId,
    status: Number(status),
    articleId: leaf(info['article_id']),
    url: leaf(first?.['article_url']),
  };
}

/** What the platform says about a finished mass send, or null when the message is about something else. */
export function massFinishedEvent(message: Tree): MassEvent | null {
  if (leaf(message['MsgType']) !== 'event' || leaf(message['Event']) !== 'MASSSENDJOBFINISH') return null;
  const msgId = leaf(message['MsgID']) ?? leaf(message['MsgId']);
  const status = leaf(message['Status']);
  if (msgId === null || status === null || !/^[\w() ]{1,40}$/.test(status)) return null;
  const items = branch(branch(message['ArticleUrlResult'])?.['ResultList'])?.['item'];
  const first = Array.isArray(items) ? branch(items[0]) : null;
  const seconds = leaf(message['CreateTime']);
  const endedAt = seconds !== null && /^\d{10}$/.test(seconds) ? Number(seconds) * 1000 : null;
  return { msgId, status, url: leaf(first?.['ArticleUrl']), endedAt };
}

/** Trimmed text, or null when empty: the platform's own sample has a line break inside article_id. */
function leaf(value: unknown): string | null {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? null : text;
}

function branch(value: unknown): Tree | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Tree) : null;
}
