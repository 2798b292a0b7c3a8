import { describe, expect, it } from 'vitest';
import { edit } from './testing/edit-text.ts';
import { type Mark, toggleMark } from './toggle-mark.ts';

describe('marking words', () => {
  it.each<[string, Mark, string, string]>([
    ['sets the selection', 'bold', 'a ⟦word⟧ here', 'a **⟦word⟧** here'],
    ['takes the mark away again', 'bold', 'a **⟦word⟧** here', 'a ⟦word⟧ here'],
    ['takes it away when its signs are selected too', 'bold', 'a ⟦**word**⟧ here', 'a ⟦word⟧ here'],
    ['sets the word at the cursor', 'italic', 'a wo‸rd here', 'a *wo‸rd* here'],
    ['takes the mark of the word at the cursor away', 'italic', 'a *wo‸rd* here', 'a wo‸rd here'],
    ['knows the other sign of emphasis', 'italic', 'a _wo‸rd_ here', 'a wo‸rd here'],
    ['knows the other sign of strong emphasis', 'bold', '__⟦word⟧__', '⟦word⟧'],
    ['leaves outer space outside', 'bold', 'a⟦ word ⟧here', 'a **⟦word⟧** here'],
    ['opens a mark where nothing is written', 'bold', 'a ‸', 'a **‸**'],
    ['closes an opened mark again', 'bold', 'a **‸**', 'a ‸'],
    ['sets italic in bold', 'italic', '**⟦word⟧**', '***⟦word⟧***'],
    ['takes italic out of bold', 'italic', '***⟦word⟧***', '**⟦word⟧**'],
    ['takes bold out of italic', 'bold', '***⟦word⟧***', '*⟦word⟧*'],
    ['takes what it holds into one mark', 'bold', '⟦a **b** c⟧', '**⟦a b c⟧**'],
    ['joins a mark that it overlaps', 'bold', '**a ⟦b** c⟧', '**a ⟦b c⟧**'],
    ['sets each line by itself, after signs of lists', 'bold', '⟦- one\n- [ ] two⟧', '- **⟦one**\n- [ ] **two⟧**'],
    ['does not touch blank lines between paragraphs', 'strike', '⟦one\n\ntwo⟧', '~~⟦one~~\n\n~~two⟧~~'],
    ['stays in headings and quotations', 'italic', '⟦> ## word⟧', '> ## *⟦word⟧*'],
    ['sets code', 'code', 'run ⟦npm i⟧', 'run `⟦npm i⟧`'],
    ['sets code that has a backtick in longer signs', 'code', '⟦a`b⟧', '`` ⟦a`b⟧ ``'],
    ['takes code away', 'code', '`npm‸`', 'npm‸'],
  ])('%s', (_, mark, before, after) => {
    expect(edit(before, toggleMark(mark))).toBe(after);
  });
});
