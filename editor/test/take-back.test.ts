import { applyEdits } from 'mapping-generator';
import { describe, expect, it } from 'vitest';
import { compareSides } from '../src/compare/compare';
import { readSide, type Side } from '../src/compare/sides';
import { takeBack } from '../src/compare/take-back';
import { editsToText } from '../src/document/edits';
import { catalog, generator, sampleText, session } from './support';

const surroundings = { generator, catalog, session };

function sideOf(text: string): Side {
  const side = readSide(surroundings, text);
  if (side === null) throw new Error('no mapping');
  return side;
}

/** The text after every change was taken back, one after the other, as an author would. */
function afterTakingBack(before: string, after: string): { text: string; steps: number } {
  let [text, steps] = [after, 0];
  for (;;) {
    const [was, is] = [sideOf(before), sideOf(text)];
    const [change] = compareSides(surroundings, was, is).changes;
    if (!change) return { text, steps };
    const edits = editsToText(text, takeBack(change, was, is));
    if (edits.length === 0) throw new Error('nothing was taken back');
    text = applyEdits(text, edits);
    steps += 1;
  }
}

const definitionsIn = (text: string): unknown => {
  const { node_definitions, edge_definitions } = JSON.parse(text) as Record<string, unknown>;
  return { node_definitions, edge_definitions };
};

describe('taking back', () => {
  it.each([
    [
      'a query',
      (text: string) =>
        text.replace(
          'n.nationkey AS nation_id,\\n  n.name',
          'n.nationkey AS nation_id,\\n  upper(n.name) AS name',
        ),
      1,
    ],
    [
      'a type and a property',
      (text: string) => text.replace('"size", "type": "INT32"', '"length", "type": "INT64"'),
      1,
    ],
    [
      'the name of a node, which its edges follow',
      (text: string) => text.replaceAll('"Nation"', '"Country"'),
      1,
    ],
    ['the name of an edge', (text: string) => text.replace('"IN_REGION"', '"IN_CONTINENT"'), 1],
  ])('%s gives the text as it was', (_, change, steps) => {
    const after = change(sampleText);
    expect(after).not.toBe(sampleText);
    const back = afterTakingBack(sampleText, after);
    expect(back.steps).toBe(steps);
    expect(definitionsIn(back.text)).toEqual(definitionsIn(sampleText));
  });

  it('leaves every other letter as it is', () => {
    const after = sampleText
      .replace('"size", "type": "INT32"', '"size",    "type": "INT16"')
      .replace('"PLACED"', '"ORDERED"');
    const [was, is] = [sideOf(sampleText), sideOf(after)];
    const change = compareSides(surroundings, was, is).changes.find(
      (one) => one.after?.name === 'ORDERED',
    );
    if (!change) throw new Error('it was renamed');
    expect(applyEdits(after, editsToText(after, takeBack(change, was, is)))).toBe(
      after.replace('"ORDERED"', '"PLACED"'),
    );
  });

  it('puts what went in its place', () => {
    const mapping = JSON.parse(sampleText) as { node_definitions: { label: string }[] };
    for (const label of ['Customer', 'Part', 'Region']) {
      const without = JSON.stringify(
        {
          ...mapping,
          node_definitions: mapping.node_definitions.filter((node) => node.label !== label),
        },
        null,
        2,
      );
      expect(definitionsIn(afterTakingBack(sampleText, without).text)).toEqual(
        definitionsIn(sampleText),
      );
    }
    const none = JSON.stringify({ name: 'none' });
    expect(definitionsIn(afterTakingBack(sampleText, none).text)).toEqual(
      definitionsIn(sampleText),
    );
  });

  it('takes out what came', () => {
    expect(definitionsIn(afterTakingBack('{"node_definitions": []}', sampleText).text)).toEqual({
      node_definitions: [],
      edge_definitions: [],
    });
  });
});
