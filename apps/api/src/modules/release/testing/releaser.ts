import type { ApiUnderTest } from '../../../testing/api-under-test.ts';
import { asOwner } from '../../../testing/as-owner.ts';
import { aPublisher, globalId, type Json } from '../../publishing/testing/publisher.ts';

export const releaseFields = `id title state scheduledFor timeZone scheduleNote failure { at message problems { code document { key } } }
  items { revision livePublication hasNewerDraft isOutOfDate document { kind key } problems { code severity } plan { isPublishable sources { revision } } }`;
const gateFields = '... on NotPublishable { gates: problems { code document { key } } }';
const answer = `__typename ... on Release { ${releaseFields} } ... on Error { message }`;

/** Id of the row behind a global id. */
export const rowId = (id: string) => Buffer.from(id, 'base64url').toString().split(':')[1] ?? '';

/** Somebody who composes, publishes and schedules releases. */
export function aReleaser(api: ApiUnderTest) {
  const peter = aPublisher(api);
  const change = (field: string, input: object): Promise<Json> => {
    const type = ['cancelRelease', 'unscheduleRelease'].includes(field)
      ? 'Release'
      : `${field[0]?.toUpperCase()}${field.slice(1)}`;
    const gates = ['publishRelease', 'scheduleRelease'].includes(field) ? gateFields : '';
    return peter.run(`mutation ($input: ${type}Input!) { ${field}(input: $input) { ${answer} ${gates} } }`, { input });
  };
  const create = async (title: string): Promise<string> => (await change('createRelease', { title })).id;
  /** Puts the newest revision in. */
  const add = async (release: string, kind: string, key: string): Promise<Json> => {
    const draft = await peter.draftOf(kind, key);
    return change('addToRelease', { release, document: globalId(draft), revision: draft.revision });
  };
  const retitle = (key: string, title: string) =>
    peter.revise('guide', key, (content) => {
      content.title = { en: title };
    });
  /** A release with one guide in it that is called otherwise. */
  const holding = async (title: string, key = 'writing-a-technical-strategy'): Promise<string> => {
    const release = await create(title);
    await retitle(key, title);
    await add(release, 'guide', key);
    return release;
  };
  const publish = (release: string) => change('publishRelease', { release, acceptWarnings: true });
  const schedule = (release: string, localTime: string, timeZone = 'Europe/Berlin') =>
    change('scheduleRelease', { release, localTime, timeZone, acceptWarnings: true });
  const see = (id: string): Promise<Json> =>
    peter.run(`query ($id: ID!) { node(id: $id) { ... on Release { ${releaseFields} } } }`, { id });
  const titleOf = async (slug: string): Promise<string> =>
    (await peter.delivered(`{ guide(slug: "${slug}") { title } }`)).title;
  /** Lets the moment of a schedule pass, in the row and in the queue. */
  const comeDue = (release: string) =>
    asOwner(api.connectionString, async (sql) => {
      const past = new Date(Date.now() - 1000);
      await sql.query('UPDATE release SET scheduled_for = $1 WHERE id = $2', [past, rowId(release)]);
      await sql.query('UPDATE graphile_worker._private_jobs SET run_at = $1 WHERE key = $2', [
        past,
        `release:${rowId(release)}`,
      ]);
    });
  const queued = (release: string) =>
    asOwner(api.connectionString, async (sql) => {
      const { rows } = await sql.query<{ run_at: Date }>(
        `SELECT run_at FROM graphile_worker.jobs WHERE key = $1 AND task_identifier = 'publish-release'`,
        [`release:${rowId(release)}`],
      );
      return rows.map(({ run_at }) => run_at.toISOString());
    });
  return {
    ...peter,
    publishDocument: peter.publish,
    change,
    create,
    add,
    retitle,
    holding,
    publish,
    schedule,
    see,
    titleOf,
    comeDue,
    queued,
  };
}
