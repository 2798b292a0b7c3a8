import { formatCount } from '../../ui/format.ts';
import { type KnownInsights, peopleOf } from './insight-query.ts';
import { spellMonths } from './month-words.ts';

interface Props {
  known: KnownInsights;
  /** the months of the address */
  asked: { from: string | undefined; to: string | undefined };
}

/** Whom the numbers below are about, in a sentence, as the server understood the filters. */
export function AskedAbout({ known, asked }: Props) {
  const { scope } = known;
  const n = peopleOf(known.people);
  const isSimulated = scope.origins.includes('SIMULATED');
  const isWidened =
    scope.months &&
    ((asked.from !== undefined && asked.from !== scope.months.from) ||
      (asked.to !== undefined && asked.to !== scope.months.to));
  return (
    <p className="soft" role="status">
      {n === null
        ? 'Too few people to show, or a group that cannot be told apart from others'
        : `${formatCount(n)} ${isSimulated ? 'simulated attempts' : 'people'}`}
      , scoring model {scope.scoringModel}
      {scope.form ? `, form ${scope.form}` : ''}
      {scope.months ? `, ${spellMonths(scope.months)}` : ''}.
      {isWidened && ' The range was widened: single months hold too few people to be told apart.'}
    </p>
  );
}
