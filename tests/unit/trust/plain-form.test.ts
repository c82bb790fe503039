import { describe, expect, it } from "vitest";
import { plainForm, TOO_LARGE } from "@/lib/server/command/plain-form";

const TYPE = { "content-type": "application/x-www-form-urlencoded", host: "portal.test" };

function sent(headers: Readonly<Record<string, string>>, body = "kata=ya") {
  return new Request("http://portal.test/kirim", { method: "POST", headers: { ...TYPE, ...headers }, body });
}

async function leadOf(hasSession: boolean, request: Request): Promise<string | null> {
  const post = plainForm({ back: "/balik", hasSession }, async (form) => ({
    to: `/${form.get("kata")}`,
    cookie: "satu=1",
  }));
  const response = await post(request);
  expect(response.status).toBe(303);
  expect(response.headers.get("cache-control")).toContain("no-store");
  const to = response.headers.get("location");
  expect(response.headers.get("set-cookie")).toBe(to?.startsWith("/balik") ? null : "satu=1");
  return to;
}

describe("a form without script", () => {
  it("is taken from a page of ours, with or without a session", async () => {
    for (const headers of [
      { "sec-fetch-site": "same-origin" },
      { origin: "http://portal.test" },
      // What a feature phone's browser still says.
      { referer: "http://portal.test/mandiri/isi" },
    ])
      for (const hasSession of [false, true]) expect(await leadOf(hasSession, sent(headers))).toBe("/ya");
  });

  it("leads back where it came from elsewhere, whichever header says so", async () => {
    for (const headers of [
      { "sec-fetch-site": "cross-site" },
      { origin: "http://elsewhere.invalid" },
      { origin: "null" },
      { origin: "null", referer: "http://portal.test/" },
      { referer: "http://elsewhere.invalid/portal.test" },
    ])
      for (const hasSession of [false, true]) expect(await leadOf(hasSession, sent(headers))).toBe("/balik");
    const both = { "sec-fetch-site": "same-origin", origin: "http://elsewhere.invalid" };
    expect(await leadOf(false, sent(both))).toBe("/balik");
  });

  it("of a browser that says nothing may ask, and may not act in a session", async () => {
    expect(await leadOf(false, sent({}))).toBe("/ya");
    expect(await leadOf(true, sent({}))).toBe("/balik?masalah=asal");
  });

  it("is small, and a form", async () => {
    const own = { "sec-fetch-site": "same-origin" };
    expect(await leadOf(false, sent(own, `kata=${"a".repeat(17_000)}`))).toBe("/balik");
    expect(await leadOf(false, sent({ ...own, "content-type": "application/json" }))).toBe("/balik");
  });

  it("takes a file only where it says how large, and one that is larger comes without it", async () => {
    const seen: { words: string[]; files: string[] }[] = [];
    const upload = plainForm(
      { back: "/balik", hasSession: true, mostFileBytes: 50_000 },
      async (form, _request, files) => {
        seen.push({ words: [...form].map(([name, value]) => `${name}=${value}`), files: [...files.keys()] });
        return { to: "/ya" };
      },
    );
    const parts = (bytes: number) => {
      const body = new FormData();
      body.set("isi", "house");
      body.set("foto", new Blob([new Uint8Array(bytes)]), "rumah keluarga.jpg");
      body.set("kosong", new Blob([]), "kosong.jpg");
      const headers = { host: "portal.test", "sec-fetch-site": "same-origin" };
      return new Request("http://portal.test/kirim", { method: "POST", headers, body });
    };
    await upload(parts(1_000));
    await upload(parts(80_000));
    expect(seen).toEqual([
      { words: ["isi=house"], files: ["foto"] },
      { words: [`${TOO_LARGE}=1`], files: [] },
    ]);
    expect(await leadOf(true, parts(1_000))).toBe("/balik");
  });
});
