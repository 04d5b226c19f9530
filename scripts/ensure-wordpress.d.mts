export function ensureWordpress(): string | undefined;
