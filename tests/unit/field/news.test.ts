import { createHash } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { sealBox } from "@/lib/client/field/boxes";
import { dismissNews, fetchNews, heardNews, readGone } from "@/lib/client/field/news";
import type { Sent } from "@/lib/client/field/sync-parts";
import { synchronise } from "@/lib/client/field/sync-run";
import { INDEX, type TakeParts } from "@/lib/client/field/take-along";
import { type ExchangeAnswer, type ExchangeRequest, STIR_LETTERS, stirText } from "@/lib/domain/field/exchange";
import type { PullAnswer } from "@/lib/domain/field/pack";
import { DeviceWorld } from "./device-world";

const MARK = "mark-1";
const MOVED = { kind: "moved", toName: "Desa Contoh", at: 5 } as const;
const sum = (id: string) => createHash("sha256").update(stirText(MARK, id)).digest("hex").slice(0, STIR_LETTERS);

let world: DeviceWorld;
let asked: number;

beforeEach(async () => {
  world = await DeviceWorld.make();
  asked = 0;
  const families = ["a", "b"].map((id) => ({ id, mark: "1", headName: `Kepala ${id}`, draft: null }));
  const index = { selection: { by: "assignment" }, families, total: 2, cursor: null, isComplete: true, takenAt: 1 };
  await world.store.commit({ boxes: [await sealBox(world.keys, "index", INDEX, index)] });
});

function answerOf(stirred?: readonly string[]): ExchangeAnswer {
  const rest = { epoch: "e", now: 9_000, results: [], known: {}, mark: MARK, isSetBack: false, order: null, may: null };
  return stirred === undefined ? rest : { ...rest, stirred };
}

function parts(...answers: Partial<PullAnswer>[]): TakeParts {
  const { store, keys } = world;
  const pull = async (): Promise<Sent<PullAnswer>> => {
    asked += 1;
    const part = answers.shift();
    if (part === undefined) return { kind: "silence" };
    const value = { frame: null, families: [], same: [], gone: [], next: null, total: 2, isCut: false, ...part };
    return { kind: "answer", value };
  };
  return { store, keys, now: () => 7, pull };
}

const hear = async (...ids: string[]) => world.store.commit({ boxes: await heardNews(world, answerOf(ids.map(sum))) });
const pending = async () => (await world.store.boxes("news")).map(({ id }) => id);

describe("what others did with families", () => {
  it("is kept of those that lie here, and of no other", async () => {
    await hear("b", "of-somebody-else");
    expect(await pending()).toEqual(["b"]);
  });

  it("is fetched, also after a line that broke", async () => {
    await hear("a");
    await fetchNews(parts());
    expect(await pending()).toEqual(["a"]);
    await fetchNews(parts({ same: ["a"] }));
    expect(await pending()).toEqual([]);
    await fetchNews(parts());
    expect(asked).toBe(2);
  });

  it("says which family is this person's no more, by its name and why, until they have read it", async () => {
    await hear("a", "b");
    await fetchNews(parts({ gone: ["a", "b"], stories: { a: MOVED } }));
    expect(await readGone(world)).toMatchObject([
      { id: "a", headName: "Kepala a", story: MOVED },
      { id: "b", story: null },
    ]);
    await dismissNews(world, "a");
    expect((await readGone(world)).map(({ id }) => id)).toEqual(["b"]);
  });
});

describe("synchronising", () => {
  it("asks once a round, from the last time that it was told, and keeps the answer with it", async () => {
    await world.papers({ heardAt: 4_000 });
    const requests: Omit<ExchangeRequest, "do">[] = [];
    const told = world.parts({
      exchange: async (request) => {
        requests.push(request);
        return { kind: "answer", value: answerOf([sum("a")]) };
      },
    });
    await synchronise(told);
    await synchronise(told);
    expect(requests.map(({ since }) => since)).toEqual([4_000, 9_000]);
    expect(await pending()).toEqual(["a"]);
  });

  it("asks from the same moment again where the answer did not tell", async () => {
    await world.papers({ heardAt: 4_000, newsAt: 3_000 });
    const requests: Omit<ExchangeRequest, "do">[] = [];
    const silent = world.parts({
      exchange: async (request) => {
        requests.push(request);
        return { kind: "answer", value: answerOf() };
      },
    });
    await synchronise(silent);
    await synchronise(silent);
    expect(requests.map(({ since }) => since)).toEqual([3_000, 3_000]);
  });

  it("has families fetched anew of which something was refused", async () => {
    await world.papers();
    await world.operation({ opId: "a", recordId: "r1" });
    const refusing = world.parts({
      exchange: async () => ({
        kind: "answer",
        value: {
          ...answerOf(),
          results: [{ kind: "refused", opId: "a", refusal: { code: "NOT_FOUND" }, story: null }],
        },
      }),
    });
    expect((await synchronise(refusing)).touched).toEqual(["r1"]);
  });
});
