import { expect, it } from "vitest";
import { COLUMNS, HEADINGS } from "@/lib/domain/delivery-reply/words";
import { headingPlaces } from "@/lib/domain/table/headings";

const places = (...heading: string[]) => headingPlaces(heading, COLUMNS, HEADINGS);

it.each(["NIK Kepala Keluarga", "NIK KK"])("takes the person's NIK where %s stands before it", (head) => {
  expect(places(head, "NIK").get("nik")).toBe(1);
  expect(places(head, "NIK Anggota").get("nik")).toBe(1);
  expect(places(head, "Hasil").get("nik")).toBe(0);
});

it("takes the proposal's number over a running number, and the result over a status", () => {
  expect(places("Nomor", "Nomor usulan").get("number")).toBe(1);
  expect(places("Status", "Hasil").get("result")).toBe(1);
});

it("takes the first of equal headings, and leaves out what is missing", () => {
  expect(places("NIK", "NIK").get("nik")).toBe(0);
  expect(places("NIK").has("kk")).toBe(false);
});
