import { type ReactNode, useMemo, useState } from 'react';
import { graphql } from '../generated/gql.ts';
import type { RevisionListQuery } from '../generated/graphql.ts';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { formatCount } from '../ui/format.ts';
import { Moment } from '../ui/moment.tsx';
import { MoreRows } from '../ui/more-rows.tsx';
import { NumberField } from '../ui/number-field.tsx';
import type { Pages } from '../ui/use-pages.ts';
import { ComparedRevisions, type Range } from './compared-revisions.tsx';
import type { ShownDocument } from './document-query.ts';
import { groupSittings } from './group-sittings.ts';
import styles from './panels.module.css';

export const Revisions = graphql(`
  query RevisionList($kind: ContentKind!, $key: String!, $after: String) {
    document(kind: $kind, key: $key) {
      id
      history(first: 50, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges { node { number author createdAt summary } }
      }
    }
  }
`);

type Revision = NonNullable<RevisionListQuery['document']>['history']['edges'][number]['node'];

interface Props {
  shown: ShownDocument;
  revisions: Pages<Revision>;
  /** numbers of publications by the revision that they froze */
  publishedAs: ReadonlyMap<number, number>;
  canEdit: boolean;
}

/** All that was ever saved: any two can be compared. */
export function RevisionList({ shown, revisions, publishedAs, canEdit }: Props) {
  const { revision } = shown;
  const [range, setRange] = useState<Range | null>(null);
  const [comparedIn, setComparedIn] = useState<number | null>(null);
  const sittings = useMemo(() => groupSittings(revisions.items), [revisions.items]);
  /** `place` is the oldest revision of the sitting under which it is shown; null: under the choice of any two. */
  const compare = (next: Range | null, place: number | null) => {
    const isShown = range?.from === next?.from && range?.to === next?.to && place === comparedIn;
    setRange(isShown ? null : next);
    setComparedIn(place);
  };
  const compared = range && (
    <ComparedRevisions
      key={`${range.from} ${range.to}`}
      shown={shown}
      range={range}
      canEdit={canEdit}
      onDone={() => setRange(null)}
    />
  );
  return (
    <section className={styles.section} aria-labelledby="revisions">
      <h2 id="revisions">Revisions</h2>
      {revision > 1 && <ChooseTwo newest={revision} onCompare={(from, to) => compare({ from, to }, null)} />}
      {comparedIn === null && compared}
      <ol className={styles.rows}>
        {sittings.map((sitting) => {
          const place = sitting.at(-1)?.number ?? 0;
          // More may be saved, or loaded, into a sitting.
          const isShown = range !== null && sitting.some(({ number }) => number === comparedIn);
          return (
            <Sitting
              key={place}
              sitting={sitting}
              publication={sitting.map(({ number }) => publishedAs.get(number)).find((number) => number)}
              shownRange={isShown ? range : null}
              onCompare={(from, to) => compare({ from, to }, place)}
              newest={revision}
            >
              {isShown && compared}
            </Sitting>
          );
        })}
      </ol>
      <MoreRows pages={revisions} what="The history" label="Older" />
    </section>
  );
}

function ChooseTwo({ newest, onCompare }: { newest: number; onCompare: (from: number, to: number) => void }) {
  const [from, setFrom] = useState(newest - 1);
  const [to, setTo] = useState(newest);
  return (
    <div className={styles.inline}>
      <NumberField label="Compare revision" value={from} onChange={setFrom} minValue={1} maxValue={newest} />
      <NumberField label="with" value={to} onChange={setTo} minValue={1} maxValue={newest} />
      <Button
        isDisabled={from === to || Number.isNaN(from) || Number.isNaN(to)}
        onPress={() => onCompare(Math.min(from, to), Math.max(from, to))}
      >
        Compare
      </Button>
    </div>
  );
}

interface SittingProps {
  sitting: Revision[];
  publication: number | undefined;
  /** what is compared below it now */
  shownRange: Range | null;
  newest: number;
  onCompare: (from: number, to: number) => void;
  children: ReactNode;
}

function Sitting({ sitting, publication, shownRange, newest, onCompare, children }: SittingProps) {
  const [last] = sitting;
  const first = sitting.at(-1);
  if (!last || !first) return null;
  const comparing = (from: number, to: number) => ({
    onPress: () => onCompare(from, to),
    'aria-expanded': shownRange?.from === from && shownRange.to === to,
  });
  return (
    <li className={shownRange ? styles.chosen : undefined}>
      <span className={`${styles.grow} ${styles.sitting}`}>
        <span className={styles.number}>
          {sitting.length > 1 ? `${formatCount(first.number)}–${formatCount(last.number)}` : formatCount(last.number)}
        </span>
        <span>
          <strong>{last.author}</strong>, <Moment at={last.createdAt} />
          {sitting.length > 1 && <span className={styles.soft}> · {sitting.length} saves</span>}
          {publication && (
            <>
              {' '}
              <Chip tone="good">Publication {publication}</Chip>
            </>
          )}
          <br />
          <span className={styles.soft}>{last.summary}</span>
        </span>
      </span>
      <Button look="quiet" {...comparing(first.number - 1, last.number)}>
        What changed
      </Button>
      {last.number !== newest && (
        <Button look="quiet" {...comparing(last.number, newest)}>
          Compare with now
        </Button>
      )}
      {children}
    </li>
  );
}
