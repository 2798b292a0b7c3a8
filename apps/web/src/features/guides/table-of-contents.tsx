import styles from './table-of-contents.module.css';

interface TableOfContentsProps {
  headings: readonly { depth: number; text: string; anchor: string }[];
}

/** Beside the text on wide screens, folded above it on narrow ones. Short guides need none. */
export function TableOfContents({ headings }: TableOfContentsProps) {
  const sections = headings.filter(({ depth }) => depth <= 3);
  if (sections.length < 3) return null;
  const links = (
    <ol className={styles.links}>
      {sections.map(({ anchor, text, depth }) => (
        <li key={anchor} className={depth > 2 ? styles.part : undefined}>
          <a href={`#${anchor}`}>{text}</a>
        </li>
      ))}
    </ol>
  );
  return (
    <>
      <nav aria-label="In this guide" className={styles.beside}>
        <p className={styles.caption}>In this guide</p>
        {links}
      </nav>
      <details className={styles.folded}>
        <summary>In this guide</summary>
        {links}
      </details>
    </>
  );
}
