import { describe, expect, it } from "vitest";
import { findChromium, findInstalled } from "@/tests/support/chromium.mjs";

describe("browser for the tests", () => {
  it("is the one named by CHROMIUM_PATH before any other", async () => {
    const found = await findChromium({ CHROMIUM_PATH: "/opt/peramban", PATH: "/usr/bin" }, () => true);
    expect(found.executablePath).toBe("/opt/peramban");
  });

  it("refuses a CHROMIUM_PATH that is not there instead of taking another", async () => {
    await expect(findChromium({ CHROMIUM_PATH: "/opt/tidak-ada" }, () => false)).rejects.toThrow("/opt/tidak-ada");
  });

  it("is an installed one where there is one", () => {
    const exists = (file: string) => file === "/usr/local/bin/chromium";
    expect(findInstalled({ PATH: "/usr/bin:/usr/local/bin" }, exists)).toBe("/usr/local/bin/chromium");
    expect(findInstalled({ PATH: "/usr/bin" }, () => false)).toBeNull();
  });
});
