type Ending = () => Promise<void>;

const owed = new Set<Ending>();
let brokenOff = false;

/** Takes care that something is ended, once: by calling what is returned, or when the run is broken off by a signal. */
export function owe(end: Ending): Ending {
  let ending: Promise<void> | undefined;
  const once: Ending = () => {
    owed.delete(once);
    return (ending ??= end());
  };
  owed.add(once);
  return once;
}

/** A run that is broken off leaves no server behind. */
export function endOnSignals(): void {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)
    process.once(signal, () => {
      brokenOff = true;
      void Promise.allSettled([...owed].map((end) => end())).then(() => process.exit(code));
    });
}

/** Ends the process, unless a signal is about to. */
export function leave(code?: number): void {
  if (!brokenOff) process.exit(code ?? process.exitCode ?? 0);
}
