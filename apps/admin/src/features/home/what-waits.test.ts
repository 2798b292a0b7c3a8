import { describe, expect, it } from 'vitest';
import type { WaitingListQuery } from '../../generated/graphql.ts';
import { whatWaits } from './what-waits.ts';

type Data = Parameters<typeof whatWaits>[0];
const document = { id: 'd', kind: 'GUIDE', key: 'g', title: 'G' } as const;
const edges = <Node>(...nodes: Node[]) => ({ edges: nodes.map((node) => ({ node })) });

function aHome(abilities: string[], fields: Partial<Data> = {}): Data {
  const viewer = { name: 'Olga', abilities: abilities.map((name) => ({ name })) };
  return { viewer, requested: edges(), decided: edges(), releases: edges(), assessments: edges(), ...fields };
}
const kinds = (data: Data) => whatWaits(data).map(({ what }) => what);
const request = (requestedBy: string, state: 'REQUESTED' | 'APPROVED' = 'REQUESTED') =>
  edges({ id: requestedBy, state, message: '', requestedBy, requestedAt: '2026-11-01T00:00:00Z', document });

type Decided = WaitingListQuery['decided']['edges'][number]['node'];
function aDecision(fields: Partial<Decided>, of: Partial<Decided['document']> = {}) {
  const decision: Decided = {
    id: 'r',
    state: 'RETURNED',
    revision: 4,
    requestedBy: 'Olga',
    decidedBy: 'Peter',
    decidedAt: '2026-11-01T00:00:00Z',
    decisionNote: 'No',
    document: { ...document, state: 'CHANGED', revision: 4, latestReview: { id: 'r' }, ...of },
    ...fields,
  };
  return { decided: edges(decision) };
}

describe('what waits for somebody', () => {
  it('is a review by others for those who may review, and one of their own for nobody else', () => {
    expect(kinds(aHome(['content:review'], { requested: request('Peter') }))).toEqual(['review']);
    expect(kinds(aHome(['content:edit'], { requested: request('Peter') }))).toEqual([]);
    expect(kinds(aHome(['content:review'], { requested: request('Olga') }))).toEqual(['mine']);
    expect(kinds(aHome(['content:review'], { requested: request('Peter', 'APPROVED') }))).toEqual([]);
  });

  it('is what was returned to them, until they have revised it', () => {
    expect(kinds(aHome([], aDecision({})))).toEqual(['returned']);
    expect(kinds(aHome([], aDecision({ requestedBy: 'Peter' })))).toEqual([]);
    expect(kinds(aHome([], aDecision({}, { revision: 5 })))).toEqual([]);
    expect(kinds(aHome([], aDecision({}, { latestReview: { id: 'later' } })))).toEqual([]);
  });

  it('is what was approved, for those who publish, until it is live', () => {
    const publisher = ['content:publish'];
    expect(kinds(aHome(publisher, aDecision({ state: 'APPROVED', requestedBy: 'Eva' })))).toEqual(['approved']);
    expect(kinds(aHome([], aDecision({ state: 'APPROVED', requestedBy: 'Eva' })))).toEqual([]);
    expect(kinds(aHome(publisher, aDecision({ state: 'APPROVED' }, { state: 'PUBLISHED' })))).toEqual([]);
  });

  it('begins with what failed', () => {
    const failure = { message: 'Not ready', at: '2026-11-01T00:00:00Z' };
    const releases = edges({ id: 'x', title: 'Winter', state: 'OPEN' as const, scheduledFor: null, failure });
    const assessments = edges({ ...document, kind: 'ASSESSMENT' as const, problems: [{ severity: 'ERROR' as const }] });
    const all = aHome(['content:publish', 'content:edit'], { releases, assessments, ...aDecision({}) });
    expect(kinds(all)).toEqual(['failed', 'returned', 'problem']);
  });
});
