import { nearestName } from './nearest-name.ts';

/** What a path within a bundle stands for. */
export type BundlePath =
  | { kind: 'bundle'; slug: 'bundle'; locale: null }
  | { kind: 'guide'; slug: string; locale: string | null }
  | { kind: 'framework' | 'bank' | 'assessment'; slug: string; locale: null }
  /** beside the content: a README, a licence, anything hidden */
  | { kind: 'beside' }
  | { kind: 'unknown'; mend: string };

export type BundleFileKind = Exclude<BundlePath['kind'], 'beside' | 'unknown'>;

const yamlFolders = new Map([
  ['frameworks', 'framework'],
  ['banks', 'bank'],
  ['assessments', 'assessment'],
] as const);

const expectedPaths =
  'bundle.yaml, guides/<slug>.md, guides/<slug>.<locale>.md, frameworks/<slug>.yaml, banks/<slug>.yaml or assessments/<slug>.yaml';

export function recognisePath(path: string): BundlePath {
  if (path === 'bundle.yaml') return { kind: 'bundle', slug: 'bundle', locale: null };
  const segments = path.split('/');
  if (segments.some((segment) => segment.startsWith('.'))) return { kind: 'beside' };
  if (/^(?:README|LICEN[CS]E)(?:\.[a-z]+)?$/i.test(segments.at(-1) ?? '')) return { kind: 'beside' };
  const [folder = '', name = ''] = segments;
  if (segments.length === 2) {
    const guide = /^([^.]+)(?:\.([^.]+))?\.md$/.exec(name);
    if (folder === 'guides' && guide) return { kind: 'guide', slug: guide[1] ?? '', locale: guide[2] ?? null };
    const kind = (yamlFolders as ReadonlyMap<string, 'framework' | 'bank' | 'assessment'>).get(folder);
    const yaml = /^([^.]+)\.yaml$/.exec(name);
    if (kind && yaml) return { kind, slug: yaml[1] ?? '', locale: null };
  }
  return { kind: 'unknown', mend: suggestPath(folder, name, segments.length) };
}

function suggestPath(folder: string, name: string, depth: number): string {
  const nearest = nearestName(folder.toLowerCase(), ['guides', ...yamlFolders.keys()]);
  if (depth === 1 && nearestName(folder.toLowerCase(), ['bundle.yaml', 'bundle.yml'])) return 'name it bundle.yaml';
  if (depth !== 2 || !nearest) return `a bundle has ${expectedPaths}; move the file out of the folder`;
  const extension = nearest === 'guides' ? 'md' : 'yaml';
  return `name it ${nearest}/${name.replace(/\.[^.]*$/, '')}.${extension}, or move it out of the folder`;
}

/** The file that holds a document; of a guide's translation with its locale. */
export function pathOf(kind: BundleFileKind, slug: string, locale: string | null = null): string {
  if (kind === 'bundle') return 'bundle.yaml';
  if (kind === 'guide') return locale === null ? `guides/${slug}.md` : `guides/${slug}.${locale}.md`;
  return `${kind}s/${slug}.yaml`;
}
