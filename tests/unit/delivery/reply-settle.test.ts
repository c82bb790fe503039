import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Reply } from "@/lib/domain/delivery/delivery";
import { type MatchedRow, matchRow, type PackageIndex, settleTwice } from "@/lib/domain/delivery-reply/match";
import type { ReplyRow } from "@/lib/domain/delivery-reply/reply-file";
import { type PersonAnswer, type StandingItem, settleItem } from "@/lib/domain/delivery-reply/settle";
import { settleFamily } from "@/lib/domain/delivery-reply/settle-family";
import { takenRow } from "@/lib/domain/delivery-reply/taken-row";
import type { ReplyStatus } from "@/lib/domain/nik-match/status";

const accepted: Reply = { state: "accepted", reason: null, note: null, snapshot: null, snapshotOn: null };
const refused: Reply = { ...accepted, state: "refused", reason: "nik-unmatched" };
const double: Reply = { ...accepted, state: "refused", reason: "double" };
const ranked: Reply = { ...accepted, state: "in-snapshot", snapshot: "TW4" };
const item = (extra: Partial<StandingItem> = {}): StandingItem => ({
  proposalId: "p",
  state: "exported",
  reason: null,
  note: null,
  snapshot: null,
  snapshotOn: null,
  repliedOn: null,
  ...extra,
});
const people = (unmatched: number, unanswered: number, all = 3) => ({ people: all, unmatched, unanswered });

describe("what becomes of a proposal", () => {
  it("is accepted when all match, refused when anybody does not, and waits for the rest", () => {
    expect(settleItem(item(), null, people(0, 0))).toMatchObject({ outcome: "accepted", reply: accepted });
    expect(settleItem(item(), null, people(1, 1))).toMatchObject({ outcome: "refused", reply: refused });
    expect(settleItem(item(), null, people(0, 2))).toMatchObject({ outcome: "waiting", reply: null });
    expect(settleItem(item(refused), null, people(0, 0))).toMatchObject({ outcome: "accepted" });
    expect(settleItem(item(accepted), null, people(0, 0))).toMatchObject({ outcome: "same", reply: null });
  });

  it("goes by its people's NIKs where the file says otherwise of the family, and says so", () => {
    const told = { outcome: "refused", reply: refused, hints: ["PEOPLE_AGAINST"] };
    expect(settleItem(item(), accepted, people(1, 0))).toEqual(told);
    expect(settleItem(item(), refused, people(0, 0))).toMatchObject({ outcome: "accepted", hints: ["PEOPLE_AGAINST"] });
    expect(settleItem(item(), accepted, people(0, 2))).toEqual({ outcome: "accepted", reply: accepted, hints: [] });
  });

  it("keeps a refusal for another reason, and what stands in a snapshot", () => {
    expect(settleItem(item(double), null, people(0, 0))).toMatchObject({ outcome: "same", reply: null });
    expect(settleItem(item(), double, people(0, 0))).toMatchObject({ outcome: "refused", reply: double });
    expect(settleItem(item(ranked), null, people(1, 0))).toMatchObject({ outcome: "same", reply: null });
    expect(settleItem(item(ranked), accepted, people(0, 0))).toMatchObject({ outcome: "final", reply: null });
    expect(settleItem(item(ranked), { ...ranked, snapshot: "TW1" }, people(0, 0)).outcome).toBe("final");
    const dated = { ...ranked, snapshotOn: "2026-12-31" };
    expect(settleItem(item({ ...ranked, note: "n" }), dated, people(0, 0)).reply).toEqual({ ...dated, note: "n" });
  });
});

const uid = (family: number, person: number) => `u${family}-${person}`;
const digits = (family: number, person: number) => `99070145058${String(family).padStart(2, "0")}00${person}`;
const kkOf = (family: number) => `9907010101${String(family).padStart(2, "0")}0009`;

/** Families with three people each; the second has two proposals, the last has gone out again. */
const INDEX: PackageIndex = {
  regencyCode: "5207",
  items: new Map(
    [0, 1, 2, 3].flatMap((family) => [
      [`p${family}`, { householdId: `h${family}`, isCurrent: family !== 3 }] as const,
      ...(family === 1 ? [["q1", { householdId: "h1", isCurrent: true }] as const] : []),
    ]),
  ),
  current: new Map([
    ["h0", ["p0"]],
    ["h1", ["p1", "q1"]],
    ["h2", ["p2"]],
  ]),
  byKk: new Map<string, readonly string[]>([
    ...[0, 1, 2, 3].map((family): [string, readonly string[]] => [kkOf(family), [`h${family}`]]),
    ["9907010101990009", ["h0", "h1"]],
  ]),
  byOtherKk: new Map([
    ["9907010101980009", ["h0"]],
    [kkOf(1), ["h0"]],
  ]),
  byNik: new Map(
    [0, 1, 2, 3].flatMap((family) =>
      [0, 1, 2].map(
        (person) => [digits(family, person), [{ householdId: `h${family}`, uid: uid(family, person) }]] as const,
      ),
    ),
  ),
};
const row = (extra: Partial<ReplyRow>): ReplyRow => ({
  row: 2,
  number: null,
  kk: null,
  nik: null,
  said: { family: accepted },
  ...extra,
});
const matched = { person: "matched", note: null } as const;

describe("a row", () => {
  it("is matched to this package alone, and says which of its numbers does not fit", () => {
    const of = (extra: Partial<ReplyRow>) => {
      return matchRow(row(extra), INDEX).flatMap(({ kind, field, hints }) => [kind, field, ...hints]);
    };
    expect(of({ kk: kkOf(0) })).toEqual(["taken", null]);
    expect(of({ kk: kkOf(0), nik: digits(0, 1), said: matched })).toEqual(["taken", null]);
    expect(of({ kk: "9907010101010001", nik: digits(0, 1) })).toEqual(["taken", null, "KK_UNKNOWN"]);
    expect(of({ kk: kkOf(0), nik: "9907010101010001" })).toEqual(["taken", null, "NIK_UNKNOWN"]);
    expect(of({ kk: kkOf(0), nik: "9907010101010001", said: matched })).toEqual(["foreign", "nik"]);
    expect(of({ kk: kkOf(0), nik: digits(1, 0) })).toEqual(["disagree", "nik"]);
    expect(of({ kk: "9907010101990009" })).toEqual(["ambiguous", "kk"]);
    expect(of({ kk: "9907010101990009", nik: digits(1, 0) })).toEqual(["taken", null]);
    expect(of({ kk: kkOf(3) })).toEqual(["superseded", "kk"]);
    expect(of({ number: { regencyCode: "5207", id: "p0" } })).toEqual(["taken", null]);
    expect(of({ number: { regencyCode: "5204", id: "p0" } })).toEqual(["foreign", "number"]);
    expect(of({ number: { regencyCode: "5207", id: "p9" }, kk: kkOf(0) })).toEqual(["foreign", "number"]);
    expect(of({ number: { regencyCode: "5207", id: "p0" }, kk: kkOf(1) })).toEqual(["disagree", "kk"]);
  });

  it("is not taken beside another that says something else; the same said twice is said once", () => {
    const kinds = (...rows: readonly Partial<ReplyRow>[]) =>
      settleTwice(
        rows.flatMap((one) => matchRow(row(one), INDEX)),
        INDEX,
      ).map(({ kind }) => kind);
    expect(kinds({ kk: kkOf(0) }, { nik: digits(0, 0) })).toEqual(["taken", "taken"]);
    expect(kinds({ kk: kkOf(0) }, { kk: kkOf(0), said: { family: double } }, { kk: kkOf(2) })).toEqual([
      "twice",
      "twice",
      "taken",
    ]);
    const q1 = { number: { regencyCode: "5207", id: "q1" }, said: { family: double } };
    expect(kinds({ kk: kkOf(1) }, q1)).toEqual(["twice", "twice"]);
    expect(kinds({ number: { regencyCode: "5207", id: "p1" } }, q1)).toEqual(["taken", "taken"]);
    const person = { nik: digits(0, 0), said: matched };
    expect(kinds(person, { ...person, said: { person: "typo", note: null } })).toEqual(["twice", "twice"]);
  });
});

interface Standing {
  readonly items: ReadonlyMap<string, StandingItem>;
  readonly answers: ReadonlyMap<string, PersonAnswer>;
}

/** One file upon what stands: as the check and the commit do it, without a database. */
function apply(standing: Standing, file: readonly ReplyRow[]): Standing {
  const rows = settleTwice(
    file.flatMap((one) => matchRow(one, INDEX)),
    INDEX,
  );
  const items = new Map(standing.items);
  const answers = new Map(standing.answers);
  for (const [householdId, ids] of INDEX.current) {
    const taken = rows.filter((one: MatchedRow) => one.householdId === householdId).flatMap(takenRow);
    if (taken.length === 0) continue;
    const family = householdId.slice(1);
    const known = new Map([...standing.answers].filter(([person]) => person.startsWith(`u${family}-`)));
    const current = ids.flatMap((one) => items.get(one) ?? []);
    const settled = settleFamily({ items: current, people: 3, answers: known }, taken, "2026-12-01");
    for (const { item: before, reply } of settled.items)
      if (reply !== null) items.set(before.proposalId, { ...before, ...reply });
    for (const [person, answer] of settled.answers) answers.set(person, answer);
  }
  return { items, answers };
}

const START: Standing = {
  items: new Map(["p0", "p1", "q1", "p2"].map((id) => [id, item({ proposalId: id })])),
  answers: new Map(),
};

const anyReply = fc
  .tuple(fc.constantFrom(accepted, refused, double, ranked), fc.constantFrom(null, "catatan"))
  .map(([reply, note]): Reply => ({ ...reply, note }));
/** At most one word of each family and of each person: what a centre that does not contradict itself says. */
const anyReplies = fc
  .tuple(
    fc.array(fc.option(anyReply), { minLength: 3, maxLength: 3 }),
    fc.array(fc.constantFrom<ReplyStatus | null>(null, "matched", "matched", "unmatched", "typo"), {
      minLength: 9,
      maxLength: 9,
    }),
  )
  .map(([families, persons]): readonly ReplyRow[] => [
    ...families.flatMap((family, index) => (family === null ? [] : [row({ kk: kkOf(index), said: { family } })])),
    ...persons.flatMap((person, index) =>
      person === null ? [] : [row({ nik: digits(Math.floor(index / 3), index % 3), said: { person, note: null } })],
    ),
  ]);

describe("replies in any order", () => {
  it("and in any number of files end in the same states, and a file read again changes nothing", () => {
    const shuffled = anyReplies.chain((rows) =>
      fc.tuple(
        fc.constant(rows),
        fc.shuffledSubarray([...rows], { minLength: rows.length }),
        fc.array(fc.nat({ max: rows.length }), { maxLength: 4 }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([rows, order, cuts]) => {
        const whole = apply(START, rows);
        const places = [0, ...cuts, order.length].toSorted((a, b) => a - b);
        const files = places.slice(1).map((to, index) => order.slice(places[index] ?? 0, to));
        const parted = files.reduce(apply, START);
        expect(parted).toEqual(whole);
        expect(apply(whole, rows)).toEqual(whole);
      }),
      { numRuns: 500 },
    );
  });
});

describe("letters of different days", () => {
  const on = (
    state: StandingItem,
    said: Reply | null,
    day: string,
    answers: readonly [string, PersonAnswer][] = [],
  ) => {
    const rows = said === null ? [] : [{ proposalId: null, said: { family: said } }];
    return settleFamily({ items: [state], people: 3, answers: new Map(answers) }, rows, day).items[0];
  };
  const stands = item({ ...accepted, repliedOn: "2026-12-03" });

  it("of which the older says otherwise of a family is history, and the newest day holds", () => {
    expect(on(stands, double, "2026-12-01")).toMatchObject({
      outcome: "older",
      reply: null,
      past: double,
      repliedOn: "2026-12-03",
    });
    expect(on(stands, accepted, "2026-12-01")).toMatchObject({ outcome: "same", reply: null, repliedOn: "2026-12-03" });
    expect(on(stands, double, "2026-12-04")).toMatchObject({ outcome: "refused", repliedOn: "2026-12-04" });
    expect(on(stands, accepted, "2026-12-05")).toMatchObject({ outcome: "same", repliedOn: "2026-12-05" });
    expect(on(item({ ...ranked, repliedOn: "2026-12-03" }), accepted, "2026-12-01")?.outcome).toBe("older");
  });

  it("are settled the same whichever is read first", () => {
    const letters = fc.uniqueArray(
      fc.tuple(fc.constantFrom(accepted, refused, double), fc.integer({ min: 1, max: 9 })),
      { selector: ([, day]) => day, minLength: 2, maxLength: 5 },
    );
    const read = (files: readonly (readonly [Reply, number])[]) => {
      let state = item();
      for (const [said, day] of files) {
        const settled = on(state, said, `2026-12-0${day}`);
        state = { ...state, ...settled?.reply, repliedOn: settled?.repliedOn ?? null };
      }
      return state;
    };
    fc.assert(
      fc.property(letters, (files) => {
        const inOrder = files.toSorted((a, b) => a[1] - b[1]);
        expect(read(files)).toEqual(read(inOrder));
        expect(read(files).state).toBe(inOrder.at(-1)?.[0].state);
      }),
    );
  });

  it("about people that are older than the word on their family no longer speak against it", () => {
    const unmatched = { status: "unmatched", repliedOn: "2026-12-01" } as const;
    expect(on(stands, null, "2026-12-01", [["a", unmatched]])).toMatchObject({ outcome: "waiting", reply: null });
    expect(on(stands, null, "2026-12-04", [["a", { ...unmatched, repliedOn: "2026-12-04" }]])).toMatchObject({
      outcome: "refused",
    });
  });
});

describe("a person who moved between two families of a package", () => {
  const moved: PackageIndex = {
    ...INDEX,
    byNik: new Map([["9907014505801001", ["h0", "h2", "h3"].map((householdId) => ({ householdId, uid: "m" }))]]),
  };
  const said = { nik: "9907014505801001", said: matched };

  it("is answered in each of them that has not gone out again; another's number stays ambiguous", () => {
    expect(
      matchRow(row(said), moved).map(({ kind, householdId, personUid }) => [kind, householdId, personUid]),
    ).toEqual([
      ["taken", "h0", "m"],
      ["taken", "h2", "m"],
    ]);
    expect(matchRow(row({ ...said, kk: kkOf(2) }), moved)).toMatchObject([{ kind: "taken", householdId: "h2" }]);
    expect(matchRow(row({ ...said, said: { family: accepted } }), moved)).toMatchObject([{ kind: "ambiguous" }]);
  });
});

describe("a card that the family has no more", () => {
  it("finds it by its history, unless the card is somebody else's in the package by now", () => {
    expect(matchRow(row({ kk: "9907010101980009" }), INDEX)).toMatchObject([
      { kind: "taken", householdId: "h0", hints: ["KK_FORMER"] },
    ]);
    expect(matchRow(row({ kk: kkOf(1) }), INDEX)).toMatchObject([{ kind: "taken", householdId: "h1", hints: [] }]);
  });
});
