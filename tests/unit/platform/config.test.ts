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

  it("knows an identity provider only where issuer, client and name are given, and over TLS or on this machine", () => {
    expect(readConfig(complete).identityProvider).toBeNull();
    const all = {
      ...complete,
      MUTAKHIR_OIDC_ISSUER: "https://masuk.contoh.id",
      MUTAKHIR_OIDC_CLIENT_ID: "mutakhir",
      MUTAKHIR_OIDC_NAME: "Identitas Contoh",
    };
    expect(readConfig(all).identityProvider).toEqual({
      issuer: "https://masuk.contoh.id",
      clientId: "mutakhir",
      clientSecret: null,
      name: "Identitas Contoh",
      nikClaim: "nik",
    });
    for (const name of ["MUTAKHIR_OIDC_ISSUER", "MUTAKHIR_OIDC_CLIENT_ID", "MUTAKHIR_OIDC_NAME"])
      expect(() => readConfig({ ...all, [name]: "" }), name).toThrow(name);
    expect(readConfig({ ...all, MUTAKHIR_OIDC_ISSUER: "http://127.0.0.1:8080" }).identityProvider).not.toBeNull();
    for (const issuer of ["http://masuk.contoh.id", "ftp://masuk.contoh.id", "masuk.contoh.id"])
      expect(() => readConfig({ ...all, MUTAKHIR_OIDC_ISSUER: issuer }), issuer).toThrow("MUTAKHIR_OIDC_ISSUER");
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
