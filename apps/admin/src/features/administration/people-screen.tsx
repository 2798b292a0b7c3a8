import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import rowStyles from '../../document/panels.module.css';
import { useAct } from '../../document/use-act.ts';
import { graphql } from '../../generated/gql.ts';
import type { PeopleScreenQuery, Role } from '../../generated/graphql.ts';
import { ActionMenu } from '../../ui/action-menu.tsx';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import styles from '../../ui/list-page.module.css';
import { Moment } from '../../ui/moment.tsx';
import { MoreRows } from '../../ui/more-rows.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { Loading } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { tell } from '../../ui/toasts.tsx';
import { usePages } from '../../ui/use-pages.ts';
import { useScreen } from '../../ui/use-screen.ts';
import { SecretOnce } from './secret-once.tsx';

const People = graphql(`
  query PeopleScreen($after: String) {
    people(first: 50, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { id name email role disabledAt createdAt } }
    }
  }
`);
const Invitations = graphql(`
  query PeopleScreen_Invitations($after: String) {
    invitations(first: 50, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { id email role invitedBy createdAt expiresAt } }
    }
  }
`);
const Viewer = graphql(`
  query PeopleScreen_Viewer { viewer { email } }
`);
const Invite = graphql(`
  mutation PeopleScreen_Invite($input: InvitePersonInput!) {
    invitePerson(input: $input) {
      __typename
      ... on Link { link isMailed }
      ... on InvalidInput { message problems { message } }
      ... on Error { message }
    }
  }
`);
const ChangeRole = graphql(`
  mutation PeopleScreen_ChangeRole($input: ChangeRoleInput!) {
    changeRole(input: $input) { __typename ... on Person { id role } ... on Error { message } }
  }
`);
const Disable = graphql(`
  mutation PeopleScreen_Disable($input: PersonInput!) {
    disablePerson(input: $input) { __typename ... on Person { id disabledAt } ... on Error { message } }
  }
`);
const Enable = graphql(`
  mutation PeopleScreen_Enable($input: PersonInput!) {
    enablePerson(input: $input) { __typename ... on Person { id disabledAt } ... on Error { message } }
  }
`);
const ResetLink = graphql(`
  mutation PeopleScreen_Reset($input: PersonInput!) {
    createPasswordResetLink(input: $input) { __typename ... on Link { link isMailed } ... on Error { message } }
  }
`);
const Revoke = graphql(`
  mutation PeopleScreen_Revoke($input: InvitationInput!) {
    revokeInvitation(input: $input) { __typename ... on Invitation { id } ... on Error { message } }
  }
`);

const roles: { id: Role; label: string }[] = [
  { id: 'VIEWER', label: 'Viewer: reads' },
  { id: 'ANALYST', label: 'Analyst: reads and sees results' },
  { id: 'EDITOR', label: 'Editor: edits' },
  { id: 'PUBLISHER', label: 'Publisher: edits, reviews, publishes' },
  { id: 'ADMINISTRATOR', label: 'Administrator: everything' },
];

type ShownPerson = Pick<PeopleScreenQuery['people']['edges'][number]['node'], 'id' | 'name' | 'role'>;

interface ShownLink {
  link: string;
  isMailed: boolean;
}

/** Who works here, with which role, and who is invited. */
export function PeopleScreen() {
  const heading = useScreen<HTMLHeadingElement>('People');
  const pages = usePages(People, {}, (found) => found.people);
  const invitations = usePages(Invitations, {}, (found) => found.invitations);
  const [{ data }] = useQuery({ query: Viewer });
  const navigate = useNavigate();
  const isInviting = useSearch({ from: '/studio/people' }).new === true;
  const setInviting = (isOpen: boolean) =>
    void navigate({ to: '/people', search: isOpen ? { new: true } : {}, replace: true });
  const [shown, setShown] = useState<ShownLink | null>(null);
  const acts = {
    invite: useAct(Invite),
    role: useAct(ChangeRole),
    disable: useAct(Disable),
    enable: useAct(Enable),
    reset: useAct(ResetLink),
    revoke: useAct(Revoke),
  };
  const changeRole = async ({ id: person, name, role: before }: ShownPerson, role: Role) => {
    const answer = await acts.role.run(
      { input: { person, role } },
      { changes: { [person]: { role } }, otherwise: `The role of ${name} is as it was.` },
    );
    if (answer?.__typename !== 'Person') return;
    tell(`The role of ${name} is changed.`, () => void changeRole({ id: person, name, role }, before));
  };
  const letIn = async ({ id: person, name }: ShownPerson) => {
    const answer = await acts.enable.run(
      { input: { person } },
      { changes: { [person]: { disabledAt: null } }, otherwise: `${name} is still shut out.` },
    );
    if (answer?.__typename === 'Person') tell(`${name} is let in again.`);
  };
  const shutOut = async (person: ShownPerson) => {
    const answer = await acts.disable.run(
      { input: { person: person.id } },
      {
        changes: { [person.id]: { disabledAt: new Date().toISOString() } },
        otherwise: `${person.name} still gets in.`,
      },
    );
    if (answer?.__typename === 'Person') tell(`${person.name} is shut out.`, () => void letIn(person));
  };
  const revoke = async (invitation: string, email: string) => {
    const answer = await acts.revoke.run(
      { input: { invitation } },
      { changes: { [invitation]: 'gone' }, otherwise: `The invitation of ${email} still stands.` },
    );
    if (answer?.__typename !== 'Invitation') return;
    tell('The invitation is worthless now.');
    void invitations.reload();
  };
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 ref={heading} tabIndex={-1}>
          People
        </h1>
        <Button look="main" onPress={() => setInviting(true)}>
          Invite somebody
        </Button>
      </header>
      {acts.reset.problem && <Notice kind="problem">{acts.reset.problem}</Notice>}
      {shown && (
        <SecretOnce
          title={shown.isMailed ? 'The link is mailed' : 'Hand this link over'}
          secret={new URL(shown.link, window.location.origin).href}
          onClose={() => setShown(null)}
        />
      )}
      {pages.state === 'loading' && <Loading what="the people" />}
      <ul className={rowStyles.rows}>
        {pages.items.map((node) => (
          <li key={node.id}>
            <span className={rowStyles.grow}>
              <strong>{node.name}</strong> <span className={rowStyles.soft}>{node.email}</span>
            </span>
            {node.disabledAt && <Chip tone="problem">Shut out</Chip>}
            <Select
              label={`Role of ${node.name}`}
              isLabelHidden
              choices={roles}
              value={node.role}
              onChange={(role) => void changeRole(node, role)}
            />
            <ActionMenu
              label={`More for ${node.name}`}
              actions={[
                {
                  id: 'reset',
                  label: 'Make a link for a new password',
                  onAction: async () => {
                    const answer = await acts.reset.run({ input: { person: node.id } });
                    if (answer?.__typename === 'Link') setShown(answer);
                  },
                },
                node.disabledAt
                  ? { id: 'enable', label: 'Let in again', onAction: () => void letIn(node) }
                  : {
                      id: 'disable',
                      label: 'Shut out',
                      isDanger: true,
                      isDisabled: node.email === data?.viewer?.email,
                      onAction: () => void shutOut(node),
                    },
              ]}
            />
          </li>
        ))}
      </ul>
      <MoreRows pages={pages} what="The people" label="More" isStreamed={invitations.totalCount === 0} />
      {(invitations.items.length > 0 || invitations.hasFailed) && (
        <section className={rowStyles.section} aria-labelledby="invited">
          <h2 id="invited">Invited</h2>
          <ul className={rowStyles.rows}>
            {invitations.items.map((node) => (
              <li key={node.id}>
                <span className={rowStyles.grow}>{node.email}</span>
                <span className={rowStyles.soft}>
                  {node.role.toLowerCase()}, by {node.invitedBy}, good until <Moment at={node.expiresAt} />
                </span>
                <Button
                  look="quiet"
                  aria-label={`Revoke the invitation of ${node.email}`}
                  onPress={() => void revoke(node.id, node.email)}
                >
                  Revoke
                </Button>
              </li>
            ))}
          </ul>
          <MoreRows pages={invitations} what="The invitations" label="More" />
        </section>
      )}
      {isInviting && (
        <InviteDialog
          problem={acts.invite.problem}
          isRunning={acts.invite.isRunning}
          onClose={() => setInviting(false)}
          onInvite={async (email, role) => {
            const answer = await acts.invite.run({ input: { email, role } });
            if (answer?.__typename !== 'Link') return;
            setInviting(false);
            setShown(answer);
            void invitations.reload();
          }}
        />
      )}
    </div>
  );
}

interface InviteProps {
  problem: string | null;
  isRunning: boolean;
  onClose: () => void;
  onInvite: (email: string, role: Role) => Promise<void>;
}

function InviteDialog({ problem, isRunning, onClose, onInvite }: InviteProps) {
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('EDITOR');
  return (
    <Dialog title="Invite somebody" onClose={onClose}>
      <TextField label="E-mail address" type="email" value={email} onChange={setEmail} autoFocus />
      <Select label="Role" choices={roles} value={role} onChange={setRole} />
      {problem && <Notice kind="problem">{problem}</Notice>}
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button
          look="main"
          isRunning={isRunning}
          isDisabled={email.trim() === ''}
          onPress={() => void onInvite(email, role)}
        >
          Invite
        </Button>
      </DialogActions>
    </Dialog>
  );
}
