import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { localDay } from "@/lib/domain/period/period";
import { handles } from "@/lib/server/db/pool";
import { listMappings } from "@/lib/server/import/mapping-queries";
import { findImport } from "@/lib/server/import/queries";
import { makeFamilies } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { makePeriod } from "@/tests/support/factory/place";
import { must, refusal } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { batchOf, checked, itemsOf, runJob, type Started } from "./world";

const VILLAGE = "5207052003";
const NEIGHBOUR = "5207052004";
const owner = new Client({ connectionString: ownerUrl() });
let operator: Actor;
let neighbour: Actor;

beforeAll(async () => {
  await owner.connect();
  await makePeriod(owner, "5207");
  operator = await makeActor(owner, "village-operator", VILLAGE);
  neighbour = await makeActor(owner, "village-operator", NEIGHBOUR);
});

afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const page = (actor: Actor, { id }: Started) =>
  findImport(actor, `5207-${id}`, { kind: null, field: null, hamlet: null, after: 0 }, "id");

const csv = (serial: number) =>
  Buffer.from(
    [
      "Nama Lengkap;No KTP;Kartu Keluarga No;JK;Tgl Lahir;SHDK;Dusun;RT;RW;Agama",
      `Contoh Kepala;99010501058${serial}1;99010501012${serial}1;LAKI-LAKI;01/05/1980;KEPALA KELUARGA;Contoh Satu;1;2;Moslem`,
      `Contoh Istri;99010545058${serial}1;99010501012${serial}1;P;05-05-1980;ISTRI;Contoh Satu;1;2;ISLAM`,
    ].join("\r\n"),
    "latin1",
  );

const columns = {
  "nama lengkap": "nama",
  "no ktp": "nik",
  "kartu keluarga no": "no_kk",
  jk: "sex",
  "tgl lahir": "tanggallahir",
  shdk: "kk_level",
  dusun: "dusun",
  rt: "rt",
  rw: "rw",
  agama: "agama_id",
};

it("asks about a foreign table, keeps the mapping under a name, and offers it in the regency", async () => {
  const started = await checked(owner, operator, csv(1001));
  expect(await batchOf(owner, started)).toMatchObject({ state: "asking", failure: null });
  const asked = await page(operator, started);
  expect(asked?.question).toMatchObject({ format: "foreign", saved: null });
  expect(JSON.stringify(asked?.question)).not.toMatch(/9901050105|Kepala"/);
  const answer = { mend: false, mapping: { columns, codes: { agama_id: { MOSLEM: 1 } } } };
  const input = { ...started, answer, saveAs: "Buku RT", shared: true };
  expect(await refusal(neighbour, "import.answer", input)).toBe("NOT_FOUND");
  const without = { ...answer, mapping: { columns: { ...columns, "no ktp": null }, codes: {} } };
  expect(await refusal(operator, "import.answer", { ...input, answer: without })).toBe("INVALID_INPUT");
  const named = { ...input, saveAs: "Buku 9901010101010001" };
  expect(await refusal(operator, "import.answer", named)).toBe("INVALID_INPUT");
  await must(operator, "import.answer", input);
  await runJob(owner, "import-check", operator, started);
  expect(await batchOf(owner, started)).toMatchObject({ state: "ready", summary: { new: 1, rowErrors: 0 } });
  expect(await refusal(operator, "import.answer", input)).toBe("NOT_ALLOWED_NOW");

  const again = await checked(owner, neighbour, csv(1002));
  expect((await page(neighbour, again))?.question?.saved).toMatchObject({ name: "Buku RT", mapping: { columns } });
  await must(neighbour, "import.cancel", again);
  const kept = await owner.query("SELECT 1 FROM upload u JOIN import_batch b ON b.upload_id = u.id WHERE b.id = $1", [
    again.id,
  ]);
  expect(kept.rowCount).toBe(0);
});

it("takes answers of a survey export for known people, the shift undone after a yes", async () => {
  const today = localDay(new Date(), "Asia/Makassar");
  const made = await makeFamilies(owner, VILLAGE, 20, today);
  const family = made.find(
    ({ status, household, members }) =>
      status === 1 &&
      household["kkNumber"] !== null &&
      members.some(({ answers }) => answers["nik"] !== null && answers["presence"] === 1 && answers["npwp"] === 2),
  );
  const person = family?.members.find(
    ({ answers }) => answers["nik"] !== null && answers["presence"] === 1 && answers["npwp"] === 2,
  );
  if (family === undefined || person === undefined) throw new Error("a person without NPWP is needed");
  const { bookBytes } = await import("./survey-workbook");
  const started = await checked(
    owner,
    operator,
    bookBytes(String(family.household["kkNumber"]), String(person.answers["nik"])),
  );
  expect((await page(operator, started))?.question).toMatchObject({
    format: "dtks-2024",
    misplaced: [{ kind: "shift", from: "412", by: 1 }],
  });
  await must(operator, "import.answer", {
    ...started,
    answer: { mend: true, mapping: null },
    saveAs: null,
    shared: false,
  });
  await runJob(owner, "import-check", operator, started);
  expect((await batchOf(owner, started)).summary).toMatchObject({ changed: 1, unmatched: 2, rowErrors: 0 });
  const changes = (await itemsOf(owner, started)).find(({ kind }) => kind === "changed")?.content?.changes ?? [];
  expect(changes.map(({ key }) => key.replace(/:.*\./, "."))).toContain("member.npwp");
});

it("is named anew or forgotten by its own village alone", async () => {
  const [kept] = await listMappings(operator);
  if (kept === undefined) throw new Error("nothing kept");
  expect(await listMappings(neighbour)).toEqual([]);
  const { id } = kept;
  expect(await refusal(neighbour, "import-mapping.rename", { id, name: "Milik kami" })).toBe("NOT_FOUND");
  expect(await refusal(neighbour, "import-mapping.remove", { id })).toBe("NOT_FOUND");
  expect(await refusal(await makeActor(owner, "companion", VILLAGE), "import-mapping.remove", { id })).toBe(
    "FORBIDDEN",
  );
  for (const name of [" ", "Keluarga 9901010101010001"])
    expect(await refusal(operator, "import-mapping.rename", { id, name })).toBe("INVALID_INPUT");
  await must(operator, "import-mapping.rename", { id, name: "Buku RT 2" });
  expect((await listMappings(operator)).map(({ name }) => name)).toContain("Buku RT 2");
  await must(operator, "import-mapping.remove", { id });
  expect((await listMappings(operator)).map((line) => line.id)).not.toContain(id);
  expect(await refusal(operator, "import-mapping.remove", { id })).toBe("NOT_FOUND");
});
