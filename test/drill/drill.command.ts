import 'reflect-metadata';
import { endOnSignals } from '../engine/endings.js';
import { drill } from './drill.js';
import { type DrillArguments, readArguments, USAGE } from './drill-arguments.js';
import { isGood, toLine, toTable } from './drill-report.js';

const say = (message: string): void => void process.stderr.write(`${message}\n`);

async function main(): Promise<void> {
  let args: DrillArguments | 'help';
  try {
    args = readArguments(process.argv.slice(2));
  } catch (error) {
    say(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    process.exitCode = 2;
    return;
  }
  if (args === 'help') {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  endOnSignals();
  const begun = Date.now();
  say(`drill 演练: seed ${args.seed}, ${args.backend}, ${args.scale.publications} publications`);
  const elapsed = (): string => `${((Date.now() - begun) / 1000).toFixed(1)} s`;
  const result = await drill(args, (message) => say(`${elapsed()}  ${message}`));
  for (const finding of [...result.verdict.findings, ...result.troubles]) say(finding);
  say(elapsed());
  process.stdout.write(`${args.json ? toLine(result) : toTable(result)}\n`);
  process.exitCode = isGood(result) ? 0 : 1;
}

main().catch((error: unknown) => {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exit(1);
});
