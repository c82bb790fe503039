import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseKept, textOf } from "@/lib/client/exam/answer-keep";
import {
  fromServer,
  type Kept,
  merged,
  NOTHING_KEPT,
  overServer,
  unsent,
  withAnswer,
  withMark,
  withSent,
} from "@/lib/client/exam/kept-answers";
import type { OptionPlace } from "@/lib/domain/exam/question";

const option = fc.constantFrom<OptionPlace>(0, 1, 2, 3);
const place = fc.integer({ min: 0, max: 29 });
const kept: fc.Arbitrary<Kept> = fc.record({
  answers: fc
    .array(fc.tuple(place, fc.record({ option, turn: fc.integer({ min: 0, max: 50 }), isSent: fc.boolean() })))
    .map((lines) => new Map(lines)),
  marked: fc.array(place).map((places) => new Set(places)),
});
const optionsOf = ({ answers }: Kept) => new Map([...answers].map(([at, answer]) => [at, answer.option]));
const server = (answers: Readonly<Record<number, OptionPlace>>) =>
  fromServer([0, 1, 2].map((at) => ({ place: at, text: "", options: [], answer: answers[at] ?? null })));

describe("answers on the device", () => {
  it("come back from the device's storage as they were, and nothing from what it does not understand", () => {
    fc.assert(
      fc.property(kept, (one) => {
        expect(parseKept(textOf(one))).toEqual(one);
      }),
    );
    for (const text of [null, "", "{", "null", "[]", '{"answers":[[0,9,1,1],[1],"x"],"marked":[-1,"a"]}'])
      expect(parseKept(text)).toEqual(NOTHING_KEPT);
  });

  it("count as unsent until the server has that very answer", () => {
    const first = withAnswer(server({}), 0, 1);
    const sent = unsent(first);
    const changed = withAnswer(first, 0, 2);
    expect(unsent(withSent(first, sent))).toEqual([]);
    expect(optionsOf(withSent(changed, sent)).get(0)).toBe(2);
    expect(unsent(withSent(changed, sent))).toHaveLength(1);
    expect(withAnswer(first, 0, 1)).toBe(first);
  });

  it("of two windows come to the same answers, whichever hears the other", () => {
    fc.assert(
      fc.property(kept, kept, (one, other) => {
        expect(optionsOf(merged(one, other))).toEqual(optionsOf(merged(other, one)));
      }),
    );
    const a = withAnswer(server({}), 0, 1);
    const b = withAnswer(withAnswer(a, 0, 2), 1, 3);
    expect(optionsOf(merged(a, b))).toEqual(
      new Map([
        [0, 2],
        [1, 3],
      ]),
    );
    expect(merged(a, withMark(a, 4, true)).marked).toEqual(new Set([4]));
  });

  it("lie over the server's only where they have not arrived", () => {
    const lost = withAnswer(server({ 1: 0 }), 0, 3);
    expect(optionsOf(overServer(server({ 1: 0 }), lost))).toEqual(
      new Map([
        [0, 3],
        [1, 0],
      ]),
    );
    expect(unsent(overServer(server({ 0: 3, 1: 0 }), lost))).toEqual([]);
    // Sent from here, then answered on another device.
    const sent = withSent(lost, unsent(lost));
    expect(optionsOf(overServer(server({ 0: 1 }), sent)).get(0)).toBe(1);
    // The device is ahead of a server that lost it.
    expect(unsent(overServer(server({ 1: 0 }), sent))).toHaveLength(1);
  });
});
