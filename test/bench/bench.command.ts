import 'reflect-metadata';
import { type BenchArguments, readArguments, USAGE } from './arguments.rules.js';
import { type Figure, GOALS } from './figure.js';
import { openGround } from './ground.js';
import { measurePipeline } from './measures/pipeline.js';
import { toLine, toTable } from './report.js';

async function main(): Promise<void> {
  let args: BenchArguments | 'help';
  try {
    args = readArguments(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}\n`);
    process.exitCode = 2;
    return;
  }
  if (args === 'help') {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const figures = await measure(args);
  process.stdout.write(`${args.json ? toLine(figures) : toTable(figures)}\n`);
}

async function measure({ parts, ...how }: BenchArguments): Promise<Figure[]> {
  const ground = await openGround(how, (message) => process.stderr.write(`[bench] ${message}\n`));
  try {
    const figures: Figure[] = [];
    if (parts.includes('pipeline'))
      for (const backend of ['postgres', 'redis'] as const) figures.push(...(await measurePipeline(ground, backend)));
    return inOrder(figures);
  } finally {
    await ground.household.close();
  }
}

/** Those with a goal first, in the order of the goals. */
function inOrder(figures: readonly Figure[]): Figure[] {
  const names = Object.keys(GOALS);
  const rank = ({ name }: Figure): number => (names.includes(name) ? names.indexOf(name) : names.length);
  return [...figures].sort((a, b) => rank(a) - rank(b));
}

main().catch((error: unknown) => {
  process.stderr.write(`[bench] ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
