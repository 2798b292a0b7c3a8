import { Link2, ListFilter, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { formatCount } from '../../ui/format.ts';
import { tell } from '../../ui/toasts.tsx';
import styles from './filter-bar.module.css';
import { type KnownInsights, peopleOf } from './insight-query.ts';
import { type InsightSearch, readList, readSegments, writeList, writeSegments } from './insight-search.ts';
import { ManyChoices } from './many-choices.tsx';
import { showMonth } from './month-words.ts';
import { SingleChoice } from './single-choice.tsx';
import { isFiltered } from './to-filter.ts';

interface Props {
  known: KnownInsights;
  search: InsightSearch;
  onChange: (change: { [Name in keyof InsightSearch]: InsightSearch[Name] | undefined }) => void;
}

const noAnswer = '~';
const newest = 'newest';
const allForms = 'all';
const real = 'respondent,import';

/** Which attempts the whole screen is about. All of it stands in the address. */
export function FilterBar({ known, search, onChange }: Props) {
  const segments = readSegments(search.segments);
  // In narrow windows only.
  const [isOpen, setOpen] = useState(false);
  const ofDimension = ({ options }: KnownInsights['dimensions'][number]) =>
    options.map(({ option, people }) => {
      const n = peopleOf(people);
      return {
        id: option.key ?? noAnswer,
        label: option.label,
        note: n === null ? 'few' : formatCount(n),
      };
    });
  const chooseOptions = (segment: string, chosen: string[]) =>
    onChange({
      segments: writeSegments([
        ...segments.filter((one) => one.segment !== segment),
        { segment, options: chosen.filter((id) => id !== noAnswer), noAnswer: chosen.includes(noAnswer) },
      ]),
    });
  const models = known.scoringModels.filter(({ structure }) => structure === known.scope.structure);
  const copyLink = async () => {
    await navigator.clipboard.writeText(location.href);
    tell('The address of this view is copied.');
  };
  return (
    <search aria-label="Filters">
      <Button className={styles.opener ?? ''} aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
        <ListFilter size={15} aria-hidden /> {isOpen ? 'Fewer filters' : 'Filters'}
      </Button>
      <div className={styles.bar} data-open={isOpen || undefined}>
        {known.periods.length > 0 && (
          <>
            <SingleChoice
              label="From"
              choices={[
                { id: '', label: 'the beginning' },
                ...known.periods.map(({ from }) => ({ id: from, label: showMonth(from) })),
              ]}
              chosen={known.scope.months && search.from ? known.scope.months.from : ''}
              onChange={(from) => onChange({ from: from || undefined })}
            />
            <SingleChoice
              label="To"
              choices={[
                { id: '', label: 'now' },
                ...[...known.periods].reverse().map(({ to }) => ({ id: to, label: showMonth(to) })),
              ]}
              chosen={known.scope.months && search.to ? known.scope.months.to : ''}
              onChange={(to) => onChange({ to: to || undefined })}
            />
          </>
        )}
        {known.dimensions.map((dimension) => (
          <ManyChoices
            key={dimension.key}
            label={dimension.isSegment ? shorten(dimension.label) : 'Language'}
            all="all"
            choices={ofDimension(dimension)}
            chosen={
              dimension.isSegment
                ? segments
                    .filter(({ segment }) => segment === dimension.key)
                    .flatMap((one) => [...one.options, ...(one.noAnswer ? [noAnswer] : [])])
                : readList(search.locales)
            }
            onChange={(chosen) =>
              dimension.isSegment ? chooseOptions(dimension.key, chosen) : onChange({ locales: writeList(chosen) })
            }
          />
        ))}
        {known.forms.length > 1 && (
          <SingleChoice
            label="Form"
            choices={[
              { id: allForms, label: 'like the live one' },
              ...known.forms.map(({ number, isLive, people }) => ({
                id: String(number),
                label: `${number}${isLive ? ', live' : ''}`,
                note: noteOf(people),
              })),
            ]}
            chosen={search.form ? String(search.form) : allForms}
            onChange={(id) => onChange({ form: id === allForms ? undefined : Number(id), model: undefined })}
          />
        )}
        {models.length > 1 && (
          <SingleChoice
            label="Scoring model"
            choices={[
              { id: newest, label: `${known.scope.scoringModel}, as usual` },
              ...models.map(({ number, isLive, people }) => ({
                id: String(number),
                label: `${number}${isLive ? ', live' : ''}`,
                note: noteOf(people),
              })),
            ]}
            chosen={search.model ? String(search.model) : newest}
            onChange={(id) => onChange({ model: id === newest ? undefined : Number(id) })}
          />
        )}
        <SingleChoice
          label="Attempts"
          choices={[
            { id: real, label: 'real ones' },
            { id: 'respondent', label: 'taken here only', note: noteOfOrigin(known, 'RESPONDENT') },
            { id: 'import', label: 'imported only', note: noteOfOrigin(known, 'IMPORT') },
            { id: 'simulated', label: 'simulated', note: noteOfOrigin(known, 'SIMULATED') },
          ]}
          chosen={search.origins ?? real}
          onChange={(id) => onChange({ origins: id === real ? undefined : id })}
        />
        {isFiltered(search) && (
          <Button
            className={styles.act ?? ''}
            onPress={() =>
              onChange({
                segments: undefined,
                locales: undefined,
                from: undefined,
                to: undefined,
                form: undefined,
                model: undefined,
                origins: undefined,
              })
            }
          >
            <X size={15} aria-hidden /> Everybody
          </Button>
        )}
        <Button className={styles.act ?? ''} onPress={() => void copyLink()}>
          <Link2 size={15} aria-hidden /> Copy link
        </Button>
      </div>
    </search>
  );
}

type Cell = KnownInsights['people'];

const noteOf = (people: Cell) => {
  const n = peopleOf(people);
  return n === null ? 'few' : formatCount(n);
};

const noteOfOrigin = ({ origins }: KnownInsights, origin: KnownInsights['origins'][number]['origin']) => {
  const found = origins.find((one) => one.origin === origin);
  return found ? noteOf(found.people) : 'few';
};

const shorten = (label: string) => (label.length > 28 ? `${label.slice(0, 27).trimEnd()}…` : label);
