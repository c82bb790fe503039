import { afterAll, beforeAll, expect, it } from "vitest";
import { makeJpeg } from "@/tests/support/factory/pictures";
import { answersOf, expectOnce, historyOf } from "./history";
import { ask, keepCopy } from "./put-back";
import { RealDevice } from "./real-device";
import { enrolPhone, openVillage, type Phone, type Village } from "./world";

let village: Village;
let phone: Phone;

beforeAll(async () => {
  village = await openVillage(8, "DTSEN-PBI-2026");
  phone = await enrolPhone(village.team.operator);
  await village.owner.end();
});
afterAll(() => village.close());

it("a portal that was restored is known by its epoch alone, where it remembers the device's last mark; photos come again too", async () => {
  const [one, two] = village.families;
  if (one === undefined || two === undefined) throw new Error("more families are needed");
  const areaOf = ({ household }: typeof one) => household["floorAreaM2"] ?? null;
  const device = await RealDevice.of(phone);
  await device.type(one, "floorAreaM2", areaOf(one), 81);
  await device.sync();
  const putBack = await keepCopy();

  const draft = await device.type(two, "floorAreaM2", areaOf(two), 82);
  const photo = await device.photograph(two, "photoFront", new Uint8Array(makeJpeg({ noise: 70_000 })));
  expect(await device.sync()).toMatchObject({ end: "done" });
  await expectOnce(device);
  const [heard] = await ask<{ marks: string[] }>("SELECT marks FROM field_device WHERE id = $1", [
    phone.enrolment.deviceId,
  ]);

  await putBack();
  await ask("UPDATE field_device SET marks = $2 WHERE id = $1", [phone.enrolment.deviceId, heard?.marks]);
  await ask(`CREATE OR REPLACE FUNCTION app_epoch() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$ SELECT 'sesudah.00000002' $$`);
  expect((await historyOf(device)).times.size).toBe(2);
  expect(await device.sync()).toMatchObject({ end: "done" });
  await expectOnce(device);
  expect(await answersOf(draft)).toMatchObject({ floorAreaM2: 82, photoFront: photo });
  expect(await ask("SELECT 1 FROM attachment WHERE id = $1 AND proposal_id = $2", [photo, draft])).toHaveLength(1);
  expect(await device.sync()).toMatchObject({ end: "done", taken: 0 });
});
