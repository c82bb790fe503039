import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { handles } from "@/lib/server/db/pool";
import { storeUpload } from "@/lib/server/import/upload";
import { makeActor } from "@/tests/support/factory/people";
import { makePeriod } from "@/tests/support/factory/place";
import { must } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { rowXml, workbookParts, zipOf } from "@/tests/unit/sid/zip-writer";
import { batchOf, checked, newRows, startImport, workbookOf } from "./world";

const VILLAGE = "5207042006";
const owner = new Client({ connectionString: ownerUrl() });
let operator: Actor;

beforeAll(async () => {
  await owner.connect();
  await makePeriod(owner, "5207");
  operator = await makeActor(owner, "village-operator", VILLAGE);
});

afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

describe("a file that is no good", () => {
  it("is refused at once when it is no workbook, and stored nowhere", async () => {
    const id = uuidv7();
    const old = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]);
    expect(await storeUpload(operator, id, old, new Date())).toMatchObject({
      error: { code: "UNSUPPORTED_FILE", info: { reason: "OLD_XLS" } },
    });
    expect((await owner.query("SELECT 1 FROM upload WHERE id = $1", [id])).rowCount).toBe(0);
  });

  it("is refused as a whole with its reason, and its copy goes", async () => {
    const files = [
      [zipOf(workbookParts(rowXml(1, ["nik", "nomor_kartu"]) + rowXml(2, ["0"]))), "UNKNOWN_COLUMN:nomor_kartu"],
      [zipOf(workbookParts(rowXml(1, ["nama"]) + rowXml(2, ["Contoh"]))), "NIK_COLUMN_MISSING"],
      [
        zipOf([...workbookParts(rowXml(1, ["nik"])), { name: "xl/a.xml", content: Buffer.from("<!DOCTYPE a>") }]),
        "FORBIDDEN_XML",
      ],
    ] as const;
    for (const [bytes, failure] of files) {
      const started = await checked(owner, operator, bytes);
      expect(await batchOf(owner, started)).toMatchObject({ state: "refused", failure });
      const kept = await owner.query(
        "SELECT 1 FROM upload u JOIN import_batch b ON b.upload_id = u.id WHERE b.id = $1",
        [started.id],
      );
      expect(kept.rowCount).toBe(0);
    }
  });

  it("keeps the upload sealed while it waits", async () => {
    const rows = newRows(51);
    const started = await startImport(operator, await workbookOf(rows));
    const { rows: kept } = await owner.query<{ content: Buffer }>(
      "SELECT u.content FROM upload u JOIN import_batch b ON b.upload_id = u.id WHERE b.id = $1",
      [started.id],
    );
    expect(kept[0]?.content.subarray(0, 2).toString("latin1")).not.toBe("PK");
    await must(operator, "import.cancel", started);
    expect((await owner.query("SELECT 1 FROM upload WHERE content = $1", [kept[0]?.content])).rowCount).toBe(0);
  });
});
