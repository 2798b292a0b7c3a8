import { nearestName } from './nearest-name.ts';
import type { Finding } from './open-file.ts';

/** Where an address in Markdown leads; `to` is a folder of the website, `here` the text itself. */
type LinkDestination =
  | { to: 'guides' | 'assessments'; slug: string; anchor: string }
  | { to: 'file'; slug: string; anchor: string }
  | { to: 'here'; anchor: string }
  | { to: 'elsewhere' };

/** What links may lead to. */
export interface LinkTargets {
  guides: ReadonlySet<string>;
  /** undefined where it is not known which there are */
  assessments: ReadonlySet<string> | undefined;
  /** of a guide, or of the text itself; undefined where they are not known */
  anchorsOf(guide: string | null): ReadonlySet<string> | undefined;
  /** which of the guides and assessments these are, as in `no guide of the bundle` */
  those: string;
  /** what may be done about one that is not there, as in `write the guide` */
  remedy: string;
}

export function parseLink(target: string): LinkDestination {
  const [address = '', anchor = ''] = target.split('#', 2);
  const path = address.split('?')[0] ?? '';
  if (path === '') return { to: 'here', anchor };
  const markdownFile = /^(?![a-z][a-z0-9+.-]*:|\/\/)(?:.*\/)?([a-z0-9-]+)(?:\.[^./]+)?\.md$/.exec(path);
  if (markdownFile) return { to: 'file', slug: markdownFile[1] ?? '', anchor };
  const [, folder, slug = ''] = /^\/(guides|assessments)\/([^/]+)\/?$/.exec(path) ?? [];
  return folder === 'guides' || folder === 'assessments' ? { to: folder, slug, anchor } : { to: 'elsewhere' };
}

/** What is wrong with a link to a guide, an assessment or a heading; nothing with one that leads elsewhere. */
export function judgeLink(target: string, targets: LinkTargets): Finding | undefined {
  const destination = parseLink(target);
  if (destination.to === 'elsewhere') return undefined;
  if (destination.to === 'here') return judgeAnchor(destination.anchor, targets.anchorsOf(null));
  const { to, slug, anchor } = destination;
  if (to === 'file') {
    return {
      code: 'link-to-file',
      message: `the link "${target}" leads to a file, which the website does not have`,
      mend: `write "/guides/${slug}"`,
    };
  }
  const slugs = targets[to];
  if (slugs && !slugs.has(slug)) {
    const nearest = nearestName(slug, slugs);
    const what = to === 'guides' ? 'guide' : 'assessment';
    return {
      code: 'broken-link',
      message: `the link "${target}" leads to no ${what} ${targets.those}`,
      mend: nearest ? `did you mean "/${to}/${nearest}"?` : `${targets.remedy} the ${what}, or remove the link`,
    };
  }
  return to === 'guides' ? judgeAnchor(anchor, targets.anchorsOf(slug)) : undefined;
}

function judgeAnchor(anchor: string, anchors: ReadonlySet<string> | undefined): Finding | undefined {
  if (anchor === '' || !anchors || anchors.has(decodeAnchor(anchor))) return undefined;
  const nearest = nearestName(anchor, anchors);
  return {
    code: 'broken-anchor',
    severity: 'warning',
    message: `no heading has the anchor "#${anchor}"`,
    mend: nearest ? `did you mean "#${nearest}"?` : 'link to a heading that exists, or to the page without "#"',
  };
}

function decodeAnchor(anchor: string): string {
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
}
