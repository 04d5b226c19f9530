import bcd, { type CompatStatement, type Identifier } from '@mdn/browser-compat-data';

/** What the desks of the audience run (README). */
export const OLDEST_CHROMIUM = 109;

/** One thing of the language or of the browser, by where it hangs: `holder` is empty for a global. */
export interface Later {
  holder: string;
  name: string;
  isStatic: boolean;
}

/** Whether Chromium had it only after the oldest one promised. What it never had, and what stands behind a switch, is nobody's to use. */
export function cameLater(compat: CompatStatement | undefined): boolean {
  const chrome = compat?.support.chrome;
  const statements = Array.isArray(chrome) ? chrome : chrome ? [chrome] : [];
  const plain = statements.filter((one) => !one.flags && !one.prefix && !one.alternative_name);
  const versions = plain
    .map(({ version_added: added }) => (typeof added === 'string' ? Number(added.replace('≤', '')) : Number.NaN))
    .filter((version) => !Number.isNaN(version));
  return versions.length > 0 && Math.min(...versions) > OLDEST_CHROMIUM;
}

const namesIn = (identifier: Identifier): string[] => Object.keys(identifier).filter((name) => name !== '__compat');

function membersOf(holder: string, identifier: Identifier): Later[] {
  return namesIn(identifier)
    .filter((name) => name !== holder && !name.endsWith('_event') && /^[A-Za-z]\w*$/.test(name))
    .filter((name) => cameLater(identifier[name]?.__compat))
    .map((name) => ({ holder, name: name.replace(/_static$/, ''), isStatic: name.endsWith('_static') }));
}

/** Everything scripts may call that is younger than the oldest browser promised, members before the globals that bear them. */
export function laterThanOldest(): Later[] {
  const { Intl: intl, ...builtins } = bcd.javascript.builtins as Record<string, Identifier>;
  const { _globals: globals, ...interfaces } = bcd.api as Record<string, Identifier>;
  const bearers = [...Object.entries(builtins), ...Object.entries(interfaces)];
  const members = bearers.flatMap(([holder, identifier]) => membersOf(holder, identifier));
  const ofIntl = membersOf('Intl', intl ?? {}).map((one) => ({ ...one, isStatic: true }));
  const whole = [...bearers, ...namesIn(globals ?? {}).map((name) => [name, globals?.[name] ?? {}] as const)]
    .filter(([, identifier]) => cameLater(identifier.__compat))
    .map(([name]) => ({ holder: '', name, isStatic: true }));
  return [...members, ...ofIntl, ...whole];
}

let script: string | undefined;

/** A script that makes a page's world as old as the oldest browser promised, as far as calls go: put in before any other. */
export function withoutWhatCameLater(): string {
  return (script ??= scriptWithout(laterThanOldest()));
}

function scriptWithout(later: Later[]): string {
  return `for (const [holder, name] of ${JSON.stringify(later.map(({ holder, name }) => [holder, name]))}) {
    try {
      if (!holder) delete globalThis[name];
      else {
        delete globalThis[holder]?.[name];
        delete globalThis[holder]?.prototype?.[name];
      }
    } catch { /* what cannot be taken away stays */ }
  }`;
}
