// Last step of the build: copies what the compiler does not (pages, styles, pictures, texts) beside the compiled files, clears
// away what was compiled from sources that are gone, and stamps the build with what it was made from.
import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { compiledFolders, filesUnder, root, sourceDigest } from './ensure-ready.mjs';

const assets = /\.(css|html|svg|png|jpg|ico|txt|sql|json|xsl|woff2)$/;
const compiled = /\.(js|js\.map|d\.ts)$/;

for (const top of compiledFolders) {
  for (const source of filesUnder(join(root, top))) {
    if (!assets.test(source)) continue;
    const target = join(root, 'dist', relative(root, source));
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(source, target);
  }
  for (const output of filesUnder(join(root, 'dist', top))) {
    const source = join(root, relative(join(root, 'dist'), output));
    const origin = compiled.test(source) ? source.replace(compiled, '.ts') : source;
    if (!existsSync(origin) && !existsSync(source)) rmSync(output);
  }
}
writeFileSync(join(root, 'dist', '.built-from'), sourceDigest());
