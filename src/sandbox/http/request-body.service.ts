import { parse } from 'node:querystring';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** One uploaded file of a multipart form. */
export interface UploadedFile {
  field: string;
  filename: string;
  bytes: Buffer;
}

export interface Form {
  fields: Record<string, string>;
  files: UploadedFile[];
  /** False when the form broke off, or did not keep to its boundary. */
  whole: boolean;
}

/** Larger than anything either platform takes, so that the platform's own size error is what a caller meets. */
export const BODY_LIMIT = 64 * 1024 * 1024;

/** Makes the server hand over bodies as bytes, whatever they call themselves: real clients often name the wrong type. */
export async function acceptAnyBody(app: FastifyInstance): Promise<void> {
  app.removeAllContentTypeParsers();
  await app.register(multipart, {
    limits: { fileSize: BODY_LIMIT, fieldSize: 2 * 1024 * 1024, files: 20, parts: 100 },
  });
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  // A body that does not say what it is, or says nonsense, is still a body.
  app.addHook('onRequest', (request, _reply, done) => {
    const named = request.headers['content-type'];
    if (named !== undefined && !MEDIA_TYPE.test(named)) request.headers['content-type'] = 'application/octet-stream';
    done();
  });
}

const MEDIA_TYPE = /^\s*[\w!#$&^.+-]+\/[\w!#$&^.+-]+\s*(?:;|$)/;
/** What a form breaks with that has no boundary, or does not keep to it. */
const BROKEN_FORM = /^(?:Multipart: Boundary not found|\w+ terminated early due to|Unexpected end of multipart)/;

/** The body as text; empty when there is none. */
export function readText(request: FastifyRequest): string {
  return Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '';
}

/** The body as JSON whatever its declared type. Throws a SyntaxError. */
export function readJson(request: FastifyRequest): unknown {
  const text = readText(request).replace(/^\uFEFF/, '');
  return JSON.parse(text === '' ? '{}' : text);
}

/** The fields and files of a urlencoded or multipart body; of a repeated field the last one counts. */
export async function readForm(request: FastifyRequest): Promise<Form> {
  if (!request.isMultipart()) {
    return { fields: lastValues(parse(readText(request))), files: [], whole: true };
  }
  const fields: [string, string][] = [];
  const files: UploadedFile[] = [];
  let whole = true;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') {
        files.push({ field: part.fieldname, filename: part.filename, bytes: await part.toBuffer() });
      } else if (typeof part.value === 'string') {
        fields.push([part.fieldname, part.value]);
      }
    }
  } catch (error) {
    if (!(error instanceof Error && BROKEN_FORM.test(error.message))) throw error;
    whole = false;
  }
  return { fields: Object.fromEntries(fields), files, whole };
}

/** Query parameters as plain strings. */
export function readQuery(request: FastifyRequest): Record<string, string> {
  return lastValues(request.query as Record<string, string | string[] | undefined>);
}

function lastValues(raw: Record<string, string | string[] | undefined>): Record<string, string> {
  const values: [string, string][] = [];
  for (const [name, value] of Object.entries(raw)) {
    const last = Array.isArray(value) ? value.at(-1) : value;
    if (last !== undefined) values.push([name, last]);
  }
  return Object.fromEntries(values);
}
