import type { Readable, Writable } from 'node:stream';
import { createInterface } from 'node:readline/promises';
import { StartError } from '../../platform/config/start-error.js';

/** How long the first line of a pipe may be awaited, ms: whoever pipes a password in has it at hand. */
export const PIPE_PATIENCE_MS = 10_000;
/** Longer is no password but a wrong file, bytes. */
const LONGEST_LINE = 4_096;
const NEWLINE = 0x0a;

/**
 * The first line of what is piped in; nothing after it is read, and nobody need close the pipe. Leaves the stream closed.
 * @param patienceMs how long it is waited for
 * @returns null when the pipe ended without a line, or the line is empty
 * @throws StartError (exit 2) when no line comes in time, or none that is short enough
 */
export async function pipedLine(input: Readable, patienceMs = PIPE_PATIENCE_MS): Promise<string | null> {
  const timer = setTimeout(() => input.destroy(tooLate(patienceMs)), patienceMs);
  try {
    let bytes = Buffer.alloc(0);
    for await (const chunk of input) {
      bytes = Buffer.concat([bytes, Buffer.from(chunk as Uint8Array)]);
      if (bytes.includes(NEWLINE) || bytes.length > LONGEST_LINE) break;
    }
    const end = bytes.indexOf(NEWLINE);
    const line = end < 0 ? bytes : bytes.subarray(0, end);
    if (line.length > LONGEST_LINE) throw tooLong();
    return line.toString('utf8').replace(/\r$/, '') || null;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Asks at the keyboard, twice, and shows nothing of what is typed.
 * @param output where the questions are shown
 * @returns null for an empty answer: one is to be made up
 * @throws StartError (exit 2) when the two differ, or the asking is broken off
 */
export async function typedPassword(input: Readable, output: Writable): Promise<string | null> {
  const first = await hidden(input, output, '新密码（直接回车则自动生成）/ New password, empty to have one made up: ');
  if (first === '') return null;
  if ((await hidden(input, output, '再输入一次 / Once more: ')) === first) return first;
  throw new StartError('两次输入不一致，什么都没有改动。', 'The two differ; nothing was changed.', 2);
}

async function hidden(input: Readable, output: Writable, question: string): Promise<string> {
  output.write(question);
  // Without an output of its own nothing is echoed; as a terminal it takes the keyboard over from one that would.
  const lines = createInterface({ input, terminal: true, historySize: 0 });
  const brokenOff = new Promise<never>((_, reject) => {
    const fail = () => reject(new StartError('已中断，什么都没有改动。', 'Broken off; nothing was changed.', 2));
    lines.once('SIGINT', fail);
    lines.once('close', fail);
  });
  try {
    return await Promise.race([new Promise<string>((resolve) => lines.once('line', resolve)), brokenOff]);
  } finally {
    lines.close();
    output.write('\n');
  }
}

function tooLate(ms: number): StartError {
  const s = ms / 1000;
  return new StartError(
    `等了 ${s} 秒，标准输入仍没有内容，什么都没有改动。请通过管道传入一行新密码；要自动生成，请加 </dev/null。`,
    `Nothing came on standard input within ${s} s; nothing was changed. Pipe the new password in as one line, or add </dev/null to have one made up.`,
    2,
  );
}

function tooLong(): StartError {
  return new StartError(
    '标准输入的第一行太长，不是密码，什么都没有改动。',
    'The first line on standard input is too long to be a password; nothing was changed.',
    2,
  );
}
