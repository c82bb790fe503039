import { afterEach, describe, expect, it, vi } from "vitest";
import { hashOf, readRoute } from "@/components/field/route";
import { formAddressIn } from "@/components/field/use-form-address";

const FORM = "/isi/5207-0190";
const HEALTH = { kind: "section", section: "health", uid: "u 1" } as const;

function addressAt(hash: string) {
  const assign = vi.fn();
  const place = { hash, assign };
  vi.stubGlobal("location", place);
  return { address: formAddressIn(readRoute(hash) ?? expect.fail(hash), "/periksa/5207-0190"), place };
}

afterEach(() => void vi.unstubAllGlobals());

describe("a form's place inside /lapangan", () => {
  it("names screen and field in the hash, and reads them back", () => {
    const { address } = addressAt(`#${FORM}`);
    const href = address.hrefOf(HEALTH, "isian-member-u 1-chronic");
    const { path, query } = readRoute(href) ?? expect.fail(href);
    expect(path).toBe(FORM);
    expect([query.get("bagian"), query.get("orang"), query.get("isian")]).toEqual([
      "health",
      "u 1",
      "isian-member-u 1-chronic",
    ]);
    expect(addressAt(href).address.namedField()).toBe("isian-member-u 1-chronic");
    expect(address.namedField()).toBeNull();
    expect(address.review).toBe("#/periksa/5207-0190");
  });

  it("knows the screen it is at, whatever field was named", () => {
    const { address } = addressAt(hashOf(FORM, { bagian: "health", orang: "u 1", isian: "x" }));
    expect(address.isAt(HEALTH)).toBe(true);
    expect(address.isAt({ ...HEALTH, uid: "u2" })).toBe(false);
    expect(address.isAt(null)).toBe(false);
    expect(address.here).toBe(`/lapangan#${FORM}?bagian=health&orang=u+1`);
    expect(addressAt(`#${FORM}`).address.isAt(null)).toBe(true);
  });

  it("changes the hash for a screen, the page for a page", () => {
    const { address, place } = addressAt(`#${FORM}`);
    address.push({ kind: "members" });
    expect(place.hash).toBe(`#${FORM}?bagian=members`);
    address.goToPage("/keluarga/5207-0190/pindah");
    expect(place.assign).toHaveBeenCalledWith("/keluarga/5207-0190/pindah");
  });
});
