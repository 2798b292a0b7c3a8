/** As much of a question as is needed to judge its options; drafts and files may lack any of it. */
export interface JudgedQuestion {
  type?: string | undefined;
  competency?: string | undefined;
  options: readonly { value?: number | undefined }[];
}

/** Something wrong within one question. */
export interface QuestionFinding {
  code: string;
  path: (string | number)[];
  message: string;
  mend: string;
}

/** Options that no key scores, forced choices without two poles, and questions that measure nothing. */
export function findOptionFindings(question: JudgedQuestion): QuestionFinding[] {
  const { type, competency, options } = question;
  const withoutValue = options.flatMap(({ value }, index) =>
    value === undefined ? [optionWithoutValue(index, type === 'forced-choice')] : [],
  );
  if (type !== 'forced-choice') {
    return type === undefined || competency !== undefined ? withoutValue : [...withoutValue, withoutCompetency];
  }
  const values = options.map(({ value }) => value);
  const hasPoles = values.length === 2 && values.includes(1) && values.includes(-1);
  const lacksPoles = !hasPoles && (values.length !== 2 || withoutValue.length === 0);
  return [
    ...withoutValue,
    ...(lacksPoles ? [withoutPoles] : []),
    ...(competency === undefined ? [] : [withCompetency]),
  ];
}

function optionWithoutValue(index: number, isForcedChoice: boolean): QuestionFinding {
  return {
    code: 'option-without-value',
    path: ['options', index],
    message: 'the option has no value, so no key scores it',
    mend: isForcedChoice ? 'give it 1 for the positive or -1 for the negative pole' : 'give it a whole number',
  };
}

const withoutCompetency: QuestionFinding = {
  code: 'question-without-competency',
  path: ['competency'],
  message: 'the question is scored but names no competency',
  mend: 'name the competency that it measures, or make it a forced choice',
};

const withoutPoles: QuestionFinding = {
  code: 'forced-choice-without-poles',
  path: ['options'],
  message: 'a forced choice is between two options, one of value 1 and one of value -1',
  mend: 'keep two options, the one towards the positive pole with value 1, the other with -1',
};

const withCompetency: QuestionFinding = {
  code: 'forced-choice-with-competency',
  path: ['competency'],
  message: 'a forced choice belongs to the orientation and is never added to a competency',
  mend: 'remove the competency, or choose another question type',
};
