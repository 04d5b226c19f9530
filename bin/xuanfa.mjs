#!/usr/bin/env node
// The command line: `npx xuanfa …`. Makes the clone ready first, in silence on stdout, which belongs to the command.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureReady, root } from '../scripts/ensure-ready.mjs';

await ensureReady();
await import(pathToFileURL(join(root, 'dist/src/cli.js')).href);
