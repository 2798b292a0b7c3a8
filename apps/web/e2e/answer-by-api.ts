interface StartedForm {
  token: string;
  placements: { id: string; question: { options: { id: string }[] } }[];
}

/**
 * An attempt that has answers already, made by the API as a quick way to the screens after the questions. Its private
 * link opens it: `/assessments/cto-readiness/take#<token>`.
 */
export async function answerByApi(url: string, { leaveOpen = 0 } = {}): Promise<string> {
  const { token, placements } = await start(url);
  const answered = placements.slice(0, placements.length - leaveOpen);
  const responses = answered.map(({ id, question }) => ({
    placement: id,
    options: question.options.slice(0, 1).map((option) => option.id),
  }));
  await send(url, 'mutation ($input: SaveResponsesInput!) { saveResponses(input: $input) { __typename } }', {
    input: { token, responses },
  });
  return token;
}

/** Deletes an attempt as another device would. */
export async function deleteByApi(url: string, token: string): Promise<void> {
  await send(url, 'mutation ($input: DeleteAttemptInput!) { deleteAttempt(input: $input) { __typename } }', {
    input: { token },
  });
}

async function start(url: string): Promise<StartedForm> {
  const data = (await send(
    url,
    `mutation ($input: StartAttemptInput!) {
      startAttempt(input: $input) {
        ... on StartedAttempt {
          token
          attempt { form { sections { placements { id question { options { id } } } } } }
        }
      }
    }`,
    { input: { assessment: 'cto-readiness' } },
  )) as {
    startAttempt: { token: string; attempt: { form: { sections: { placements: StartedForm['placements'] }[] } } };
  };
  const { token, attempt } = data.startAttempt;
  return { token, placements: attempt.form.sections.flatMap(({ placements }) => placements) };
}

async function send(url: string, query: string, variables: object): Promise<unknown> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}
