import { PassThrough } from 'node:stream';
import { StartError } from '../../platform/config/start-error.js';
import { PIPE_PATIENCE_MS, pipedLine, typedPassword } from './password-input.js';

describe('pipedLine', () => {
  const piped = (...chunks: (string | Uint8Array)[]) => {
    const input = new PassThrough();
    for (const chunk of chunks) input.write(chunk);
    return input;
  };

  it('takes the first line as soon as it is there, also from a pipe that stays open', async () => {
    const input = piped('示例 pass', 'word 1\r\nsecond', '\nthird');
    await expect(pipedLine(input)).resolves.toBe('示例 password 1');
    expect(input.destroyed).toBe(true);
  });

  it('puts a character together that came in two pieces', async () => {
    const bytes = Buffer.from('示例\n');
    await expect(pipedLine(piped(bytes.subarray(0, 2), bytes.subarray(2)))).resolves.toBe('示例');
  });

  it.each([
    ['what ends without a newline', 'last', 'last'],
    ['an empty line', '\nsecond', null],
    ['nothing', '', null],
  ])('reads %s', async (_, text, line) => {
    const input = new PassThrough();
    input.end(text);
    await expect(pipedLine(input)).resolves.toBe(line);
  });

  it('does not wait for ever for a pipe that says nothing: exit 2, and what to do instead', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    try {
      const line = pipedLine(piped('no newline'));
      const refused = expect(line).rejects.toMatchObject({
        exitCode: 2,
        message: expect.stringContaining('/dev/null') as string,
      });
      jest.advanceTimersByTime(PIPE_PATIENCE_MS);
      await refused;
    } finally {
      jest.useRealTimers();
    }
  });

  it.each([['x'.repeat(5_000)], [`${'x'.repeat(5_000)}\n`]])(
    'refuses a line no password is as long as',
    async (text) => {
      await expect(pipedLine(piped(text))).rejects.toThrow(StartError);
    },
  );
});

describe('typedPassword', () => {
  /** Types each line once its question is asked. @returns the answer, and all that was shown */
  function type(...answers: string[]) {
    const input = new PassThrough();
    const output = new PassThrough();
    let shown = '';
    output.on('data', (chunk: Buffer) => {
      shown += chunk.toString();
      const asked = shown.split(': ').length - 1;
      if (shown.endsWith(': ')) setImmediate(() => input.write(answers[asked - 1] ?? ''));
    });
    return { answer: typedPassword(input, output), shown: () => shown };
  }

  it('asks twice and shows nothing of what is typed', async () => {
    const { answer, shown } = type('示例 typed 2026\r', '示例 typed 2026\r');
    await expect(answer).resolves.toBe('示例 typed 2026');
    expect(shown()).not.toContain('typed');
  });

  it('takes an empty answer for a wish to have one made up, and asks no more', async () => {
    const { answer, shown } = type('\r');
    await expect(answer).resolves.toBeNull();
    expect(shown()).not.toContain('Once more');
  });

  it('takes no two that differ', async () => {
    await expect(type('示例 typed 2026\r', '示例 typed 2025\r').answer).rejects.toMatchObject({ exitCode: 2 });
  });

  it.each([
    ['Ctrl+C', '\u0003'],
    ['Ctrl+D', '\u0004'],
  ])('breaks off at %s', async (_, key) => {
    await expect(type(key).answer).rejects.toMatchObject({ exitCode: 2 });
  });
});
