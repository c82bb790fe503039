import { describe, expect, it } from "vitest";
import { isAnswered, NO_ANSWERS } from "@/lib/domain/instrument/answers";
import { findQuestion } from "@/lib/domain/instrument/instrument";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import { drawFamilies, drawPairs } from "@/lib/domain/practice/draw";
import { isRight } from "@/lib/domain/practice/judge";
import { FAMILIES_A_SET, type FamilyTask, MATCHES_A_SET, PAIR_FIELDS, PAIRS_A_ROUND } from "@/lib/domain/practice/task";
import { type Payload, withAnswer } from "@/lib/domain/proposal/payload";
import { FAMILY_BANK } from "@/lib/server/practice/bank";
import { EMPTY_WORK, judgeWork } from "@/lib/server/practice/judge-work";
import { PAIR_BANK } from "@/lib/server/practice/pairs";

const NEWCOMER = "019b0000-0000-7000-8000-000000000001";

/** Everything that the story tells, as somebody without a fault would type it. */
function toldPayload(task: FamilyTask, leave: readonly string[] = []): Payload {
  const answers = task.told
    .filter(({ key }) => !leave.includes(key))
    .reduce((all, { level, who, key, value }) => {
      const uid = who === null ? null : who === "newcomer" ? NEWCOMER : who.uid;
      return withAnswer(all, { level, uid, key, value });
    }, NO_ANSWERS);
  const memberOps = task.hasNewcomer ? [{ kind: "add" as const, uid: NEWCOMER }] : [];
  return { ...EMPTY_WORK, answers, memberOps };
}

describe("the practice families", () => {
  it.each(FAMILY_BANK.map((task) => [task.code, task] as const))(
    "%s can be done as its story tells, and not before",
    (_, task) => {
      const verdict = judgeWork(task, toldPayload(task));
      expect(verdict).toEqual({ errors: 0, unexplained: 0, missed: [], strayed: [] });
      const untouched = judgeWork(task, EMPTY_WORK);
      expect(untouched !== null && isRight(untouched)).toBe(false);
      for (const { key } of task.told) {
        const short = judgeWork(task, toldPayload(task, [key]));
        expect(short !== null && isRight(short), key).toBe(false);
      }
    },
  );

  it("are obviously made up, and ask only what the form asks", () => {
    for (const { base, told, code } of FAMILY_BANK) {
      for (const member of Object.values(base.members)) expect(member["nik"], code).toMatch(/^99\d{14}$/);
      expect(base.household["kkNumber"], code).toMatch(/^99\d{14}$/);
      for (const { level, key, value } of told) {
        expect(findQuestion(REGSOSEK22K, level, key), `${code} ${key}`).not.toBeNull();
        expect(isAnswered(value), `${code} ${key}`).toBe(true);
      }
    }
  });

  it("tell the same in both languages, every name of a person in both", () => {
    for (const { story, code, base } of FAMILY_BANK) {
      expect(story.en, code).toHaveLength(story.id.length);
      for (const member of Object.values(base.members)) {
        const name = String(member["name"]);
        expect(story.id.join(" ").includes(name), `${code} ${name}`).toBe(story.en.join(" ").includes(name));
      }
    }
  });

  it("notice what was changed without a story, and take a name in any capitals", () => {
    const task = FAMILY_BANK.find(({ code }) => code === "kelahiran");
    if (task === undefined) throw new Error("no such task");
    const right = toldPayload(task);
    const shouted = withAnswer(right.answers, { level: "member", uid: NEWCOMER, key: "name", value: "SEKAR  contoh" });
    expect(judgeWork(task, { ...right, answers: shouted })?.missed).toEqual([]);
    const strayed = withAnswer(right.answers, { level: "household", uid: null, key: "floorMaterial", value: 8 });
    expect(judgeWork(task, { ...right, answers: strayed })?.strayed).toEqual([
      { level: "household", uid: null, key: "floorMaterial" },
    ]);
    expect(judgeWork(task, { ...right, memberOps: [], answers: NO_ANSWERS })?.missed[0]?.uid).toBe("newcomer");
  });
});

describe("drawing a set", () => {
  const seeds = Array.from({ length: 200 }, (_, at) => `orang-${at}`);

  it("gives three families and one number, the same for the same person, and all of the bank in turn", () => {
    const seen = new Set<string>();
    for (const seed of seeds) {
      const drawn = drawFamilies(FAMILY_BANK, seed);
      expect(drawn).toEqual(drawFamilies(FAMILY_BANK.toReversed(), seed));
      const kinds = drawn.map((code) => FAMILY_BANK.find((task) => task.code === code)?.kind);
      expect(kinds).toEqual([...Array(FAMILIES_A_SET).fill("family"), ...Array(MATCHES_A_SET).fill("match")]);
      expect(new Set(drawn).size).toBe(drawn.length);
      for (const code of drawn) seen.add(code);
    }
    expect(seen.size).toBe(FAMILY_BANK.length);
    expect(() => drawFamilies([], "x")).toThrow(RangeError);
  });

  it("gives pairs of both kinds, others in the next round", () => {
    for (const seed of seeds.slice(0, 50)) {
      const rounds = [1, 2, 3].map((round) => drawPairs(PAIR_BANK, seed, round));
      for (const codes of rounds) {
        const same = codes.filter((code) => PAIR_BANK.find((pair) => pair.code === code)?.isSame);
        expect(new Set(codes).size).toBe(PAIRS_A_ROUND);
        expect(same).toHaveLength(1);
      }
      expect(new Set(rounds.flat()).size).toBe(PAIR_BANK.length);
      expect(drawPairs(PAIR_BANK, seed, 40)).toHaveLength(PAIRS_A_ROUND);
    }
  });

  it("holds pairs that differ somewhere and say why", () => {
    for (const { sides, why, code } of PAIR_BANK) {
      expect(
        PAIR_FIELDS.some((field) => sides[0][field] !== sides[1][field]),
        code,
      ).toBe(true);
      expect(why.id.length, code).toBeGreaterThan(30);
      expect(why.en.length, code).toBeGreaterThan(30);
    }
  });
});
