/** The smallest bundle with a bit of everything; tests break it at one place. Lines matter: problems name them. */
const smallBundle = {
  'bundle.yaml': `format: 1
defaultLocale: en
locales:
  - en
  - de
`,
  'frameworks/beekeeping.yaml': `name: Beekeeping
competencies:
  - key: colony-care
    name:
      en: Care of the colony
      de: Pflege des Volkes
    children:
      - key: swarming
        name: Swarming
  - key: honey
    name: Honey
`,
  'banks/bees.yaml': `name: Bees
framework: beekeeping
questions:
  - key: swarm-seen
    type: single-choice
    competency: swarming
    prompt: What did you do about the last swarm?
    options:
      - key: a
        label: Watched it leave
        value: 0
      - key: b
        label: Had split the colony before
        value: 2
  - key: lean-morning
    type: forced-choice
    prompt: A free morning?
    options:
      - key: a
        label: At the hives
        value: 1
      - key: b
        label: At the market
        value: -1
`,
  'assessments/bee-check.yaml': `title: Bee check
summary: How you keep bees.
introduction: |-
  Read [Your first hive](/guides/first-hive) before.
framework: beekeeping
competencies:
  - competency: colony-care
sections:
  - key: hive
    title: At the hive
    placements:
      - question: swarm-seen
      - question: lean-morning
        required: false
orientation:
  positive:
    key: keeper
    name: Keeper
  negative:
    key: seller
    name: Seller
bands:
  - key: larva
    name: Larva
    text: At the beginning.
    from: 0
roleProfiles:
  - role: keeper
    stage: garden
    label: Keeper in a garden
    targets:
      colony-care: 60
focusRules:
  - competency: colony-care
    bands:
      - larva
    role: keeper
    guides:
      - first-hive
`,
  'guides/first-hive.md': `---
title: Your first hive
summary: What to buy and what to borrow.
competencies:
  - swarming
assessments:
  - bee-check
---

Buy the bees, borrow the rest.

## Where to put it

Not [under a tree](#where-to-put-it).
`,
  'guides/first-hive.de.md': `---
title: Dein erster Stock
summary: Was du kaufst und was du leihst.
---

Kauf die Bienen, leih den Rest.
`,
} as const;

export type SmallBundlePath = keyof typeof smallBundle;

/** The small bundle with a text of one file replaced; complains when the text is not there. */
export function smallBundleWith(
  edits: readonly { file: SmallBundlePath; replace: string; by: string }[],
): Map<string, string | Uint8Array> {
  const files = new Map<string, string | Uint8Array>(Object.entries(smallBundle));
  for (const { file, replace, by } of edits) {
    const text = files.get(file);
    if (typeof text !== 'string' || !text.includes(replace))
      throw new Error(`${file} has no ${JSON.stringify(replace)}`);
    files.set(
      file,
      text.replace(replace, () => by),
    );
  }
  return files;
}
