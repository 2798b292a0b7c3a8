import { Link } from '@tanstack/react-router';
import { formatPoints, formatShare } from '../../ui/format.ts';
import styles from './focus-areas.module.css';
import type { ShownCompetency, ShownFocusArea } from './result-query.ts';
import { CERTAINTY } from './wording.ts';

interface FocusAreasProps {
  areas: readonly ShownFocusArea[];
  competencies: readonly ShownCompetency[];
  roleLabel: string | undefined;
  locale: string;
}

export function FocusAreas({ areas, competencies, roleLabel, locale }: FocusAreasProps) {
  if (roleLabel === undefined) return null;
  const unscored = competencies.filter(({ score }) => score == null);
  const certainties = [...new Set(areas.map(({ certainty }) => certainty))];
  return (
    <section className={styles.focus} aria-labelledby="focus">
      <h2 id="focus">Where to focus next</h2>
      {areas.length === 0 ? (
        <p className={styles.lead}>
          {unscored.length === competencies.length
            ? 'There are not enough answers to say.'
            : `Nowhere in particular: every area that has a score reaches the target of ${roleLabel}. Another role may ask for more.`}
        </p>
      ) : (
        <p className={styles.lead}>
          The distances to {roleLabel}, weighed by how much the role needs each area; the largest first.
        </p>
      )}
      {unscored.length > 0 && unscored.length < competencies.length && (
        <p className={styles.lead}>
          Not considered, for want of answers: {unscored.map(({ competency }) => competency.name).join(', ')}.
        </p>
      )}
      <ol className={styles.areas}>
        {areas.map((area) => (
          <li key={area.competency.key}>
            <h3 lang={locale}>{area.competency.name}</h3>
            <p className={styles.measure}>
              {formatPoints(area.gap)} to the target · <strong>{formatShare(area.share)}</strong> of the whole distance
            </p>
            <span className={styles.share} aria-hidden="true">
              <span style={{ width: `${area.share * 100}%` }} />
            </span>
            <p className={`${styles.certainty} ${styles[area.certainty]}`}>{CERTAINTY[area.certainty].name}</p>
            {area.guides.length > 0 && (
              <div className={styles.guides}>
                <p>Read</p>
                <ul>
                  {area.guides.map((guide) => (
                    <li key={guide.id} lang={guide.locale}>
                      <Link to="/guides/$slug" params={{ slug: guide.slug }}>
                        {guide.title}
                      </Link>{' '}
                      <span lang="en">{guide.readingMinutes} min</span>
                    </li>
                  ))}
                </ul>
              </div>
            )}
          </li>
        ))}
      </ol>
      {certainties.length > 0 && (
        <dl className={styles.key}>
          {certainties.map((certainty) => (
            <div key={certainty}>
              <dt>{CERTAINTY[certainty].name}</dt>
              <dd>{CERTAINTY[certainty].explanation}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
