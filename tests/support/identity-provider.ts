import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** What goes wrong on purpose in the token of the next sign-in. */
export type Fault = "audience" | "nonce" | "signature" | "none" | "expired";

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** An OpenID Connect provider on loopback for tests: one code a sign-in, PKCE checked, tokens signed with a key made for the run. */
export class IdentityProvider {
  private readonly keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
  private readonly strangers = generateKeyPairSync("rsa", { modulusLength: 2048 });
  private readonly codes = new Map<
    string,
    { challenge: string; nonce: string; nik: string | null; fault: Fault | null }
  >();
  private readonly server: Server;
  /** Whose NIK a browser signs in with that is led here. */
  person: string | null = null;

  private constructor(readonly clientId: string) {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const asked = new URL(request.url ?? "", this.issuer);
        if (asked.pathname === "/masuk") {
          const back = this.signIn(asked.href, this.person);
          response.writeHead(302, { location: `${asked.searchParams.get("redirect_uri")}?${back}` }).end();
          return;
        }
        const { status, body } = this.answer(asked.pathname, Buffer.concat(chunks).toString());
        response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
      });
    });
  }

  static async start(clientId: string, port = 0): Promise<IdentityProvider> {
    const provider = new IdentityProvider(clientId);
    await new Promise<void>((resolve) => provider.server.listen(port, "127.0.0.1", resolve));
    return provider;
  }

  get issuer(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  /** Somebody signs in at the address that they were led to; what their browser comes back with. */
  signIn(address: string, nik: string | null, fault: Fault | null = null): URLSearchParams {
    const asked = new URL(address).searchParams;
    const code = `kode-${this.codes.size + 1}`;
    this.codes.set(code, {
      challenge: asked.get("code_challenge") ?? "",
      nonce: asked.get("nonce") ?? "",
      nik,
      fault,
    });
    return new URLSearchParams({ code, state: asked.get("state") ?? "" });
  }

  private answer(path: string, body: string): { status: number; body: object } {
    if (path === "/.well-known/openid-configuration")
      return {
        status: 200,
        body: {
          issuer: this.issuer,
          authorization_endpoint: `${this.issuer}/masuk`,
          token_endpoint: `${this.issuer}/token`,
          jwks_uri: `${this.issuer}/kunci`,
          id_token_signing_alg_values_supported: ["RS256"],
        },
      };
    if (path === "/kunci")
      return {
        status: 200,
        body: { keys: [{ ...this.keys.publicKey.export({ format: "jwk" }), kid: "satu", use: "sig", alg: "RS256" }] },
      };
    const sent = new URLSearchParams(body);
    const code = sent.get("code") ?? "";
    const entry = this.codes.get(code);
    this.codes.delete(code);
    const challenge = createHash("sha256")
      .update(sent.get("code_verifier") ?? "")
      .digest("base64url");
    if (path !== "/token" || entry === undefined || entry.challenge !== challenge)
      return { status: 400, body: { error: "invalid_grant" } };
    return { status: 200, body: { access_token: "akses", token_type: "Bearer", id_token: this.token(entry) } };
  }

  private token({ nonce, nik, fault }: { nonce: string; nik: string | null; fault: Fault | null }): string {
    const now = Math.floor(Date.now() / 1000);
    const head = encode(fault === "none" ? { alg: "none" } : { alg: "RS256", kid: "satu" });
    const claims = encode({
      iss: this.issuer,
      sub: "warga",
      aud: fault === "audience" ? "lain" : this.clientId,
      nonce: fault === "nonce" ? "lain" : nonce,
      iat: now,
      exp: fault === "expired" ? now - 600 : now + 300,
      ...(nik === null ? {} : { nik }),
    });
    if (fault === "none") return `${head}.${claims}.`;
    const key = fault === "signature" ? this.strangers.privateKey : this.keys.privateKey;
    return `${head}.${claims}.${sign("sha256", Buffer.from(`${head}.${claims}`), key).toString("base64url")}`;
  }
}
