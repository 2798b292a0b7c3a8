import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Role, roles } from '../auth/abilities.ts';
import { anyOperation } from '../testing/any-operation.ts';
import { type ApiUnderTest, startApi } from '../testing/api-under-test.ts';
import { fingerprint } from '../testing/fingerprint.ts';
import { rootFields } from '../testing/root-fields.ts';
import { apiKeyFor, aViewer, enrol, executeAs } from '../testing/staff.ts';
import { deliverySchema } from './delivery-schema.ts';
import { studioSchema } from './studio-schema.ts';

const everybody = 'everybody';
const staff: readonly Role[] = roles;
const editors: readonly Role[] = ['editor', 'publisher', 'administrator'];
const commenters: readonly Role[] = ['analyst', ...editors];
const publishers: readonly Role[] = ['publisher', 'administrator'];
const administrators: readonly Role[] = ['administrator'];
const exporters: readonly Role[] = ['analyst', 'administrator'];

/** Who may use each root field of the studio, written out by hand: a new field must be given a line here. */
const matrix: Record<string, typeof everybody | readonly Role[]> = {
  'Query.document': staff,
  'Query.guides': staff,
  'Query.questions': staff,
  'Query.assessments': staff,
  'Query.frameworks': staff,
  'Query.questionBanks': staff,
  'Query.search': staff,
  'Query.node': staff,
  'Query.reviews': staff,
  'Query.settings': staff,
  'Query.audit': publishers,
  'Query.attemptImports': publishers,
  'Mutation.undoAttemptImport': publishers,
  'Query.insights': commenters,
  'Query.questionInsights': commenters,
  'Query.insightOverviews': commenters,
  'Query.normSnapshots': commenters,
  'Mutation.freezeNorm': publishers,
  'Query.scoringComparison': commenters,
  'Query.scoringComparisonRun': commenters,
  'Mutation.startScoringComparison': commenters,
  'Mutation.cancelScoringComparison': commenters,
  'Query.rescorings': commenters,
  'Mutation.startRescoring': publishers,
  'Mutation.cancelRescoring': publishers,
  'Query.attemptExports': exporters,
  'Mutation.startAttemptExport': exporters,
  'Mutation.cancelAttemptExport': exporters,
  'Mutation.createDocument': editors,
  'Mutation.saveDraft': editors,
  'Mutation.changeDocuments': editors,
  'Mutation.undoAct': editors,
  'Mutation.restoreRevision': editors,
  'Mutation.trashDocuments': editors,
  'Mutation.undeleteDocuments': editors,
  'Mutation.requestReview': editors,
  'Mutation.withdrawReview': editors,
  'Mutation.approveReview': publishers,
  'Mutation.returnReview': publishers,
  'Mutation.addComment': commenters,
  'Mutation.answerComment': commenters,
  'Mutation.editComment': commenters,
  'Mutation.resolveComment': commenters,
  'Mutation.deleteComment': commenters,
  'Mutation.createPreview': editors,
  'Mutation.changeSettings': administrators,
  'Query.viewer': everybody,
  'Query.signIn': everybody,
  'Mutation.setUpOwner': everybody,
  'Mutation.acceptInvitation': everybody,
  'Mutation.requestPasswordReset': everybody,
  'Mutation.resetPassword': everybody,
  'Query.apiKeys': staff,
  'Mutation.createApiKey': staff,
  'Mutation.revokeApiKey': staff,
  'Mutation.changeOwnPassword': staff,
  'Mutation.signOutEverywhere': staff,
  'Query.webhooks': administrators,
  'Mutation.createWebhook': administrators,
  'Mutation.updateWebhook': administrators,
  'Mutation.rotateWebhookKey': administrators,
  'Mutation.deleteWebhook': administrators,
  'Mutation.replayDelivery': administrators,
  'Mutation.sendTestEvent': administrators,
  'Query.people': administrators,
  'Query.invitations': administrators,
  'Mutation.invitePerson': administrators,
  'Mutation.revokeInvitation': administrators,
  'Mutation.changeRole': administrators,
  'Mutation.disablePerson': administrators,
  'Mutation.enablePerson': administrators,
  'Mutation.createPasswordResetLink': administrators,
  'Query.publicationPlan': staff,
  'Query.unpublishImpact': staff,
  'Query.releases': staff,
  'Mutation.publish': publishers,
  'Mutation.rollBack': publishers,
  'Mutation.unpublish': publishers,
  'Mutation.createRelease': publishers,
  'Mutation.renameRelease': publishers,
  'Mutation.addToRelease': publishers,
  'Mutation.removeFromRelease': publishers,
  'Mutation.publishRelease': publishers,
  'Mutation.scheduleRelease': publishers,
  'Mutation.unscheduleRelease': publishers,
  'Mutation.cancelRelease': publishers,
};

/** The delivery schema is for everybody; this is all that everybody may do. */
const delivered = [
  'Query.assessment',
  'Query.assessments',
  'Query.attempt',
  'Query.benchmark',
  'Query.guide',
  'Query.guides',
  'Query.node',
  'Query.nodes',
  'Query.result',
  'Mutation.deleteAttempt',
  'Mutation.saveResponses',
  'Mutation.startAttempt',
  'Mutation.submitAttempt',
];

let api: ApiUnderTest;
let known: Record<string, unknown>;
beforeAll(async () => {
  api = await startApi();
  await enrol(
    api.database,
    roles.map((role) => aViewer(role)),
  );
  const guide = await api.database.document.findFirstOrThrow({ where: { kind: 'guide' } });
  const globalId = Buffer.from(`Guide:${guide.id}`).toString('base64url');
  // Real documents, so that a check that came after the lookup would be seen.
  known = {
    id: globalId,
    document: globalId,
    ids: [globalId],
    key: guide.key,
    email: 'a@example.org',
  };
});
afterAll(() => api.close());

const isRefusal = (errors: { extensions?: Record<string, unknown> }[] | undefined) =>
  errors?.some(({ extensions }) => ['FORBIDDEN', 'UNAUTHENTICATED'].includes(String(extensions?.code))) ?? false;

describe('the permission matrix', () => {
  it('has a line for every root field of the studio, and no other', () => {
    expect(Object.keys(matrix).sort()).toEqual(
      rootFields(studioSchema)
        .map(({ name }) => name)
        .sort(),
    );
  });

  it('knows every root field of the delivery schema', () => {
    expect(
      rootFields(deliverySchema)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...delivered].sort());
  });

  it.each(rootFields(studioSchema))('holds for $name, and a denial leaves the database as it was', async (root) => {
    const allowed = matrix[root.name];
    const { source, variables } = anyOperation(root.kind, root.field, { known });
    const before = await fingerprint(api.connectionString);
    const denied = [null, ...roles.map((role) => aViewer(role))].filter(
      (viewer) => allowed !== everybody && (viewer === null || !allowed?.includes(viewer.role)),
    );
    for (const viewer of denied) {
      const { data, errors } = await executeAs(api.database, viewer, source, variables);
      const who = viewer?.role ?? 'nobody';
      expect(
        errors?.map(({ extensions }) => extensions?.code),
        who,
      ).toEqual([viewer ? 'FORBIDDEN' : 'UNAUTHENTICATED']);
      expect(data?.[root.field.name] ?? null, who).toBeNull();
    }
    expect(await fingerprint(api.connectionString)).toEqual(before);

    const permitted =
      allowed === everybody
        ? [null, ...roles.map((role) => aViewer(role))]
        : (allowed ?? []).map((role) => aViewer(role));
    for (const viewer of permitted) {
      const { errors } = await executeAs(api.database, viewer, source, variables);
      expect(isRefusal(errors), viewer?.role ?? 'nobody').toBe(false);
    }
  });

  it('holds for a revoked key over HTTP, on every root field', async () => {
    const script = await apiKeyFor(api, 'administrator');
    await api.database.apiKey.updateMany({ data: { revokedAt: new Date() } });
    const before = await fingerprint(api.connectionString);
    for (const { name, kind, field } of rootFields(studioSchema)) {
      if (matrix[name] === everybody) continue;
      const { source, variables } = anyOperation(kind, field, { known });
      const { data, errors } = await script.send(source, variables);
      expect(
        errors?.map(({ extensions }) => extensions?.code),
        name,
      ).toEqual(['UNAUTHENTICATED']);
      expect(data?.[field.name] ?? null, name).toBeNull();
    }
    expect(await fingerprint(api.connectionString)).toEqual(before);
  });

  it('tells nobody whether a document exists: denied and missing look the same', async () => {
    const missing = Buffer.from('Guide:00000000-0000-7000-8000-000000000000').toString('base64url');
    const save = 'mutation ($id: ID!) { saveDraft(input: { id: $id, basedOn: 1, content: {} }) { __typename } }';
    for (const viewer of [null, aViewer('viewer')]) {
      const existing = await executeAs(api.database, viewer, save, { id: known.id });
      expect(await executeAs(api.database, viewer, save, { id: missing })).toEqual(existing);
    }
  });
});
