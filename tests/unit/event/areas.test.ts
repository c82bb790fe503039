import { describe, expect, it } from "vitest";
import { askedFields } from "@/lib/domain/event/asked-fields";
import type { EventField } from "@/lib/domain/event/definition";
import { eventFindings } from "@/lib/domain/event/event-findings";
import { focusOf } from "@/lib/domain/event/focus";
import { type AnswerMap, type Answers, NO_ANSWERS } from "@/lib/domain/instrument/answers";
import { DTSENPBI2026 } from "@/lib/domain/instrument/dtsenpbi2026/dtsenpbi2026";
import type { Instrument } from "@/lib/domain/instrument/instrument";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import type { Payload } from "@/lib/domain/proposal/payload";

const HEAD = "0197a000-0000-7000-8000-000000000001";
const FAMILY: Answers = { ...NO_ANSWERS, members: { [HEAD]: { presence: 1, relationToHead: 1 } } };
const DAY = "2026-05-14";
const COMPLETE = { day: DAY, cause: 9, evidenceKind: 12, evidenceNumber: "RT/1" };

function payload(answers: AnswerMap, code: "KND+" | "KND-" = "KND-"): Payload {
  const rest = { instrument: "x", version: 1, baseRevision: 1, conditionDate: DAY, memberOps: [], notes: {} };
  return { ...rest, answers: NO_ANSWERS, events: [{ id: "e", code, answers: { ...COMPLETE, ...answers } }] };
}

function told(instrument: Instrument, answers: AnswerMap): readonly string[] {
  const subject = { instrument, base: FAMILY, answers: FAMILY, payload: payload(answers) };
  return eventFindings(subject).map(({ target, messageId }) => `${target.key} ${messageId}`);
}

function fields(instrument: Instrument, answers: AnswerMap): readonly EventField[] {
  return askedFields({ id: "e", code: "KND+", answers }, instrument);
}

function offered(instrument: Instrument): readonly number[] {
  const field = fields(instrument, {}).find(({ key }) => key === "areas");
  return field?.type === "multi" ? field.options.map(({ code }) => code) : [];
}

describe("areas of a changed condition", () => {
  it.each([
    ["Regsosek", REGSOSEK22K, [1, 2, 3, 4, 5, 6, 7]],
    ["the form of 2026, which asks nothing of businesses and programmes", DTSENPBI2026, [1, 2, 4, 5, 6]],
  ])("are those of %s, and each leads to a question", (_, instrument, codes) => {
    expect(offered(instrument)).toEqual(codes);
    for (const code of codes) {
      const focus = focusOf({
        kind: "event",
        instrument,
        base: FAMILY,
        answers: FAMILY,
        payload: payload({ areas: [code], people: HEAD }),
      });
      const led = instrument.questions.filter(({ level, key }) => focus?.has(level, HEAD, key));
      expect(led.length, `area ${code}`).toBeGreaterThan(0);
      expect(told(instrument, { areas: [code], people: HEAD }), `area ${code}`).toEqual([]);
    }
  });

  it("that the form does not ask are refused at the field", () => {
    for (const code of [3, 7])
      expect(told(DTSENPBI2026, { areas: [1, code] })).toEqual([expect.stringMatching(/^areas /)]);
  });

  it.each([
    ["Regsosek", REGSOSEK22K, [2, 3, 5, 6], [1, 4, 7]],
    ["the form of 2026", DTSENPBI2026, [2, 5, 6], [1, 4]],
  ])("of %s that are asked of people need somebody", (_, instrument, ofPeople, ofFamily) => {
    for (const code of ofPeople) {
      expect(told(instrument, { areas: [code] }), `area ${code}`).toEqual(["people required"]);
      // The house is asked about, but somebody's work would not be.
      expect(told(instrument, { areas: [1, code] }), `area ${code}`).toEqual(["people required"]);
      expect(fields(instrument, { areas: [code] }).find(({ key }) => key === "people")?.optional).toBeUndefined();
    }
    for (const code of ofFamily) expect(told(instrument, { areas: [code] }), `area ${code}`).toEqual([]);
  });
});
