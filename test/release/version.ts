/** What version, changelog and tag must have in common. */
export interface VersionFacts {
  readonly version: string;
  readonly lockVersion: string;
  readonly changelog: string;
  /** Absent: no release yet, so the section of the version needs no date. */
  readonly tag?: string | undefined;
}

/** What doesn't fit, one sentence each. */
export function checkVersion({ version, lockVersion, changelog, tag }: VersionFacts): readonly string[] {
  const found: string[] = [];
  if (!/^\d+\.\d+\.\d+$/.test(version)) found.push(`The version must be three numbers, not ${version}.`);
  if (lockVersion !== version) found.push(`The lock file has version ${lockVersion}, package.json ${version}.`);
  const newest = /^## (.+)$/m.exec(changelog)?.[1] ?? '';
  if (!newest.startsWith(version)) found.push(`The newest section of CHANGELOG.md is ${newest}, not ${version}.`);
  if (notesOf(changelog, version) === '') found.push(`CHANGELOG.md says nothing about ${version}.`);
  if (tag === undefined) return found;
  if (tag !== `v${version}`) found.push(`The tag is ${tag}, the version ${version}.`);
  if (!/^\S+ \(\d{4}-\d\d-\d\d\)$/.test(newest)) found.push(`Its section needs a date: ## ${version} (2027-01-31).`);
  return found;
}

/** The section of a version in CHANGELOG.md, without its heading; empty if there is none. */
export function notesOf(changelog: string, version: string): string {
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((one) => one.split(/[\s(]/)[0] === version) ?? '';
  return section.replace(/^.*\n/, '').trim();
}
