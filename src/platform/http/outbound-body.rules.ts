import { createHash } from 'node:crypto';

/** A request body that is complete in memory, so that header and body leave in one write. */
export interface OutboundBody {
  contentType: string;
  bytes: Buffer;
}

export interface MultipartFile {
  field: string;
  filename: string;
  mime: string;
  bytes: Buffer;
}

/**
 * JSON with every character as itself. WeChat answers 40033, or shows the escapes to readers, when a body holds `\uXXXX`;
 * `JSON.stringify` writes those for control characters and lone surrogates only, and neither belongs into a text.
 */
export function jsonBody(value: unknown): OutboundBody {
  const text = JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? printable(part) : part));
  return { contentType: 'application/json; charset=utf-8', bytes: Buffer.from(text, 'utf8') };
}

/** `application/x-www-form-urlencoded`, UTF-8, in the order given. */
export function formBody(fields: Record<string, string>): OutboundBody {
  const bytes = Buffer.from(new URLSearchParams(fields).toString(), 'utf8');
  return { contentType: 'application/x-www-form-urlencoded; charset=utf-8', bytes };
}

/** `multipart/form-data` (RFC 7578) with plain fields first and one file. The boundary is drawn from the content, so it cannot occur in it. */
export function multipartBody(fields: Record<string, string>, file: MultipartFile): OutboundBody {
  const digest = createHash('sha256').update(JSON.stringify(fields)).update(file.bytes).digest('hex');
  const boundary = `xuanfa-${digest.slice(0, 40)}`;
  const parts: Buffer[] = [];
  for (const [name, value] of Object.entries(fields)) {
    parts.push(
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"\r\n\r\n${value}\r\n`,
        'utf8',
      ),
    );
  }
  parts.push(
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(file.field)}"; filename="${quoted(file.filename)}"\r\n` +
        `Content-Type: ${file.mime}\r\n\r\n`,
      'utf8',
    ),
    file.bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`, 'utf8'),
  );
  return { contentType: `multipart/form-data; boundary=${boundary}`, bytes: Buffer.concat(parts) };
}

/** Lone halves of surrogate pairs become U+FFFD; control characters other than tab and line breaks go. */
function printable(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what this removes
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').toWellFormed();
}

/** Quoting of names as browsers do it (RFC 7578 §2, WHATWG form encoding). */
function quoted(name: string): string {
  return name.replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/"/g, '%22');
}
