import { Link } from '@tanstack/react-router';
import { createElement, Fragment, type ReactNode, useMemo } from 'react';
import styles from './rich-text.module.css';
import { Scrollable } from './scrollable.tsx';

const SHOWN = new Set(
  'p h2 h3 h4 h5 h6 ul ol li blockquote pre code em strong del a br hr img table thead tbody tr th td sup sub'.split(
    ' ',
  ),
);
const KEPT_ATTRIBUTES: Record<string, string> = {
  id: 'id',
  start: 'start',
  align: 'align',
  title: 'title',
  alt: 'alt',
  src: 'src',
};

interface RichTextProps {
  /** HTML rendered and sanitised by the API */
  html: string;
  /** language of the text, where it may differ from that of the page */
  lang?: string;
}

/**
 * Shows HTML by building React elements from it, so that nothing can run that is not in the list above, even if
 * sanitising had failed. Links within the site stay in the app; tables scroll by themselves on narrow screens.
 */
export function RichText({ html, lang }: RichTextProps) {
  const content = useMemo(() => {
    const { body } = new DOMParser().parseFromString(html, 'text/html');
    return childrenOf(body);
  }, [html]);
  return createElement('div', { className: styles.prose, lang }, ...content);
}

function childrenOf(parent: Element): ReactNode[] {
  return Array.from(parent.childNodes, (node) => {
    if (node instanceof Text) return isLayoutSpace(node) ? null : node.data;
    return node instanceof Element ? elementOf(node) : null;
  });
}

// React warns about white space directly in table, tr and the like.
function isLayoutSpace(node: Text) {
  return /^(TABLE|THEAD|TBODY|TR)$/.test(node.parentElement?.tagName ?? '') && node.data.trim() === '';
}

function elementOf(element: Element): ReactNode {
  const tag = element.tagName.toLowerCase();
  if (tag === 'a') return linkOf(element);
  if (tag === 'table') return scrollableTable(element);
  if (!SHOWN.has(tag)) return withChildren(Fragment, {}, element);
  return withChildren(tag, attributesOf(element), element);
}

function attributesOf(element: Element) {
  const attributes: Record<string, string> = {};
  for (const { name, value } of Array.from(element.attributes)) {
    const kept = KEPT_ATTRIBUTES[name];
    if (!kept) continue;
    if (name === 'src' && !/^https:|^\/(?!\/)/.test(value)) continue;
    attributes[kept] = value;
  }
  return attributes;
}

function linkOf(element: Element): ReactNode {
  const target = element.getAttribute('href') ?? '';
  if (target.startsWith('#')) return withChildren('a', { href: target }, element);
  if (/^\/(?!\/)/.test(target)) {
    const { pathname, hash } = new URL(target, location.origin);
    return (
      <Link to={pathname} hash={hash.slice(1)}>
        {withChildren(Fragment, {}, element)}
      </Link>
    );
  }
  if (/^(https?:|mailto:)/i.test(target)) return withChildren('a', { href: target, rel: 'noreferrer' }, element);
  return withChildren(Fragment, {}, element);
}

function scrollableTable(element: Element): ReactNode {
  return (
    <Scrollable label={`Table: ${headingBefore(element)}`} className={styles.scroll}>
      {withChildren('table', {}, element)}
    </Scrollable>
  );
}

/** What a table is about: the heading that it stands under, else the names of its columns. */
function headingBefore(element: Element): string {
  for (let before = element.previousElementSibling; before; before = before.previousElementSibling) {
    if (/^H[1-6]$/.test(before.tagName)) return before.textContent ?? '';
  }
  return Array.from(element.querySelectorAll('th'), (th) => th.textContent).join(', ');
}

// Children as arguments: what is built once from one text needs no keys.
function withChildren(
  type: Parameters<typeof createElement>[0],
  attributes: Record<string, string>,
  element: Element,
): ReactNode {
  return createElement(type, attributes, ...childrenOf(element));
}
