import { createHash } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseCheckToken } from "@/lib/domain/meeting/check-token";
import { findPaper, findPaperCopy, findPaperFacts, lastFields, listPapers } from "@/lib/server/delivery/paper/queries";
import { storePaperCopy } from "@/lib/server/delivery/paper/store-copy";
import { makeJpeg, makePng } from "@/tests/support/factory/pictures";
import { must, refusal } from "@/tests/support/factory/run";
import { DeliveryWorld, NOW } from "./world";

const world = new DeliveryWorld("1107", "1107012001", "1108");
let packageId: string;

beforeAll(async () => {
  await world.open();
  packageId = await world.ready(0, 1);
});
afterAll(() => world.close());

const fields = (extra: object = {}) => ({
  letterNumber: "400.9/12/2026",
  madeOn: "2026-11-26",
  place: "Contoh",
  giver: { institution: "Dinas Sosial Contoh", name: "Contoh Satu", position: "Kepala Dinas" },
  receiver: { institution: "BPS Contoh", name: "Contoh Dua", position: "Kepala" },
  method: "upload",
  validTo: null,
  mayReshare: false,
  ...extra,
});
const issuing = (extra: object = {}) => ({
  id: uuidv7(),
  regencyCode: world.regency,
  packageId,
  kind: "bast",
  fields: fields(),
  ...extra,
});
const at = () => ({ regencyCode: world.regency, id: packageId });
const issue = async (extra: object = {}) => {
  const input = issuing(extra);
  const made = await must<{ number: number; token: string }>(world.verifier, "delivery.issue-paper", input, {
    now: NOW,
  });
  return { ...made, id: input.id };
};
const facts = (token: string) => {
  const parsed = parseCheckToken(token);
  return parsed === null ? null : findPaperFacts(parsed);
};

describe("a paper of a hand-over", () => {
  it("is issued from the record, anew only when it says something else, and anybody may check it by its code", async () => {
    const first = await issue();
    expect(first.number).toBe(1);
    expect(await refusal(world.verifier, "delivery.issue-paper", issuing())).toBe("NOT_ALLOWED_NOW");
    const printed = await findPaper(world.verifier, at(), first.id);
    expect(printed?.content).toMatchObject({
      kind: "bast",
      families: 2,
      recipient: "bps",
      fields: { letterNumber: "400.9/12/2026" },
    });
    expect(printed?.content.files.map(({ name }) => name)).toContain("anggota.csv");
    expect(await facts(first.token)).toMatchObject({
      kind: "bast",
      families: 2,
      contentSha256: printed?.sha256,
      dataSha256: printed?.content.dataSha256,
      signedSha256: null,
      isSuperseded: false,
    });
    expect(JSON.stringify(await facts(first.token))).not.toContain("Contoh Satu");
    const second = await issue({ fields: fields({ place: "Tempat lain" }) });
    expect(second.number).toBe(2);
    expect(await facts(first.token)).toMatchObject({ isSuperseded: true });
    expect(await facts(`${world.regency}-${"0".repeat(26)}`)).toBeNull();
    expect(await issue({ kind: "agreement", fields: fields({ validTo: "2027-11-25" }) })).toMatchObject({ number: 1 });
    expect((await lastFields(world.verifier, at()))?.validTo).toBe("2027-11-25");
  });

  it("is refused when it is not whole, for a package without its files, and elsewhere", async () => {
    const end = issuing({ kind: "agreement" });
    expect(await refusal(world.verifier, "delivery.issue-paper", end)).toBe("INVALID_INPUT");
    expect(await refusal(world.verifier, "delivery.issue-paper", issuing({ fields: fields({ place: "" }) }))).toBe(
      "INVALID_INPUT",
    );
    expect(await refusal(world.stranger, "delivery.issue-paper", issuing())).toBe("NOT_FOUND");
    expect(await refusal(world.operator, "delivery.issue-paper", issuing())).toBe("FORBIDDEN");
    await world.applied(2);
    const { id } = await world.make();
    expect(await refusal(world.verifier, "delivery.issue-paper", issuing({ packageId: id }))).toBe("NOT_ALLOWED_NOW");
    expect(await listPapers(world.stranger, at())).toEqual([]);
    const [paper] = await listPapers(world.verifier, at());
    expect(await findPaper(world.stranger, at(), paper?.id ?? "")).toBeNull();
  });

  it("keeps its signed copy, sealed and hashed; a later one takes its place and the earlier one stays", async () => {
    const paper = await issue({ fields: fields({ place: "Untuk ditandatangani" }) });
    const scan = makePng("salinan");
    const store = (id: string, bytes: Buffer, actor = world.verifier) =>
      storePaperCopy(actor, id, paper.id, bytes, NOW);
    const first = uuidv7();
    expect(await store(uuidv7(), Buffer.from("bukan gambar"))).toMatchObject({ error: { code: "UNSUPPORTED_FILE" } });
    expect(await store(first, scan, world.stranger)).toMatchObject({ error: { code: "NOT_FOUND" } });
    expect(await store(first, scan, world.operator)).toMatchObject({ error: { code: "FORBIDDEN" } });
    expect((await store(first, scan)).ok).toBe(true);
    expect((await store(first, scan)).ok).toBe(true);
    expect(await store(first, makeJpeg())).toMatchObject({ ok: false });
    expect(await store(uuidv7(), scan)).toMatchObject({ error: { info: { reason: "SAME_FILE" } } });
    const copy = await findPaperCopy(world.verifier, at(), { paperId: paper.id, copyId: first }, NOW);
    const sha256 = createHash("sha256")
      .update(copy?.bytes ?? "")
      .digest("hex");
    expect(await facts(paper.token)).toMatchObject({ signedSha256: sha256 });
    const [stored] = await world.rows<{ content: Buffer }>("SELECT content FROM delivery_paper_copy WHERE id = $1", [
      first,
    ]);
    expect(stored?.content.subarray(0, 3).toString()).toBe("s1.");
    expect(await findPaperCopy(world.stranger, at(), { paperId: paper.id, copyId: first }, NOW)).toBeNull();
    expect((await listPapers(world.verifier, at())).find(({ id }) => id === paper.id)?.copies).toHaveLength(1);
  });
});
