import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { parseCheckToken } from "@/lib/domain/meeting/check-token";
import { handles } from "@/lib/server/db/pool";
import { referenceSql } from "@/lib/server/db/reference";
import { certificateDocument } from "@/lib/server/print/certificate-document";
import { renderPdf } from "@/lib/server/print/pdf";
import { certificateHolds, findCertificate } from "@/lib/server/training-session/certificate-query";
import { run, THERE } from "../admin/world";
import { actingAt, MONDAY, TrainingWorld } from "./world";

const world = new TrainingWorld();
const PASSED_AT = new Date("2026-05-14T08:00:00Z");
const SECOND = 1_000;

let admin: Actor;
let trainer: Actor;

beforeAll(async () => {
  await world.open();
  ({ admin, trainer } = await world.staff());
});
afterAll(async () => {
  await world.close();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

async function passed() {
  const { person, sessionId, enrolmentId } = await world.seated({ admin, trainer });
  const mark = { sessionId, enrolmentId, theoryScore: 90, practicePassed: true };
  await run(trainer, "training.mark", mark, { at: PASSED_AT });
  const [row] = await world.rows<{ id: string }>("SELECT id FROM certificate WHERE appointment_id = $1", [
    person.postId,
  ]);
  return { person, id: row?.id ?? "" };
}

const codeFrom = (text: string) => {
  const code = parseCheckToken(text);
  if (code === null) throw new Error("no code");
  return code;
};

describe("the certificate", () => {
  it("is its holder's and the markers' of the area, nobody else's", async () => {
    const { person, id } = await passed();
    const holder = await actingAt(person, PASSED_AT);
    expect(await findCertificate(holder, id)).toMatchObject({ name: "Ditugaskan (contoh)", score: 90 });
    expect(await findCertificate(trainer, id)).not.toBeNull();
    const stranger = await world.actor(await world.person("Orang lain", [{ role: "trainer", regionCode: THERE }]));
    expect(await findCertificate(stranger, id)).toBeNull();
    const other = await actingAt(await world.appointed(admin), MONDAY);
    expect(await findCertificate(other, id)).toBeNull();
  });

  it("says to anybody whether its code holds, from the pass to the second of its end, and nothing of forged ones", async () => {
    const { person, id } = await passed();
    const sheet = await findCertificate(await actingAt(person, PASSED_AT), id);
    if (sheet === null) throw new Error("no certificate");
    const code = codeFrom(sheet.checkCode);
    const on = (at: Date) => certificateHolds(code, at);
    expect(await on(new Date(PASSED_AT.getTime() - 1))).toBe(false);
    expect(await on(PASSED_AT)).toBe(true);
    expect(await on(new Date(sheet.validTo.getTime() - SECOND))).toBe(true);
    expect(await on(sheet.validTo)).toBe(false);
    const forged = { ...code, token: `${code.token.slice(0, -1)}${code.token.endsWith("0") ? "1" : "0"}` };
    expect(await certificateHolds(forged, PASSED_AT)).toBe(false);
    expect(await certificateHolds({ ...code, regencyCode: "3273" }, PASSED_AT)).toBe(false);
    const revokedAt = new Date("2026-06-01T02:00:00Z");
    await run(trainer, "certificate.revoke", { id, reason: "salah nilai" }, { at: revokedAt });
    expect(await on(new Date(revokedAt.getTime() - 1))).toBe(true);
    expect(await on(revokedAt)).toBe(false);
  });

  it("keeps codes from whoever does not have one: no list of them is read under any scope", async () => {
    await passed();
    expect(await referenceSql()`SELECT 1 FROM certificate_fact`).toEqual([]);
  });

  it("is drawn as one sheet with the code's address", async () => {
    const pdf = await renderPdf(
      certificateDocument(
        {
          name: "Sari “Ani” O'Neill 🙂 (contoh)",
          duty: "Operator desa – Desa Beru",
          number: "2026-abcd1234",
          score: 90,
          passedOn: "14 Mei 2026",
          lastDay: "13 Mei 2027",
          isRevoked: true,
          checkUrl: "http://localhost/periksa-sertifikat/5207-0",
        },
        (key) => key,
      ),
    );
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect(pdf.toString("latin1").match(/\/Type \/Page\b/g)).toHaveLength(1);
  });
});
