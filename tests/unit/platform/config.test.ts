import { describe, expect, it } from "vitest";
import { readConfig } from "@/lib/server/config/config";

const key = Buffer.alloc(32, 7).toString("base64");

const complete = {
  DATABASE_URL: "postgresql://mutakhir_app:rahasia@127.0.0.1/mutakhir",
  MUTAKHIR_SEAL_KEY: key,
  MUTAKHIR_INDEX_KEY: Buffer.alloc(32, 8).toString("base64"),
  NEXTAUTH_SECRET: "x".repeat(40),
};

describe("settings", () => {
  it("reads a complete environment, demo mode off unless asked for", () => {
    expect(readConfig(complete)).toMatchObject({ demoMode: false, databaseUrl: complete.DATABASE_URL });
  });

  it.each(Object.keys(complete))("refuses when %s is missing, naming it", (name) => {
    expect(() => readConfig({ ...complete, [name]: undefined })).toThrow(name);
  });

  it("refuses a short key in one line without showing its value", () => {
    const short = Buffer.alloc(16, 9).toString("base64");
    let message = "";
    try {
      readConfig({ ...complete, MUTAKHIR_SEAL_KEY: short });
    } catch (error) {
      message = String(error);
    }
    expect(message).toContain("MUTAKHIR_SEAL_KEY");
    expect(message).not.toContain(short);
    expect(message).not.toContain("\n");
  });
});
