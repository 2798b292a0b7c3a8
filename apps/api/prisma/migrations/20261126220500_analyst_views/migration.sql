-- CreateTable
CREATE TABLE "analyst_cell" (
    "assessment" TEXT NOT NULL,
    "structure" INTEGER NOT NULL,
    "forms" TEXT NOT NULL,
    "scoring_model" INTEGER NOT NULL,
    "dimension" TEXT NOT NULL,
    "option" TEXT NOT NULL,
    "competency" TEXT NOT NULL,
    "suppressed" BOOLEAN NOT NULL,
    "n" INTEGER,
    "mean" DOUBLE PRECISION,
    "standard_deviation" DOUBLE PRECISION,
    "p25" DOUBLE PRECISION,
    "median" DOUBLE PRECISION,
    "p75" DOUBLE PRECISION,
    "as_of" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "analyst_cell_pkey" PRIMARY KEY ("assessment","structure","dimension","option","competency")
);

-- CreateTable
CREATE TABLE "analyst_question" (
    "assessment" TEXT NOT NULL,
    "structure" INTEGER NOT NULL,
    "forms" TEXT NOT NULL,
    "scoring_model" INTEGER NOT NULL,
    "dimension" TEXT NOT NULL,
    "option" TEXT NOT NULL,
    "bank" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "competency" TEXT NOT NULL,
    "suppressed" BOOLEAN NOT NULL,
    "n" INTEGER,
    "difficulty" DOUBLE PRECISION,
    "item_rest_correlation" DOUBLE PRECISION,
    "skipped" INTEGER,
    "as_of" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "analyst_question_pkey" PRIMARY KEY ("assessment","structure","dimension","option","bank","question")
);

-- CreateTable
CREATE TABLE "analyst_option" (
    "assessment" TEXT NOT NULL,
    "structure" INTEGER NOT NULL,
    "forms" TEXT NOT NULL,
    "dimension" TEXT NOT NULL,
    "option" TEXT NOT NULL,
    "bank" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "suppressed" BOOLEAN NOT NULL,
    "n" INTEGER,
    "share" DOUBLE PRECISION,
    "as_of" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "analyst_option_pkey" PRIMARY KEY ("assessment","structure","dimension","option","bank","question","answer")
);

-- CreateTable
CREATE TABLE "analyst_refresh" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "source" TEXT NOT NULL,

    CONSTRAINT "analyst_refresh_pkey" PRIMARY KEY ("id")
);

-- What follows Prisma does not describe.

ALTER TABLE "analyst_refresh" ADD CONSTRAINT "analyst_refresh_once" CHECK (id = 1);

-- Whatever the code does: a small group is not in these tables.
ALTER TABLE "analyst_cell" ADD CONSTRAINT "analyst_cell_of_five" CHECK (n >= 5);
ALTER TABLE "analyst_cell" ADD CONSTRAINT "analyst_cell_suppressed_is_empty" CHECK (suppressed = (n IS NULL) AND (NOT suppressed OR num_nonnulls(mean, standard_deviation, p25, median, p75) = 0));
ALTER TABLE "analyst_question" ADD CONSTRAINT "analyst_question_of_five" CHECK (n >= 5 AND (skipped IS NULL OR skipped >= 5));
ALTER TABLE "analyst_question" ADD CONSTRAINT "analyst_question_suppressed_is_empty" CHECK (suppressed = (n IS NULL) AND (NOT suppressed OR num_nonnulls(difficulty, item_rest_correlation) = 0));
ALTER TABLE "analyst_option" ADD CONSTRAINT "analyst_option_of_five" CHECK (n >= 5);
ALTER TABLE "analyst_option" ADD CONSTRAINT "analyst_option_suppressed_is_empty" CHECK (suppressed = (n IS NULL) AND suppressed = (share IS NULL));

GRANT SELECT, INSERT, UPDATE ON "analyst_refresh" TO yardstick_app;
GRANT SELECT, INSERT, DELETE ON "analyst_cell", "analyst_question", "analyst_option" TO yardstick_app;

-- Views run with the rights of their owner, so whoever reads them needs no right on a table.
CREATE SCHEMA insights;
COMMENT ON SCHEMA insights IS 'Aggregate results for tools of analysts. Groups of fewer than five people, and groups that would tell one by subtraction, are suppressed.';

CREATE VIEW insights.scores AS
  SELECT assessment, structure, forms, scoring_model, NULLIF(dimension, '') AS dimension,
         CASE WHEN dimension = '' THEN NULL WHEN option = '' THEN '(no answer)' ELSE option END AS option,
         NULLIF(competency, '') AS competency, suppressed, n, mean, standard_deviation, p25, median, p75, as_of
  FROM public.analyst_cell;
COMMENT ON VIEW insights.scores IS 'Scores of everybody, and of each group by one dimension: a row for each competency and one for the overall.';
COMMENT ON COLUMN insights.scores.assessment IS 'Key of the assessment.';
COMMENT ON COLUMN insights.scores.structure IS 'Number of the first of the forms that ask the same; numbers of different structures cannot be compared.';
COMMENT ON COLUMN insights.scores.forms IS 'Numbers of those forms; attempts at all of them are counted together.';
COMMENT ON COLUMN insights.scores.scoring_model IS 'Number of the scoring model: the published one, or the last one of forms that are not published any more.';
COMMENT ON COLUMN insights.scores.dimension IS 'segment:<key of the segment question>, or locale; null: everybody.';
COMMENT ON COLUMN insights.scores.option IS 'Key of the option, or the locale, or (no answer); null: everybody.';
COMMENT ON COLUMN insights.scores.competency IS 'Key of the competency; null: the overall.';
COMMENT ON COLUMN insights.scores.suppressed IS 'True where nobody is in the group or it cannot be shown; which of both is not told, and there are no numbers.';
COMMENT ON COLUMN insights.scores.n IS 'People with a score: respondents and imported attempts, no simulated ones.';
COMMENT ON COLUMN insights.scores.mean IS 'Mean score, 0 to 100.';
COMMENT ON COLUMN insights.scores.standard_deviation IS 'Standard deviation of the scores, with n - 1.';
COMMENT ON COLUMN insights.scores.p25 IS 'First quartile (Hyndman and Fan''s type 7, as percentile_cont). Overall scores are rounded to a hundredth of a point first.';
COMMENT ON COLUMN insights.scores.median IS 'Median, as p25.';
COMMENT ON COLUMN insights.scores.p75 IS 'Third quartile, as p25.';
COMMENT ON COLUMN insights.scores.as_of IS 'When these numbers were taken.';

CREATE VIEW insights.questions AS
  SELECT assessment, structure, forms, scoring_model, NULLIF(dimension, '') AS dimension,
         CASE WHEN dimension = '' THEN NULL WHEN option = '' THEN '(no answer)' ELSE option END AS option,
         bank, question, competency, suppressed, n, difficulty, item_rest_correlation, skipped, as_of
  FROM public.analyst_question;
COMMENT ON VIEW insights.questions IS 'Statistics of each scored question, of everybody and of each group by one dimension.';
COMMENT ON COLUMN insights.questions.assessment IS 'Key of the assessment.';
COMMENT ON COLUMN insights.questions.structure IS 'Number of the first of the forms that ask the same; numbers of different structures cannot be compared.';
COMMENT ON COLUMN insights.questions.forms IS 'Numbers of those forms; attempts at all of them are counted together.';
COMMENT ON COLUMN insights.questions.scoring_model IS 'Number of the scoring model whose keys and weights are used.';
COMMENT ON COLUMN insights.questions.dimension IS 'segment:<key of the segment question>, or locale; null: everybody.';
COMMENT ON COLUMN insights.questions.option IS 'Key of the option, or the locale, or (no answer); null: everybody.';
COMMENT ON COLUMN insights.questions.bank IS 'Key of the question bank.';
COMMENT ON COLUMN insights.questions.question IS 'Key of the question.';
COMMENT ON COLUMN insights.questions.competency IS 'Key of the competency that it measures.';
COMMENT ON COLUMN insights.questions.suppressed IS 'True where nobody is in the group or it cannot be shown; which of both is not told, and there are no numbers.';
COMMENT ON COLUMN insights.questions.n IS 'People who answered every question of the competency.';
COMMENT ON COLUMN insights.questions.difficulty IS 'Mean question score of these people, 0 to 1: endorsement, for attitude questions.';
COMMENT ON COLUMN insights.questions.item_rest_correlation IS 'Correlation with the weighted sum of the other questions of the competency; null where undefined.';
COMMENT ON COLUMN insights.questions.skipped IS 'People who skipped it; of everybody alone, and null where there is none or too few to be told.';
COMMENT ON COLUMN insights.questions.as_of IS 'When these numbers were taken.';

CREATE VIEW insights.options AS
  SELECT assessment, structure, forms, NULLIF(dimension, '') AS dimension,
         CASE WHEN dimension = '' THEN NULL WHEN option = '' THEN '(no answer)' ELSE option END AS option,
         bank, question, answer, suppressed, n, share, as_of
  FROM public.analyst_option;
COMMENT ON VIEW insights.options IS 'How many chose each response option of each scored question. By a dimension, only where no crossing of a group and an option is small.';
COMMENT ON COLUMN insights.options.assessment IS 'Key of the assessment.';
COMMENT ON COLUMN insights.options.structure IS 'Number of the first of the forms that ask the same; numbers of different structures cannot be compared.';
COMMENT ON COLUMN insights.options.forms IS 'Numbers of those forms; attempts at all of them are counted together.';
COMMENT ON COLUMN insights.options.dimension IS 'segment:<key of the segment question>, or locale; null: everybody.';
COMMENT ON COLUMN insights.options.option IS 'Key of the option of that dimension, or the locale, or (no answer); null: everybody.';
COMMENT ON COLUMN insights.options.bank IS 'Key of the question bank.';
COMMENT ON COLUMN insights.options.question IS 'Key of the question.';
COMMENT ON COLUMN insights.options.answer IS 'Key of the response option.';
COMMENT ON COLUMN insights.options.suppressed IS 'True where nobody chose it or the number cannot be shown; which of both is not told.';
COMMENT ON COLUMN insights.options.n IS 'People who chose it.';
COMMENT ON COLUMN insights.options.share IS 'Share of all people of the group, those who skipped the question included, 0 to 1.';
COMMENT ON COLUMN insights.options.as_of IS 'When these numbers were taken.';

REVOKE ALL ON SCHEMA insights FROM PUBLIC;
GRANT USAGE ON SCHEMA insights TO yardstick_analyst;
GRANT SELECT ON insights.scores, insights.questions, insights.options TO yardstick_analyst;
