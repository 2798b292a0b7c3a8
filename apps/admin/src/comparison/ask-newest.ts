const pauseMs = 100;

/**
 * Asks about a value that changes faster than answers come: one question at a time, a short pause before each, always about
 * the newest value. Answers are given in the order of their questions, so the last one is about the last value.
 */
export function askNewest<Value, Answer>(
  ask: (value: Value) => Promise<Answer>,
  tell: (answer: Answer, value: Value, isNewest: boolean) => void,
) {
  let waiting: { value: Value } | null = null;
  let isBusy = false;
  let isOver = false;

  const goOn = async () => {
    isBusy = true;
    while (waiting && !isOver) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      const { value } = waiting;
      waiting = null;
      const answer = await ask(value);
      if (!isOver) tell(answer, value, waiting === null);
    }
    isBusy = false;
  };
  return {
    put: (value: Value) => {
      waiting = { value };
      if (!isBusy) void goOn();
    },
    stop: () => {
      isOver = true;
    },
  };
}
