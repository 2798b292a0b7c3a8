import { blankOutBlocks, blankOutSpans } from './blank-out-code.ts';

/** Addresses (or names of definitions) of images without alternative text; none inside code. HTML may say `alt=""`. */
export function findImagesWithoutText(markdown: string): string[] {
  const text = blankOutSpans(blankOutBlocks(markdown));
  const images = [...text.matchAll(/(?<!\\)!\[\s*\][[(]\s*<?(?<target>[^\s<>()[\]]*)/g)];
  const tags = [...text.matchAll(/<img\b(?<attributes>[^<>]*)>/gi)].map(({ groups }) => groups?.attributes ?? '');
  return [
    ...images.map(({ groups }) => groups?.target ?? ''),
    ...tags
      .filter((attributes) => !/\salt\s*=/i.test(attributes))
      .map((attributes) => /\ssrc\s*=\s*["']?(?<target>[^\s"']*)/i.exec(attributes)?.groups?.target ?? ''),
  ];
}
