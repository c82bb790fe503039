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

  it("sends no mail unless both the server and the sender are given", () => {
    expect(readConfig(complete).mail).toBeNull();
    const both = {
      ...complete,
      SMTP_URL: "smtp://orang:r%40hasia@surel.contoh.id",
      MAIL_FROM: "Mutakhir <portal@contoh.id>",
    };
    expect(readConfig(both).mail).toEqual({
      host: "surel.contoh.id",
      port: 587,
      isSecure: false,
      isLoopback: false,
      user: "orang",
      password: "r@hasia",
      from: "Mutakhir <portal@contoh.id>",
    });
    expect(readConfig({ ...both, SMTP_URL: "smtps://[::1]" }).mail).toMatchObject({
      port: 465,
      isSecure: true,
      isLoopback: true,
    });
    expect(() => readConfig({ ...both, MAIL_FROM: "" })).toThrow("MAIL_FROM");
    expect(() => readConfig({ ...both, SMTP_URL: "" })).toThrow("SMTP_URL");
    expect(() => readConfig({ ...both, SMTP_URL: "http://surel.contoh.id" })).toThrow("SMTP_URL");
    expect(() => readConfig({ ...both, MAIL_FROM: "a@contoh.id\nBcc: b@contoh.id" })).toThrow("MAIL_FROM");
  });
});
