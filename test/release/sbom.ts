import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundledPackages } from './notices';

/**
 * `npm run sbom [FILE]`: what is bundled, as CycloneDX 1.5. Written here, because `npm sbom --omit dev` (npm 11.19) leaves
 * out packages that a package for development needs, too: `ws`, `json5` and `jsonc-parser`. The same lock file gives the
 * same bytes.
 */
const root = join(__dirname, '../..');

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly publisher: string;
}

export function writeSbom(): string {
  const { name, version, license, publisher } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  ) as Manifest;
  const product = `pkg:npm/${name}@${version}`;
  const components = bundledPackages(root).map(([packageName, { version: at, license: id = '', integrity = '' }]) => {
    const purl = `pkg:npm/${packageName.replace('@', '%40')}@${at}`;
    const content = Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex');
    return {
      type: 'library',
      'bom-ref': purl,
      name: packageName,
      version: at,
      purl,
      licenses: [{ license: { id } }],
      hashes: [{ alg: 'SHA-512', content }],
    };
  });
  const bom = {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    // Without one, actions/attest doesn't take it for an SBOM.
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify([product, components]))}`,
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': product,
        name,
        version,
        publisher,
        licenses: [{ license: { id: license } }],
      },
    },
    components,
    dependencies: [{ ref: product, dependsOn: components.map(({ purl }) => purl) }],
  };
  return `${JSON.stringify(bom, undefined, 2)}\n`;
}

/** A UUID (version 8) made of what it names, so that the same content has the same. */
function uuidOf(content: string): string {
  const hex = createHash('sha256').update(content).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

if (require.main === module) writeFileSync(process.argv[2] ?? join(root, 'tradovate-token.cdx.json'), writeSbom());
