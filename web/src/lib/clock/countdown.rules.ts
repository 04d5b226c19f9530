/** A span in words as short as they come: `02:05`, `1:02:05`, `3 天 04:00`. Whole seconds, rounded down. @param ms not negative */
export function spanOf(ms: number, day: string): string {
  const seconds = Math.floor(ms / 1_000);
  const [days, hours, minutes] = [86_400, 3_600, 60].map((unit) => Math.floor(seconds / unit)) as [
    number,
    number,
    number,
  ];
  const two = (value: number): string => String(value).padStart(2, '0');
  if (days > 0) return `${days} ${day} ${two(hours % 24)}:${two(minutes % 60)}`;
  const tail = `${two(minutes % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
}

/** What left within a second of its time left on time: no eye sees the difference. */
export const isOnTime = (latenessMs: number): boolean => latenessMs < 1_000;

/** How late something left, as the eye takes it in: `0.1 秒`, `12 秒`, `3 分`. @param ms negative = early, said as none */
export function latenessOf(ms: number, unit: { second: string; minute: string; hour: string }): string {
  const late = Math.max(0, ms);
  if (late < 10_000) return `${(Math.floor(late / 100) / 10).toFixed(1)} ${unit.second}`;
  if (late < 120_000) return `${Math.floor(late / 1_000)} ${unit.second}`;
  if (late < 7_200_000) return `${Math.floor(late / 60_000)} ${unit.minute}`;
  return `${(Math.floor(late / 360_000) / 10).toFixed(1)} ${unit.hour}`;
}
