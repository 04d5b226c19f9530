import type { OutboundAnswer } from '../../../platform/http/outbound-http.js';

/** An answer of the REST interface, read. `refused` carries WordPress's own code, or `HTTP_<status>` where somebody else answered. */
export type WordpressReply =
  | { kind: 'ok'; body: unknown }
  | { kind: 'refused'; code: string; status: number; message: string; data: Record<string, unknown> }
  | { kind: 'not-sent'; reason: string; code?: string }
  | { kind: 'no-answer'; reason: string; code?: string };

/**
 * Reads an answer. A plugin's warning in front of the JSON, or a page instead of it, under a 2xx says nothing for certain. A wrong
 * parameter may wrap the true refusal: `rest_forbidden_status` inside `rest_invalid_param` is how wrong credentials look to a search.
 */
export function readReply(answer: OutboundAnswer): WordpressReply {
  if (answer.kind !== 'answered') return { kind: answer.kind, reason: answer.reason, code: answer.code };
  const { status } = answer;
  const body = parsed(answer.body);
  if (status >= 200 && status < 300) {
    return body === undefined
      ? { kind: 'no-answer', reason: `HTTP ${status} without JSON`, code: `HTTP_${status}` }
      : { kind: 'ok', body };
  }
  const { code, message, data } = objectOf(body);
  if (typeof code !== 'string') {
    const group = status >= 300 && status < 400 ? '3XX' : String(status);
    return { kind: 'refused', code: `HTTP_${group}`, status, message: '', data: {} };
  }
  const facts = objectOf(data);
  const said = typeof message === 'string' ? message : '';
  const inner = code === 'rest_invalid_param' ? innerCode(facts) : null;
  return {
    kind: 'refused',
    code: inner ?? (isTooBig(code, said) ? TOO_BIG : code),
    status,
    message: said,
    data: facts,
  };
}

const TOO_BIG = 'rest_upload_file_too_big';

/** PHP's own limits come under the code for whatever WordPress cannot name; in every language the message names the directive. */
function isTooBig(code: string, message: string): boolean {
  return code === 'rest_upload_unknown_error' && /upload_max_filesize|MAX_FILE_SIZE/.test(message);
}

function innerCode(data: Record<string, unknown>): string | null {
  const codes = Object.values(objectOf(data['details'])).map((detail) => objectOf(detail)['code']);
  return codes.includes('rest_forbidden_status') ? 'rest_forbidden_status' : null;
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined; // Not the REST interface's: the caller decides by the status.
  }
}

/** The value as an object to read from; empty when it is none. */
export function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

export function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(objectOf) : [];
}
